package dev.tamis.pipeline.source.density;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A sample of the different values of a source, of fixed size whatever the size of the source:
 * those with the smallest hashes (bottom-k; Cohen and Kaplan, "Summarizing data using bottom-k
 * sketches", PODC 2007), each with the pages that it stands on. Samples of parts merge to the
 * sample of the whole, in any order. Up to {@link #SIZE} values it is exact. Not thread-safe.
 */
public final class Sample {
  /** How many values a sample holds: estimates of a source are within 13% of two thirds of them. */
  public static final int SIZE = 256;

  /** What stands on so many pages is repeated; more are not counted. */
  public static final int MANY = 8;

  private static final PeopleValue.Kind[] KINDS = PeopleValue.Kind.values();

  private final TreeMap<Long, Entry> entries = new TreeMap<>(Long::compareUnsigned);

  /**
   * A value of the sample.
   *
   * @param on hashes of the pages that it stands on, sorted, the {@link #MANY} smallest
   */
  record Entry(PeopleValue value, List<Integer> on) {
    /** The number of pages, up to {@link #MANY}. */
    int pages() {
      return on.size();
    }

    Entry plus(List<Integer> more) {
      int[] union =
          IntStream.concat(
                  on.stream().mapToInt(Integer::intValue),
                  more.stream().mapToInt(Integer::intValue))
              .sorted()
              .distinct()
              .limit(MANY)
              .toArray();
      return new Entry(value, Arrays.stream(union).boxed().toList());
    }
  }

  /**
   * Takes the values of a page, each of which is there once.
   *
   * @param page hash of its address
   */
  public void addPage(long page, Collection<PeopleValue> values) {
    for (PeopleValue value : values) {
      add(new Entry(value, List.of(Long.hashCode(page))));
    }
  }

  /** Takes a sample of other pages of the source. */
  public void addAll(Sample other) {
    other.entries.values().forEach(this::add);
  }

  private void add(Entry entry) {
    Entry old = entries.get(entry.value.hash());
    if (old != null) {
      entries.put(entry.value.hash(), old.plus(entry.on));
      return;
    }
    if (entries.size() < SIZE) {
      entries.put(entry.value.hash(), entry);
    } else if (Long.compareUnsigned(entry.value.hash(), entries.lastKey()) < 0) {
      entries.put(entry.value.hash(), entry);
      entries.pollLastEntry();
    }
  }

  /** How many values are held. */
  int size() {
    return entries.size();
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
    return entries.isEmpty() ? 1 : scale(entries.size(), entries.lastKey());
  }

  /** For how many of all one of the smallest stands. */
  static double scale(int size, long largest) {
    if (size < SIZE) {
      return 1;
    }
    double last = (largest >>> 11) * 0x1p-53;
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
      out.writeLong(entry.value.hash());
      out.writeInt(entry.value.group());
      out.writeByte(List.of(KINDS).indexOf(entry.value.kind()));
      out.writeShort(entry.value.weight());
      out.writeByte(entry.on.size());
      for (int page : entry.on) {
        out.writeInt(page);
      }
    }
  }

  static Sample read(DataInputStream in) throws IOException {
    Sample sample = new Sample();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      long hash = in.readLong();
      int group = in.readInt();
      PeopleValue.Kind kind = KINDS[in.readUnsignedByte()];
      PeopleValue value = new PeopleValue(hash, group, in.readUnsignedShort(), kind);
      List<Integer> on = new ArrayList<>();
      for (int pages = in.readUnsignedByte(); pages > 0; pages--) {
        on.add(in.readInt());
      }
      sample.entries.put(hash, new Entry(value, on));
    }
    return sample;
  }
}
