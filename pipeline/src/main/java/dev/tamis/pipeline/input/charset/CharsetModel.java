package dev.tamis.pipeline.input.charset;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How likely each pair of bytes is in each charset and language: a multinomial naive Bayes model
 * over {@link BytePairs}. Immutable. The resource "charsets.bin.gz" is written by the trainer among
 * the tests; charsets.md beside it says from what.
 */
final class CharsetModel {
  /** Log-likelihoods are kept in this many steps per natural unit. */
  static final int STEPS = 8;

  private final List<String> charsets;
  private final byte[] cost;

  private CharsetModel(List<String> charsets, byte[] cost) {
    this.charsets = List.copyOf(charsets);
    this.cost = cost;
  }

  static CharsetModel bundled() {
    return Bundled.MODEL;
  }

  /** Read when first asked for: most pages need no guess. */
  private static final class Bundled {
    static final CharsetModel MODEL = read("charsets.bin.gz");
  }

  /**
   * The costs of one charset and language, to be written.
   *
   * @param charset its WHATWG name
   * @param floor cost of a pair that was not seen, 0..255: minus log-likelihood times {@link
   *     #STEPS}
   * @param pairs pairs seen, ascending
   * @param costs their costs
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Table(String charset, int floor, int[] pairs, int[] costs) {}

  /** Writes a model file. */
  static void write(List<Table> tables, OutputStream out) throws IOException {
    try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(out))) {
      data.writeShort(tables.size());
      for (Table table : tables) {
        data.writeUTF(table.charset());
        data.writeByte(table.floor());
        data.writeShort(table.pairs().length);
        for (int pair : table.pairs()) {
          data.writeShort(pair);
        }
        for (int cost : table.costs()) {
          data.writeByte(cost);
        }
      }
    }
  }

  private static CharsetModel read(String resource) {
    try (InputStream in = CharsetModel.class.getResourceAsStream(resource);
        DataInputStream data =
            new DataInputStream(new BufferedInputStream(new GZIPInputStream(in)))) {
      int models = data.readUnsignedShort();
      byte[] cost = new byte[models * BytePairs.SIZE];
      List<String> charsets = new ArrayList<>();
      for (int model = 0; model < models; model++) {
        charsets.add(data.readUTF());
        readTable(data, cost, model, models);
      }
      return new CharsetModel(charsets, cost);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static void readTable(DataInputStream data, byte[] cost, int model, int models)
      throws IOException {
    byte floor = data.readByte();
    for (int pair = 0; pair < BytePairs.SIZE; pair++) {
      cost[pair * models + model] = floor;
    }
    int[] pairs = new int[data.readUnsignedShort()];
    for (int k = 0; k < pairs.length; k++) {
      pairs[k] = data.readUnsignedShort();
    }
    for (int pair : pairs) {
      cost[pair * models + model] = data.readByte();
    }
  }

  /** The charsets, once for each language, in the order of {@link #costs}. */
  List<String> charsets() {
    return charsets;
  }

  /** The cost of the pairs under each model; less is likelier. */
  long[] costs(BytePairs pairs) {
    int models = charsets.size();
    long[] sums = new long[models];
    for (int k = 0; k < pairs.distinct(); k++) {
      int pair = pairs.pair(k);
      int count = pairs.countOf(pair);
      int row = pair * models;
      for (int model = 0; model < models; model++) {
        sums[model] += (long) count * (cost[row + model] & 0xFF);
      }
    }
    return sums;
  }
}
