package dev.tamis.language.fasttext;

import java.io.IOException;

/** A matrix of floats, in blocks, for large models outgrow an array. */
final class DenseMatrix implements Matrix {
  private static final int BLOCK = 1 << 26;

  private final long rows;
  private final int columns;
  private final int rowsPerBlock;
  private final float[][] blocks;

  private DenseMatrix(long rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.rowsPerBlock = Math.max(1, BLOCK / columns);
    this.blocks = new float[(int) ((rows + rowsPerBlock - 1) / rowsPerBlock)][];
  }

  static DenseMatrix read(ModelFile in, int columns, String what) throws IOException {
    long rows = in.readLong("rows of the " + what);
    in.check(
        rows > 0 && rows <= Integer.MAX_VALUE, Long.BYTES, "1 .. 2^31 - 1 rows of " + what, rows);
    long width = in.readLong("columns of the " + what);
    in.check(width == columns, Long.BYTES, columns + " columns of the " + what, width);
    in.require(rows * columns * Float.BYTES, what);
    DenseMatrix matrix = new DenseMatrix(rows, columns);
    long left = rows;
    for (int block = 0; block < matrix.blocks.length; block++) {
      int count = (int) Math.min(left, matrix.rowsPerBlock);
      matrix.blocks[block] = new float[count * columns];
      in.readFloats(matrix.blocks[block], what);
      left -= count;
    }
    return matrix;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public void addTo(float[] vector, int row) {
    float[] block = blocks[row / rowsPerBlock];
    int start = row % rowsPerBlock * columns;
    for (int i = 0; i < columns; i++) {
      vector[i] += block[start + i];
    }
  }

  @Override
  public float dot(float[] vector, int row) {
    float[] block = blocks[row / rowsPerBlock];
    int start = row % rowsPerBlock * columns;
    float sum = 0;
    for (int i = 0; i < columns; i++) {
      sum += block[start + i] * vector[i];
    }
    return sum;
  }
}
