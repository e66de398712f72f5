package dev.tamis.language;

import dev.tamis.language.internal.Scripts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The languages of one script against each other: weights of n-grams, what frequent words say, and
 * how likely each label is before a word is read. Tables are unpacked when they are first asked
 * for. Immutable.
 */
public final class ScriptModel {
  private static final int MAX_LABELS = 256;
  private static final int MIN_BITS = 8;
  private static final int MAX_BITS = 24;
  private static final int MAX_SLOT_BITS = 20;

  final int group;
  final List<LanguageTag> labels;

  /** What each label is given before a word is read, in nats. */
  final float[] priors;

  final Calibration calibration;

  private final byte[] packed;
  private volatile WeightTable weights;
  private volatile WordTable words;

  private ScriptModel(
      List<LanguageTag> labels, float[] priors, Calibration calibration, byte[] packed) {
    check("labels", labels.size(), 1, MAX_LABELS);
    check("priors", priors.length, labels.size(), labels.size());
    this.labels = List.copyOf(labels);
    this.group = Scripts.groupOf(labels.get(0).script());
    for (LanguageTag label : labels) {
      check("script of " + label, Scripts.groupOf(label.script()), group, group);
    }
    this.priors = priors;
    this.calibration = calibration;
    this.packed = packed;
  }

  /**
   * The weights of a script.
   *
   * @param labels tags of that script, at most 256
   * @param calibration of the weights
   * @param counts how many labels each bucket has, at most 60; empty where there is one label
   * @param entryLabels the labels of all buckets, one after the other
   * @param entryWeights of the labels
   */
  public static ScriptModel of(
      List<LanguageTag> labels,
      Calibration calibration,
      byte[] counts,
      byte[] entryLabels,
      byte[] entryWeights) {
    return new ScriptModel(
        labels,
        new float[labels.size()],
        calibration,
        pack(counts, entryLabels, entryWeights, new long[0], 1));
  }

  /** Tags of the script. */
  public List<LanguageTag> labels() {
    return labels;
  }

  /** How weights become probabilities. */
  public Calibration calibration() {
    return calibration;
  }

  /** The same with another calibration. */
  public ScriptModel with(Calibration other) {
    return with(other, priors);
  }

  /** The same with other probabilities. */
  public ScriptModel with(Calibration other, float[] otherPriors) {
    ScriptModel same = new ScriptModel(labels, otherPriors.clone(), other, packed);
    same.weights = weights;
    same.words = words;
    return same;
  }

  /**
   * What n-grams say of a text.
   *
   * @param sums of the weights of each label
   * @param features how many n-grams there are
   */
  public record Evidence(int[] sums, int features) {}

  /**
   * The likeliest label.
   *
   * @param best its index
   * @param second the index of the next likely one
   * @param probability of the likeliest
   */
  public record Ranked(int best, int second, double probability) {}

  /** What n-grams say of the words of a text that are in the script. */
  public Evidence evidence(String text) {
    return ScriptScorer.evidence(this, text);
  }

  /** What follows from evidence. */
  public Ranked rank(Evidence evidence) {
    return ScriptScorer.rank(this, evidence);
  }

  /**
   * The same with frequent words, by which most texts can be judged alone.
   *
   * @param words in lower case, the more frequent the earlier
   * @param slotBits base-2 logarithm of the number of slots, 3 to 20; words that find no room are
   *     left out
   */
  public ScriptModel withWords(Iterable<String> words, int slotBits) {
    return with(WordTableBuilder.build(this, words, slotBits));
  }

  /**
   * The same with single letters in place of words, for a script without spaces between them.
   *
   * @param letters in lower case, the more frequent the earlier
   * @param slotBits see {@link #withWords}
   */
  public ScriptModel withLetters(Iterable<String> letters, int slotBits) {
    return with(WordTableBuilder.buildLetters(this, letters, slotBits));
  }

