package dev.tamis.pipeline.source.density;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sample of the different values of a source, of fixed size whatever the size of the source:
 * those with the smallest hashes (bottom-k; Cohen and Kaplan, "Summarizing data using bottom-k
 * sketches", PODC 2007), each with the number of pages that it stands on. Samples of parts merge to
 * the sample of the whole, in any order. Up to {@link #SIZE} values it is exact. Not thread-safe.
 */
public final class Sample {
  /** How many values a sample holds: estimates of a source are within 13% of two thirds of them. */
  public static final int SIZE = 256;

  /** What stands on so many pages is repeated; more is not counted. */
  static final int MANY = 255;

  private static final PeopleValue.Kind[] KINDS = PeopleValue.Kind.values();

  private final TreeMap<Long, Entry> entries = new TreeMap<>(Long::compareUnsigned);

  /** A value of the sample and the number of pages that it stands on, up to {@link #MANY}. */
  record Entry(PeopleValue value, int pages) {
    Entry plus(int more) {
      return new Entry(value, Math.min(MANY, pages + more));
    }
  }

  /** Takes the values of a page, each of which is there once. */
  public void addPage(Collection<PeopleValue> values) {
    for (PeopleValue value : values) {
      add(new Entry(value, 1));
    }
  }

  /** Takes a sample of other pages of the source. */
  public void addAll(Sample other) {
    other.entries.values().forEach(this::add);
  }

  private void add(Entry entry) {
    Entry old = entries.get(entry.value.hash());
    if (old != null) {
      entries.put(entry.value.hash(), old.plus(entry.pages));
      return;
    }
    if (entries.size() < SIZE) {
      entries.put(entry.value.hash(), entry);
    } else if (Long.compareUnsigned(entry.value.hash(), entries.lastKey()) < 0) {
      entries.put(entry.value.hash(), entry);
      entries.pollLastEntry();
    }
  }

  /** The values of the sample, in the order of their hashes. */
  List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }

  /** How many different values the source has: exact up to {@link #SIZE}, else an estimate. */
  public double distinct() {
    return entries.size() * scale();
  }

  /** For how many values of the source one of the sample stands. */
  double scale() {
    if (entries.size() < SIZE) {
      return 1;
    }
    double last = (entries.lastKey() >>> 11) * 0x1p-53;
    return Math.max(1, (SIZE - 1) / last / SIZE);
  }

  /** How many values of the sample share each group. */
  Map<Integer, Integer> groups() {
    Map<Integer, Integer> groups = new TreeMap<>();
    for (Entry entry : entries.values()) {
      groups.merge(entry.value.group(), 1, Integer::sum);
    }
    return groups;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeShort(entries.size());
    for (Entry entry : entries.values()) {
      write(entry.value, out);
      out.writeByte(entry.pages);
    }
  }

  static Sample read(DataInputStream in) throws IOException {
    Sample sample = new Sample();
    int size = in.readUnsignedShort();
    for (int i = 0; i < size; i++) {
      PeopleValue value = readValue(in);
      sample.entries.put(value.hash(), new Entry(value, in.readUnsignedByte()));
    }
    return sample;
  }

  static void write(PeopleValue value, DataOutputStream out) throws IOException {
    out.writeLong(value.hash());
    out.writeInt(value.group());
    out.writeByte(List.of(PeopleValue.Kind.values()).indexOf(value.kind()));
    out.writeShort(value.weight());
  }

  static PeopleValue readValue(DataInputStream in) throws IOException {
    long hash = in.readLong();
    int group = in.readInt();
    PeopleValue.Kind kind = KINDS[in.readUnsignedByte()];
    return new PeopleValue(hash, group, in.readUnsignedShort(), kind);
  }
}
