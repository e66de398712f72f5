package dev.tamis.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A sparse linear model over hashed n-grams. For each bucket it keeps the few labels for which the
 * bucket speaks most, with a weight of one byte; labels compete only with those of their own
 * script. Immutable.
 */
public final class NgramModel {
  private static final int MAGIC = 0x544D4C31; // "TML1"

  final int bits;
  final List<LanguageTag> labels;

  /** Logits are {@code scale * sum of weights / sqrt(number of features)}. */
  final float scale;

  final int[] offsets;
  final byte[] entryLabels;
  final byte[] entryWeights;
  final int[] groups;

  /**
   * Takes the parts of a model.
   *
   * @param bits base-2 logarithm of the number of buckets
   * @param labels at most 256 tags
   * @param scale of the weights
   * @param offsets where the entries of each bucket begin, one more than there are buckets
   * @param entryLabels index of a label, unsigned
   * @param entryWeights weight of that label
   */
  public NgramModel(
      int bits,
      List<LanguageTag> labels,
      float scale,
      int[] offsets,
      byte[] entryLabels,
      byte[] entryWeights) {
    if (labels.size() > 256) {
      throw new IllegalArgumentException("at most 256 labels (got: " + labels.size() + ")");
    }
    this.bits = bits;
    this.labels = List.copyOf(labels);
    this.scale = scale;
    this.offsets = offsets.clone();
    this.entryLabels = entryLabels.clone();
    this.entryWeights = entryWeights.clone();
    this.groups = labels.stream().mapToInt(label -> Scripts.groupOf(label.script())).toArray();
  }

  /** Writes the model, compressed. */
  public void write(OutputStream stream) throws IOException {
    GZIPOutputStream gzip = new GZIPOutputStream(stream, 1 << 16);
    DataOutputStream out = new DataOutputStream(gzip);
    out.writeInt(MAGIC);
    out.writeInt(bits);
    out.writeFloat(scale);
    out.writeInt(labels.size());
    for (LanguageTag label : labels) {
      out.writeUTF(label.toString());
    }
    for (int bucket = 0; bucket < 1 << bits; bucket++) {
      out.writeByte(offsets[bucket + 1] - offsets[bucket]);
    }
    out.write(entryLabels);
    out.write(entryWeights);
    out.flush();
    gzip.finish();
  }

  /** Reads what {@link #write} wrote. */
  public static NgramModel read(InputStream stream) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(stream, 1 << 16), 1 << 16))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("this is no language model of this version");
      }
      int bits = in.readInt();
      float scale = in.readFloat();
      List<LanguageTag> labels = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        labels.add(LanguageTag.parse(in.readUTF()));
      }
      int[] offsets = new int[(1 << bits) + 1];
      for (int bucket = 0; bucket < 1 << bits; bucket++) {
        offsets[bucket + 1] = offsets[bucket] + in.readUnsignedByte();
      }
      byte[] entryLabels = in.readNBytes(offsets[1 << bits]);
      byte[] entryWeights = in.readNBytes(offsets[1 << bits]);
      return new NgramModel(bits, labels, scale, offsets, entryLabels, entryWeights);
    }
  }
}
