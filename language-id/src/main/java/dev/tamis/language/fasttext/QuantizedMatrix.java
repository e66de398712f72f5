package dev.tamis.language.fasttext;

import java.io.IOException;

/**
 * A matrix whose rows are cut into pieces of which only the number of the nearest of 256 centroids
 * is kept; the length of each row may be kept apart in the same way.
 *
 * @see <a href="https://arxiv.org/abs/1612.03651">FastText.zip: compressing text classification
 *     models</a>
 */
final class QuantizedMatrix implements Matrix {
  private final int rows;
  private final byte[] codes;
  private final Codebook book;
  private final byte[] normCodes;
  private final Codebook norms;

  private QuantizedMatrix(int rows, byte[] codes, Codebook book, byte[] normCodes, Codebook norms) {
    this.rows = rows;
    this.codes = codes;
    this.book = book;
    this.normCodes = normCodes;
    this.norms = norms;
  }

  static QuantizedMatrix read(ModelFile in, int columns, String what) throws IOException {
    boolean hasNorms = in.readFlag("whether the " + what + " has norms apart");
    long rows = in.readLong("rows of the " + what);
    in.check(
        rows > 0 && rows <= Integer.MAX_VALUE, Long.BYTES, "1 .. 2^31 - 1 rows of " + what, rows);
    long width = in.readLong("columns of the " + what);
    in.check(width == columns, Long.BYTES, columns + " columns of the " + what, width);
    int size = in.readInt("size of the codes of the " + what, 1, Integer.MAX_VALUE);
    byte[] codes = in.readBytes(size, "codes of the " + what);
    Codebook book = Codebook.read(in, columns, what);
    in.check(size == rows * book.pieces(), 0, rows * book.pieces() + " codes of the " + what, size);
    byte[] normCodes = hasNorms ? in.readBytes(rows, "codes of norms of the " + what) : null;
    Codebook norms = hasNorms ? Codebook.read(in, 1, "norms of the " + what) : null;
    return new QuantizedMatrix((int) rows, codes, book, normCodes, norms);
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public void addTo(float[] vector, int row) {
    book.addTo(vector, codes, row * book.pieces(), norm(row));
  }

  @Override
  public float dot(float[] vector, int row) {
    return book.dot(vector, codes, row * book.pieces()) * norm(row);
  }

  private float norm(int row) {
    return norms == null ? 1 : norms.scalar(normCodes[row]);
  }
}
