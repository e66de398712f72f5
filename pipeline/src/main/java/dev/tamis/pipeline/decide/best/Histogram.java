package dev.tamis.pipeline.decide.best;

import dev.tamis.pipeline.ledger.StreamCoder;
import dev.tamis.pipeline.ledger.SumFn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.VarInt;

/**
 * How many elements have each of at most 65,536 keys: whole numbers, so that their order does not
 * matter. Not thread-safe.
 */
final class Histogram {
  private static final int KEYS = 1 << 16;

  private final TreeMap<Integer, Long> counts = new TreeMap<>();

  /**
   * Adds one element.
   *
   * @param key 0 to 65,535
   */
  void add(int key) {
    if (key < 0 || key >= KEYS) {
      throw new IllegalArgumentException("key must be 0 .. " + (KEYS - 1) + " (got: " + key + ")");
    }
    counts.merge(key, 1L, Long::sum);
  }

  /** Adds all of {@code other}. */
  void addAll(Histogram other) {
    other.counts.forEach((key, count) -> counts.merge(key, count, Long::sum));
  }

  /** Number of elements. */
  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Walks down from the highest key.
   *
   * @param wanted number of elements, 1 to {@link #total}
   * @return the highest key such that as many elements have it or a higher one, and how many have a
   *     higher one
   */
  Place fromTop(long wanted) {
    long above = 0;
    for (Map.Entry<Integer, Long> entry : counts.descendingMap().entrySet()) {
      if (above + entry.getValue() >= wanted) {
        return new Place(entry.getKey(), above);
      }
      above += entry.getValue();
    }
    throw new IllegalArgumentException("wanted must be 1 .. " + above + " (got: " + wanted + ")");
  }

  /**
   * A place in the order of keys.
   *
   * @param key the key
   * @param above number of elements with higher keys
   */
  record Place(int key, long above) {}

  @Override
  public boolean equals(Object other) {
    return other instanceof Histogram same && counts.equals(same.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  /** Adds keys up, in any order and grouping. */
  static final class Sum extends SumFn<Integer, Histogram> {
    private static final long serialVersionUID = 1L;

    @Override
    protected Histogram zero() {
      return new Histogram();
    }

    @Override
    protected void add(Histogram sum, Integer element) {
      sum.add(element);
    }

    @Override
    protected void addAll(Histogram sum, Histogram other) {
      sum.addAll(other);
    }

    @Override
    protected Coder<Histogram> coder() {
      return new HistogramCoder();
    }
  }

  /** Encodes a histogram in the order of its keys. */
  static final class HistogramCoder extends StreamCoder<Histogram> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Histogram histogram, DataOutputStream out) throws IOException {
      VarInt.encode(histogram.counts.size(), out);
      for (Map.Entry<Integer, Long> entry : histogram.counts.entrySet()) {
        VarInt.encode(entry.getKey(), out);
        VarInt.encode(entry.getValue(), out);
      }
    }

    @Override
    protected Histogram read(DataInputStream in) throws IOException {
      Histogram histogram = new Histogram();
      for (int left = VarInt.decodeInt(in); left > 0; left--) {
        histogram.counts.put(VarInt.decodeInt(in), VarInt.decodeLong(in));
      }
      return histogram;
    }
  }
}
