package dev.tamis.pipeline.source.density;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a source: pages, characters, findings, and a sample of the values that may be
 * people's. Accounts of parts merge in any order. At most about 4 KB. Not thread-safe.
 */
public final class SourceAccount {
  private final Sample sample = new Sample();
  private final SortedMap<String, Long> findings = new TreeMap<>();
  private long pages;
  private long characters;
  private long pagesWithValues;
  private long[] over = new long[0];

  /** Takes a page. */
  public void add(PageFacts page, long pageCharacters) {
    pages++;
    characters += pageCharacters;
    pagesWithValues += page.values().isEmpty() ? 0 : 1;
    page.findings().forEach((kind, count) -> findings.merge(kind, (long) count, Long::sum));
    sample.addPage(page.values());
    grow(page.over().size());
    for (int i = 0; i < page.over().size(); i++) {
      over[i] += page.over().get(i) ? 1 : 0;
    }
  }

  /** Takes the account of other pages of the source. */
  public void addAll(SourceAccount other) {
    pages += other.pages;
    characters += other.characters;
    pagesWithValues += other.pagesWithValues;
    other.findings.forEach((kind, count) -> findings.merge(kind, count, Long::sum));
    sample.addAll(other.sample);
    grow(other.over.length);
    for (int i = 0; i < other.over.length; i++) {
      over[i] += other.over[i];
    }
  }

  private void grow(int size) {
    if (over.length < size) {
      over = Arrays.copyOf(over, size);
    }
  }

  public long pages() {
    return pages;
  }

  public long characters() {
    return characters;
  }

  /** Pages with at least one value that may be a person's. */
  public long pagesWithValues() {
    return pagesWithValues;
  }

  /** Findings by kind, all of them. */
  public SortedMap<String, Long> findings() {
    return Collections.unmodifiableSortedMap(findings);
  }

  /** All findings. */
  public long allFindings() {
    return findings.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Pages whose score is over the cut of a safety rule. */
  public long over(int rule) {
    return rule < over.length ? over[rule] : 0;
  }

  public Sample sample() {
    return sample;
  }

  /** Writes it. */
  public void write(DataOutputStream out) throws IOException {
    out.writeLong(pages);
    out.writeLong(characters);
    out.writeLong(pagesWithValues);
    out.writeShort(findings.size());
    for (Map.Entry<String, Long> entry : findings.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeLong(entry.getValue());
    }
    out.writeByte(over.length);
    for (long count : over) {
      out.writeLong(count);
    }
    sample.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static SourceAccount read(DataInputStream in) throws IOException {
    SourceAccount account = new SourceAccount();
    account.pages = in.readLong();
    account.characters = in.readLong();
    account.pagesWithValues = in.readLong();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      String kind = in.readUTF();
      account.findings.put(kind, in.readLong());
    }
    account.over = new long[in.readUnsignedByte()];
    for (int i = 0; i < account.over.length; i++) {
      account.over[i] = in.readLong();
    }
    account.sample.addAll(Sample.read(in));
    return account;
  }
}
