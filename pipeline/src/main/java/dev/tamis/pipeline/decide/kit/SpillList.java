package dev.tamis.pipeline.decide.kit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.Coder;

/**
 * A list that is written once and read once and holds at most {@value #IN_MEMORY} elements in
 * memory; the others wait in a temporary file. Not thread-safe.
 *
 * @param <T> type of the elements
 */
public final class SpillList<T> implements Closeable {
  private static final int IN_MEMORY = 1 << 16;

  private final Coder<T> coder;
  private final List<T> memory = new ArrayList<>();
  private long spilled;
  private Path file;
  private OutputStream out;

  /**
   * An empty list.
   *
   * @param coder of the elements that wait in the file
   */
  public SpillList(Coder<T> coder) {
    this.coder = coder;
  }

  /** Adds an element. */
  public void add(T element) throws IOException {
    if (memory.size() < IN_MEMORY) {
      memory.add(element);
      return;
    }
    if (out == null) {
      file = Files.createTempFile("tamis-spill-", ".bin");
      out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }
    coder.encode(element, out);
    spilled++;
  }

  /** Number of elements. */
  public long size() {
    return memory.size() + spilled;
  }

  /** Visits every element in the order added; nothing can be added after it. */
  public void forEach(Consumer<T> visitor) throws IOException {
    memory.forEach(visitor);
    if (out == null) {
      return;
    }
    out.close();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (long left = spilled; left > 0; left--) {
        visitor.accept(coder.decode(in));
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
      Files.deleteIfExists(file);
    }
  }
}
