package dev.tamis.classify.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** What every graph that is written here has in common, as messages of onnx.proto. */
final class Graphs {
  static final int FLOAT = 1;

  private Graphs() {}

  /** A ModelProto of opset 13 around a graph, with metadata in the map's order. */
  static byte[] model(Proto graph, Map<String, String> metadata) {
    Proto model =
        new Proto()
            .integer(1, 8)
            .text(2, "tamis")
            .message(7, graph)
            .message(8, new Proto().text(1, "").integer(2, 13));
    metadata.forEach((key, value) -> model.message(14, new Proto().text(1, key).text(2, value)));
    return model.toBytes();
  }

  /** A TensorProto of floats. */
  static Proto floats(String name, float[] values, int... dimensions) {
    Proto tensor = new Proto();
    for (int dimension : dimensions) {
      tensor.integer(1, dimension);
    }
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return tensor.integer(2, FLOAT).text(8, name).bytes(9, raw.array());
  }

  /**
   * A ValueInfoProto of a matrix.
   *
   * @param columns their number, or the name of a dimension that is not fixed
   */
  static Proto value(String name, int type, String rows, Object columns) {
    Proto column = new Proto();
    if (columns instanceof Integer count) {
      column.integer(1, count);
    } else {
      column.text(2, columns.toString());
    }
    Proto shape = new Proto().message(1, new Proto().text(2, rows)).message(1, column);
    Proto tensor = new Proto().integer(1, type).message(2, shape);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }

  /** The rows of a matrix one after the other. */
  static float[] flat(float[][] matrix) {
    float[] flat = new float[matrix.length * matrix[0].length];
    for (int i = 0; i < matrix.length; i++) {
      System.arraycopy(matrix[i], 0, flat, i * matrix[0].length, matrix[0].length);
    }
    return flat;
  }
}
