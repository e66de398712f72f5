package dev.tamis.pipeline.ledger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;

/**
 * Counts that travel as data, so that a retried bundle cannot count twice: whole numbers by key,
 * added up. A key is a path such as {@code excluded/gopher-quality/min-words}; its segments become
 * the nesting of {@code statistics.json}. Not thread-safe.
 */
public final class Tally implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, Long> counts = new TreeMap<>();

  /** Adds {@code amount} under the key that the segments make; a segment must not hold a slash. */
  public void add(long amount, String... segments) {
    for (String segment : segments) {
      Decision.checkName("tally segment", segment);
    }
    counts.merge(String.join("/", segments), amount, Math::addExact);
  }

  /** Adds {@code amount} under a key as it stands. */
  public void addTo(String key, long amount) {
    counts.merge(key, amount, Math::addExact);
  }

  /** Adds all of {@code other}. */
  public void addAll(Tally other) {
    for (Map.Entry<String, Long> count : other.counts.entrySet()) {
      counts.merge(count.getKey(), count.getValue(), Math::addExact);
    }
  }

  /** The same counts but those whose key begins with {@code prefix}. */
  public Tally without(String prefix) {
    Tally rest = new Tally();
    counts.forEach(
        (key, count) -> {
          if (!key.startsWith(prefix)) {
            rest.counts.put(key, count);
          }
        });
    return rest;
  }

  /** The count under a key, 0 where nothing was counted. */
  public long get(String key) {
    return counts.getOrDefault(key, 0L);
  }

  /** The sum of all counts whose key begins with {@code prefix}. */
  public long sum(String prefix) {
    long sum = 0;
    for (Map.Entry<String, Long> count : startingWith(prefix).entrySet()) {
      sum = Math.addExact(sum, count.getValue());
    }
    return sum;
  }

  /** The counts whose key begins with {@code prefix}, by what follows it. */
  public SortedMap<String, Long> startingWith(String prefix) {
    SortedMap<String, Long> found = new TreeMap<>();
    for (Map.Entry<String, Long> count : counts.tailMap(prefix, true).entrySet()) {
      if (!count.getKey().startsWith(prefix)) {
        break;
      }
      found.put(count.getKey().substring(prefix.length()), count.getValue());
    }
    return found;
  }

  /** All counts in the order of their keys. */
  public SortedMap<String, Long> counts() {
    return Collections.unmodifiableSortedMap(counts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tally tally && counts.equals(tally.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  @Override
  public String toString() {
    return counts.toString();
  }

  /** Adds tallies up, in any order and grouping. */
  public static final class Sum extends SumFn<Tally, Tally> {
    private static final long serialVersionUID = 1L;

    @Override
    protected Tally zero() {
      return new Tally();
    }

    @Override
    protected void add(Tally sum, Tally element) {
      sum.addAll(element);
    }

    @Override
    protected void addAll(Tally sum, Tally other) {
      sum.addAll(other);
    }

    @Override
    protected Coder<Tally> coder() {
      return new TallyCoder();
    }
  }

  /** Encodes a tally in the order of its keys. */
  public static final class TallyCoder extends StreamCoder<Tally> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Tally tally, DataOutputStream out) throws IOException {
      out.writeInt(tally.counts.size());
      for (Map.Entry<String, Long> count : tally.counts.entrySet()) {
        writeString(count.getKey(), out);
        out.writeLong(count.getValue());
      }
    }

    @Override
    protected Tally read(DataInputStream in) throws IOException {
      Tally tally = new Tally();
      for (int left = in.readInt(); left > 0; left--) {
        String key = readString(in);
        tally.counts.put(key, in.readLong());
      }
      return tally;
    }
  }
}