  private ScriptModel with(WordTable table) {
    try (DataInputStream in = unpack()) {
      byte[] counts = in.readNBytes(in.readInt());
      byte[] entryLabels = in.readNBytes(in.readInt());
      byte[] entryWeights = in.readNBytes(entryLabels.length);
      byte[] bytes = pack(counts, entryLabels, entryWeights, table.slots(), table.scale);
      return new ScriptModel(labels, priors, calibration, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] pack(
      byte[] counts, byte[] labels, byte[] weights, long[] slots, float scale) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out =
        new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 1 << 16))) {
      out.writeInt(counts.length);
      out.write(counts);
      out.writeInt(labels.length);
      // Labels and weights apart from each other compress to four fifths.
      out.write(labels);
      out.write(weights);
      out.writeFloat(scale);
      out.writeInt(slots.length);
      ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * slots.length);
      for (int b = 0; b < Long.BYTES; b++) {
        for (long slot : slots) {
          buffer.put((byte) (slot >>> Byte.SIZE * b));
        }
      }
      out.write(buffer.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private DataInputStream unpack() {
    return new DataInputStream(
        new java.io.BufferedInputStream(
            new InflaterInputStream(new ByteArrayInputStream(packed)), 1 << 16));
  }

  /** The weights of n-grams. */
  WeightTable weights() {
    if (weights == null) {
      load();
    }
    return weights;
  }

  /** Frequent words, or null where the model has none of this script. */
  WordTable words() {
    if (weights == null) {
      load();
    }
    return words;
  }

  private synchronized void load() {
    if (weights != null) {
      return;
    }
    try (DataInputStream in = unpack()) {
      byte[] counts = in.readNBytes(in.readInt());
      check("buckets", Integer.bitCount(counts.length), 1, 1);
      check("buckets", counts.length, 1 << MIN_BITS, 1 << MAX_BITS);
      byte[] entryLabels = in.readNBytes(in.readInt());
      byte[] entryWeights = in.readNBytes(entryLabels.length);
      int sum = 0;
      for (byte count : counts) {
        check("labels of a bucket", count, 0, WeightTable.MAX_LABELS);
        sum += count;
      }
      check("entries", sum, entryLabels.length, entryLabels.length);
      for (byte label : entryLabels) {
        check("label of an entry", label & 0xff, 0, labels.size() - 1);
      }
      float scale = in.readFloat();
      int size = in.readInt();
      if (size > 0) {
        words = new WordTable(slots(in, size), scale);
      }
      weights = new WeightTable(counts, entryLabels, entryWeights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long[] slots(DataInputStream in, int size) throws IOException {
    check("slots", size, 8, 2 << MAX_SLOT_BITS);
    long[] slots = new long[size];
    byte[] plane = new byte[size];
    for (int b = 0; b < Long.BYTES; b++) {
      in.readFully(plane);
      for (int i = 0; i < size; i++) {
        slots[i] |= (plane[i] & 0xffL) << Byte.SIZE * b;
      }
    }
    return slots;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(labels.size());
    for (int label = 0; label < labels.size(); label++) {
      out.writeUTF(labels.get(label).toString());
      out.writeFloat(priors[label]);
    }
    out.writeFloat(calibration.sharpness());
    out.writeFloat(calibration.exponent());
    out.writeInt(packed.length);
    out.write(packed);
  }

  static ScriptModel read(DataInputStream in) throws IOException {
    int size = in.readInt();
    check("labels", size, 1, MAX_LABELS);
    LanguageTag[] labels = new LanguageTag[size];
    float[] priors = new float[size];
    for (int label = 0; label < size; label++) {
      labels[label] = LanguageTag.parse(in.readUTF());
      priors[label] = in.readFloat();
    }
    Calibration calibration = new Calibration(in.readFloat(), in.readFloat());
    int length = in.readInt();
    check("bytes", length, 0, 1 << 28);
    byte[] packed = in.readNBytes(length);
    check("bytes", packed.length, length, length);
    return new ScriptModel(List.of(labels), priors, calibration, packed);
  }

  static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " must be " + min + " .. " + max + " (got: " + value + ")");
    }
  }
}
