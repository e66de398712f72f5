package dev.tamis.language.fasttext;

import java.io.IOException;

/** Rows of numbers, in whatever form a file has them. Immutable. */
interface Matrix {
  /** Number of rows. */
  long rows();

  /** Adds a row to {@code vector}. */
  void addTo(float[] vector, int row);

  /** The dot product of a row and {@code vector}. */
  float dot(float[] vector, int row);

  /** Reads a matrix of a known form and checks its width. */
  static Matrix read(ModelFile in, boolean quantized, int columns, String what) throws IOException {
    return quantized
        ? QuantizedMatrix.read(in, columns, what)
        : DenseMatrix.read(in, columns, what);
  }
}
