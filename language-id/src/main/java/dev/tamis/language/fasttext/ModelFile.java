package dev.tamis.language.fasttext;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads the little-endian fields of a model and knows where it is. Nothing is allocated for a size
 * that the rest of the file could not hold.
 */
final class ModelFile implements Closeable {
  private final InputStream in;
  private final String name;
  private final long length;
  private final byte[] chunk = new byte[1 << 16];
  private final ByteBuffer view = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
  private long position;

  ModelFile(InputStream in, String name, long length) {
    this.in = in;
    this.name = name;
    this.length = length;
  }

  int readInt(String what) throws IOException {
    fill(Integer.BYTES, what);
    return view.getInt(0);
  }

  long readLong(String what) throws IOException {
    fill(Long.BYTES, what);
    return view.getLong(0);
  }

  double readDouble(String what) throws IOException {
    fill(Double.BYTES, what);
    return view.getDouble(0);
  }

  byte readByte(String what) throws IOException {
    fill(1, what);
    return chunk[0];
  }

  boolean readFlag(String what) throws IOException {
    byte flag = readByte(what);
    check(flag == 0 || flag == 1, 1, what + ", 0 or 1", flag);
    return flag == 1;
  }

  /** Reads an int and checks its range. */
  int readInt(String what, int min, int max) throws IOException {
    int value = readInt(what);
    check(value >= min && value <= max, Integer.BYTES, what + ", " + min + " .. " + max, value);
    return value;
  }

  byte[] readBytes(long count, String what) throws IOException {
    require(count, what);
    if (count > Integer.MAX_VALUE - 16) {
      throw new IOException(at(0) + "expected " + what + " of under 2 GiB (got: " + count + ")");
    }
    byte[] bytes = new byte[(int) count];
    if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
      throw ended(what);
    }
    position += count;
    return bytes;
  }

  /** Fills {@code floats}, for which the caller has checked that the file is long enough. */
  void readFloats(float[] floats, String what) throws IOException {
    for (int done = 0; done < floats.length; ) {
      int count = Math.min(floats.length - done, chunk.length / Float.BYTES);
      fill(count * Float.BYTES, what);
      view.asFloatBuffer().get(floats, done, count);
      for (int i = 0; i < count; i++) {
        if (!Float.isFinite(floats[done + i])) {
          long back = (long) (count - i) * Float.BYTES;
          throw new IOException(at(-back) + "expected " + what + " of finite numbers");
        }
      }
      done += count;
    }
  }

  /** Reads bytes up to a zero into {@code pool} and returns the pool, larger where needed. */
  byte[] readWord(byte[] pool, int from, int[] end) throws IOException {
    byte[] words = pool;
    int to = from;
    for (int b = next(); b != 0; b = next()) {
      if (to == words.length) {
        if (to > Integer.MAX_VALUE / 2) {
          throw new IOException(at(0) + "expected less than 1 GiB of words");
        }
        words = Arrays.copyOf(words, 2 * words.length);
      }
      words[to++] = (byte) b;
    }
    end[0] = to;
    return words;
  }

  /** Fails unless so many bytes are left. */
  void require(long bytes, String what) throws IOException {
    if (bytes < 0 || bytes > length - position) {
      throw new IOException(
          at(0)
              + "expected "
              + what
              + " of "
              + bytes
              + " bytes, but "
              + (length - position)
              + " are left");
    }
  }

  /** Fails unless a condition holds of a field that ended here and took {@code width} bytes. */
  void check(boolean condition, int width, String expected, long got) throws IOException {
    if (!condition) {
      throw new IOException(at(-width) + "expected " + expected + " (got: " + got + ")");
    }
  }

  private int next() throws IOException {
    int b = position < length ? in.read() : -1;
    if (b < 0) {
      throw ended("a word of the dictionary and the zero after it");
    }
    position++;
    return b;
  }

  private void fill(int bytes, String what) throws IOException {
    require(bytes, what);
    if (in.readNBytes(chunk, 0, bytes) < bytes) {
      throw ended(what);
    }
    position += bytes;
  }

  private IOException ended(String what) {
    return new IOException(at(0) + "expected " + what + ", but the file ends");
  }

  private String at(long shift) {
    return name + ": at byte " + (position + shift) + " ";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
