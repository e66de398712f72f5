package dev.tamis.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A sparse linear model over hashed n-grams. For each bucket it keeps the few labels for which the
 * bucket speaks most, with a weight of one byte; labels compete only with those of their own
 * script. Immutable.
 */
public final class NgramModel {
  private static final int MAGIC = 0x544D4C32; // "TML2"
  private static final int MAX_LABELS = 256;
  private static final int MAX_ENTRIES = 255;
  private static final int MIN_BITS = 8;
  private static final int MAX_BITS = 24;

  final int bits;
  final List<LanguageTag> labels;

  /** How weights become probabilities. */
  final Calibration calibration;

  /** Where the entries of each bucket begin. */
  final int[] offsets;

  /** A label's index times 256, and its weight in the lower byte. */
  final short[] entries;

  /** The first label of each group of {@link Scripts}, whose labels stand together. */
  private final int[] firstLabels;

  private final int[] labelCounts;

  private final AtomicReferenceArray<ScriptTable> tables;

  /**
   * How sums of weights become probabilities: of {@code n} features the sums are multiplied by
   * {@code sharpness * n ^ -exponent} and go through softmax. One feature says little of the next,
   * so that {@code exponent} lies between 0, for features that are independent, and 1.
   *
   * @param sharpness over 0
   * @param exponent 0 to 1
   */
  public record Calibration(float sharpness, float exponent) {
    /** Checks the ranges. */
    public Calibration {
      if (!(sharpness > 0) || !(exponent >= 0 && exponent <= 1)) {
        throw new IllegalArgumentException(
            "sharpness must be over 0 and exponent 0 .. 1 (got: "
                + sharpness
                + ", "
                + exponent
                + ")");
      }
    }

    /** What a sum over {@code features} features is multiplied by. */
    double unit(long features) {
      return sharpness * StrictMath.pow((double) Math.max(1, features), -exponent);
    }
  }

  /**
   * Takes the parts of a model.
   *
   * @param bits base-2 logarithm of the number of buckets, 8 to 24
   * @param labels at most 256 tags
   * @param calibration of the weights
   * @param offsets where the entries of each bucket begin, one more than there are buckets
   * @param entries a label's index times 256, and its weight in the lower byte
   */
  public NgramModel(
      int bits, List<LanguageTag> labels, Calibration calibration, int[] offsets, short[] entries) {
    check("bits", bits, MIN_BITS, MAX_BITS);
    check("labels", labels.size(), 1, MAX_LABELS);
    check("offsets", offsets.length, (1 << bits) + 1, (1 << bits) + 1);
    check("entries", entries.length, offsets[1 << bits], offsets[1 << bits]);
    for (int bucket = 0; bucket < 1 << bits; bucket++) {
      check("labels of a bucket", offsets[bucket + 1] - offsets[bucket], 0, MAX_ENTRIES);
    }
    this.bits = bits;
    this.labels = List.copyOf(labels);
    this.calibration = calibration;
    this.offsets = offsets.clone();
    this.entries = entries.clone();
    this.firstLabels = new int[Scripts.count()];
    this.labelCounts = new int[Scripts.count()];
    this.tables = new AtomicReferenceArray<>(Scripts.count());
    for (int label = 0; label < labels.size(); label++) {
      int group = Scripts.groupOf(labels.get(label).script());
      if (labelCounts[group]++ == 0) {
        firstLabels[group] = label;
      }
      check("labels of a script stand together: " + labels.get(label), label, 0, last(group));
    }
  }

  private int last(int group) {
    return firstLabels[group] + labelCounts[group] - 1;
  }

  /** The weights of a script, laid out when they are first asked for. */
  ScriptTable table(int group) {
    ScriptTable table = tables.get(group);
    if (table == null) {
      // Two threads may both make it, and both make the same.
      table = new ScriptTable(this, group);
      tables.set(group, table);
    }
    return table;
  }

  /** Index of the first label of a script. */
  int firstLabel(int group) {
    return firstLabels[group];
  }

  /** How many labels a script has. */
  int labelCount(int group) {
    return labelCounts[group];
  }

  /** How weights become probabilities. */
  public Calibration calibration() {
    return calibration;
  }

  /** The same weights with other probabilities. */
  public NgramModel withCalibration(Calibration other) {
    return new NgramModel(this, other);
  }

  private NgramModel(NgramModel same, Calibration other) {
    bits = same.bits;
    labels = same.labels;
    calibration = other;
    offsets = same.offsets;
    entries = same.entries;
    firstLabels = same.firstLabels;
    labelCounts = same.labelCounts;
    tables = same.tables;
  }

  /** Writes the model, compressed. */
  public void write(OutputStream stream) throws IOException {
    GZIPOutputStream gzip = new GZIPOutputStream(stream, 1 << 16);
    DataOutputStream out = new DataOutputStream(gzip);
    out.writeInt(MAGIC);
    out.writeInt(bits);
    out.writeFloat(calibration.sharpness);
    out.writeFloat(calibration.exponent);
    out.writeInt(labels.size());
    for (LanguageTag label : labels) {
      out.writeUTF(label.toString());
    }
    for (int bucket = 0; bucket < 1 << bits; bucket++) {
      out.writeByte(offsets[bucket + 1] - offsets[bucket]);
    }
    // Labels and weights apart from each other compress to four fifths.
    for (short entry : entries) {
      out.writeByte(entry >> 8);
    }
    for (short entry : entries) {
      out.writeByte(entry);
    }
    out.flush();
    gzip.finish();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is something else or ends early
   */
  public static NgramModel read(InputStream stream) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(stream, 1 << 16), 1 << 16))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("this is no language model of this version");
      }
      int bits = in.readInt();
      check("bits", bits, MIN_BITS, MAX_BITS);
      Calibration calibration = new Calibration(in.readFloat(), in.readFloat());
      int size = in.readInt();
      check("labels", size, 1, MAX_LABELS);
      List<LanguageTag> labels = new ArrayList<>();
      for (int label = 0; label < size; label++) {
        labels.add(LanguageTag.parse(in.readUTF()));
      }
      byte[] counts = new byte[1 << bits];
      in.readFully(counts);
      int[] offsets = new int[counts.length + 1];
      for (int bucket = 0; bucket < counts.length; bucket++) {
        offsets[bucket + 1] = Math.addExact(offsets[bucket], counts[bucket] & 0xff);
      }
      return new NgramModel(bits, labels, calibration, offsets, readEntries(in, offsets, size));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException("this language model is broken: " + e.getMessage(), e);
    }
  }

  private static short[] readEntries(DataInputStream in, int[] offsets, int labels)
      throws IOException {
    int count = offsets[offsets.length - 1];
    short[] entries = new short[count];
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    for (int i = 0; i < count; i++) {
      check("label of an entry", bytes[i] & 0xff, 0, labels - 1);
      entries[i] = (short) (bytes[i] << 8);
    }
    in.readFully(bytes);
    for (int i = 0; i < count; i++) {
      entries[i] |= (short) (bytes[i] & 0xff);
    }
    return entries;
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " must be " + min + " .. " + max + " (got: " + value + ")");
    }
  }
}
