package dev.tamis.language.fasttext;

import java.io.IOException;

/**
 * The centroids of a product quantiser, 256 for each piece of a vector; the last piece may be
 * shorter than the others.
 *
 * @see <a href="https://doi.org/10.1109/TPAMI.2010.57">Product quantization for nearest neighbor
 *     search</a>
 */
final class Codebook {
  private static final int CENTROIDS = 256;

  private final int pieces;
  private final int width;
  private final int lastWidth;
  private final float[] centroids;

  private Codebook(int pieces, int width, int lastWidth, float[] centroids) {
    this.pieces = pieces;
    this.width = width;
    this.lastWidth = lastWidth;
    this.centroids = centroids;
  }

  static Codebook read(ModelFile in, int columns, String what) throws IOException {
    String expected = "dimension of the codebook of the " + what;
    in.readInt(expected, columns, columns);
    int pieces = in.readInt("pieces of the codebook of the " + what, 1, columns);
    int width = in.readInt("width of a piece of the " + what, 1, columns);
    int lastWidth = in.readInt("width of the last piece of the " + what, 1, width);
    in.check(
        (pieces - 1L) * width + lastWidth == columns,
        Integer.BYTES,
        "a last piece that ends at " + columns + " in the " + what,
        lastWidth);
    in.require((long) columns * CENTROIDS * Float.BYTES, "codebook of the " + what);
    float[] centroids = new float[columns * CENTROIDS];
    in.readFloats(centroids, "codebook of the " + what);
    return new Codebook(pieces, width, lastWidth, centroids);
  }

  int pieces() {
    return pieces;
  }

  float scalar(byte code) {
    return centroids[code & 0xff];
  }

  void addTo(float[] vector, byte[] codes, int from, float factor) {
    for (int piece = 0; piece < pieces; piece++) {
      int columns = piece == pieces - 1 ? lastWidth : width;
      int start = piece * CENTROIDS * width + (codes[from + piece] & 0xff) * columns;
      for (int i = 0; i < columns; i++) {
        vector[piece * width + i] += factor * centroids[start + i];
      }
    }
  }

  float dot(float[] vector, byte[] codes, int from) {
    float sum = 0;
    for (int piece = 0; piece < pieces; piece++) {
      int columns = piece == pieces - 1 ? lastWidth : width;
      int start = piece * CENTROIDS * width + (codes[from + piece] & 0xff) * columns;
      for (int i = 0; i < columns; i++) {
        sum += vector[piece * width + i] * centroids[start + i];
      }
    }
    return sum;
  }
}
