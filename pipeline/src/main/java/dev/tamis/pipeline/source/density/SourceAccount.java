package dev.tamis.pipeline.source.density;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a source: documents, characters, findings, and samples of its pages and of the
 * values that may be people's. Accounts of parts merge in any order. At most about 15 KB, and about
 * 60 bytes for a page without values. Not thread-safe.
 */
public final class SourceAccount {
  private final PageSample pages = new PageSample();
  private final Sample sample = new Sample();
  private final SortedMap<String, Long> findings = new TreeMap<>();
  private long documents;
  private long characters;
  private long[] scored = new long[0];
  private long[] over = new long[0];

  /** Takes a page. */
  public void add(PageCount page) {
    documents++;
    characters += page.characters();
    page.findings().forEach((kind, count) -> findings.merge(kind, (long) count, Long::sum));
    pages.add(page.page(), !page.values().isEmpty());
    sample.addPage(page.page(), page.values());
    grow(Integer.SIZE - Integer.numberOfLeadingZeros(page.scored()));
    for (int i = 0; i < over.length && i < Integer.SIZE; i++) {
      scored[i] += page.scored() >>> i & 1;
      over[i] += page.over() >>> i & 1;
    }
  }

  /** Takes the account of other pages of the source. */
  public void addAll(SourceAccount other) {
    documents += other.documents;
    characters += other.characters;
    other.findings.forEach((kind, count) -> findings.merge(kind, count, Long::sum));
    pages.addAll(other.pages);
    sample.addAll(other.sample);
    grow(other.over.length);
    for (int i = 0; i < other.over.length; i++) {
      scored[i] += other.scored[i];
      over[i] += other.over[i];
    }
  }

  private void grow(int size) {
    if (over.length < size) {
      scored = Arrays.copyOf(scored, size);
      over = Arrays.copyOf(over, size);
    }
  }

  /** How often one of its pages was fetched. */
  public long documents() {
    return documents;
  }

  /** How many different pages there are, about: exact up to {@link Sample#SIZE}. */
  public double pages() {
    return pages.distinct();
  }

  /** Share of the pages with at least one value that may be a person's, 0 to 1. */
  public double shareWithValues() {
    return pages.shareWithValues();
  }

  public long characters() {
    return characters;
  }

  /** Findings by kind, all of them. */
  public SortedMap<String, Long> findings() {
    return Collections.unmodifiableSortedMap(findings);
  }

  /** All findings. */
  public long allFindings() {
    return findings.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Documents that the classifier of a safety rule has scored. */
  public long scored(int rule) {
    return rule < scored.length ? scored[rule] : 0;
  }

  /** Documents whose score is over the cut of a safety rule. */
  public long over(int rule) {
    return rule < over.length ? over[rule] : 0;
  }

  public Sample sample() {
    return sample;
  }

  /** How many hashes are held, which is what memory goes by. */
  public int held() {
    return sample.size() + pages.size();
  }

  /** Writes it. */
  public void write(DataOutputStream out) throws IOException {
    out.writeLong(documents);
    out.writeLong(characters);
    out.writeShort(findings.size());
    for (Map.Entry<String, Long> entry : findings.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeLong(entry.getValue());
    }
    out.writeByte(over.length);
    for (int i = 0; i < over.length; i++) {
      out.writeLong(scored[i]);
      out.writeLong(over[i]);
    }
    pages.write(out);
    sample.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static SourceAccount read(DataInputStream in) throws IOException {
    SourceAccount account = new SourceAccount();
    account.documents = in.readLong();
    account.characters = in.readLong();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      String kind = in.readUTF();
      account.findings.put(kind, in.readLong());
    }
    account.grow(in.readUnsignedByte());
    for (int i = 0; i < account.over.length; i++) {
      account.scored[i] = in.readLong();
      account.over[i] = in.readLong();
    }
    account.pages.addAll(PageSample.read(in));
    account.sample.addAll(Sample.read(in));
    return account;
  }

  /** Encodes accounts. */
  public static final class AccountCoder extends StreamCoder<SourceAccount> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(SourceAccount account, DataOutputStream out) throws IOException {
      account.write(out);
    }

    @Override
    protected SourceAccount read(DataInputStream in) throws IOException {
      return SourceAccount.read(in);
    }
  }

  /**
   * What a part of a crawl knows of a source.
   *
   * @param domain of the source
   * @param account not copied, not to be changed
   */
  public record At(String domain, SourceAccount account) {}

  /** Encodes them. */
  public static final class AtCoder extends StreamCoder<At> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(At at, DataOutputStream out) throws IOException {
      writeShort(at.domain, out);
      at.account.write(out);
    }

    @Override
    protected At read(DataInputStream in) throws IOException {
      return new At(readShort(in), SourceAccount.read(in));
    }
  }
}
