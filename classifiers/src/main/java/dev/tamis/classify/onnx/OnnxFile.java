package dev.tamis.classify.onnx;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an ONNX file says of its network before anyone runs it: which operators it uses, and whether
 * its weights lie in other files. Weights are skipped, so that a large file is scanned at once.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>
 */
final class OnnxFile {
  /** Graphs within graphs; no real network comes near. */
  private static final int MAX_DEPTH = 64;

  private static final int LONGEST_NAME = 1 << 10;

  private final SortedSet<String> operators = new TreeSet<>();
  private final InputStream in;
  private boolean external;
  private long position;

  /** The messages that are looked into; in each, a few fields matter. */
  private enum Message {
    MODEL,
    GRAPH,
    NODE,
    ATTRIBUTE,
    TENSOR,
    FUNCTION
  }

  private OnnxFile(InputStream in) {
    this.in = in;
  }

  /**
   * Scans a file.
   *
   * @throws IOException if it cannot be read, or is no protocol buffers message
   */
  static OnnxFile scan(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 13)) {
      OnnxFile scan = new OnnxFile(in);
      scan.read(Message.MODEL, Files.size(file), 0);
      return scan;
    }
  }

  /** Names of the operators. */
  SortedSet<String> operators() {
    return Collections.unmodifiableSortedSet(operators);
  }

  /** Whether some weights lie in other files. */
  boolean isExternal() {
    return external;
  }

  /**
   * Whether numbers are quantised while the network runs, by a range that is taken over the whole
   * batch as a rule.
   */
  boolean isQuantized() {
    return operators.stream()
        .anyMatch(
            name ->
                name.contains("Quantize")
                    || name.contains("Integer")
                    || name.startsWith("QLinear")
                    || name.startsWith("QAttention")
                    || name.startsWith("QGemm"));
  }

  private void read(Message message, long end, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new IOException("no ONNX file: messages within messages, over " + MAX_DEPTH);
    }
    while (position < end) {
      long key = varint();
      int field = (int) (key >>> 3);
      switch ((int) (key & 7)) {
        case 0 -> {
          long value = varint();
          external |= message == Message.TENSOR && field == 14 && value == 1;
        }
        case 1 -> skip(Long.BYTES);
        case 2 -> nested(message, field, end, depth);
        case 5 -> skip(Integer.BYTES);
        default -> throw new IOException("no ONNX file: wrong bytes at " + position);
      }
    }
    if (position != end) {
      throw new IOException("no ONNX file: a message ends beyond its end at " + end);
    }
  }

  private void nested(Message message, int field, long end, int depth) throws IOException {
    long length = varint();
    if (length < 0 || length > end - position) {
      throw new IOException("no ONNX file, or a cut one: a field at " + position + " is too long");
    }
    Message inner = inner(message, field);
    if (inner != null) {
      read(inner, position + length, depth + 1);
    } else if (message == Message.NODE && field == 4 && length <= LONGEST_NAME) {
      byte[] name = in.readNBytes((int) length);
      position += name.length;
      operators.add(new String(name, StandardCharsets.UTF_8));
    } else {
      skip(length);
    }
  }

  private static Message inner(Message message, int field) {
    return switch (message) {
      case MODEL -> field == 7 ? Message.GRAPH : field == 25 ? Message.FUNCTION : null;
      case GRAPH -> field == 1 ? Message.NODE : field == 5 ? Message.TENSOR : null;
      case FUNCTION -> field == 7 ? Message.NODE : null;
      case NODE -> field == 5 ? Message.ATTRIBUTE : null;
      case ATTRIBUTE ->
          field == 6 || field == 11 ? Message.GRAPH : field == 5 ? Message.TENSOR : null;
      case TENSOR -> null;
    };
  }

  private long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("no ONNX file, or a cut one: it ends at " + position);
      }
      position++;
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new IOException("no ONNX file: wrong bytes at " + position);
  }

  private void skip(long bytes) throws IOException {
    in.skipNBytes(bytes);
    position += bytes;
  }
}
