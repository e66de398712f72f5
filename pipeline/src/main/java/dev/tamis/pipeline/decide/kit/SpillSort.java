package dev.tamis.pipeline.decide.kit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.apache.beam.sdk.coders.Coder;

/**
 * Sorts what an engine brings in any order and holds at most so many elements in memory; sorted
 * runs of the others wait in temporary files. Filled once, then read once. Not thread-safe.
 *
 * @param <T> type of the elements
 */
public final class SpillSort<T> implements Closeable {
  private static final int IN_MEMORY = 1 << 16;
  private static final int BUFFER = 1 << 16;

  private final Coder<T> coder;
  private final Comparator<? super T> order;
  private final int limit;
  private final List<Run> runs = new ArrayList<>();
  private List<T> memory = new ArrayList<>();

  /** Holds 65,536 elements in memory. */
  public SpillSort(Coder<T> coder, Comparator<? super T> order) {
    this(coder, order, IN_MEMORY);
  }

  /**
   * Sets it up.
   *
   * @param coder of the elements that are spilled
   * @param order a total order, so that the result does not depend on that of arrival
   * @param limit elements in memory, at least 1
   */
  public SpillSort(Coder<T> coder, Comparator<? super T> order, int limit) {
    this.coder = coder;
    this.order = order;
    this.limit = limit;
  }

  /** Adds an element; only before {@link #sorted}. */
  public void add(T element) throws IOException {
    if (memory.size() == limit) {
      spill();
    }
    memory.add(element);
  }

  /** Number of runs that were spilled. */
  int spilled() {
    return runs.size();
  }

  /** All elements in order, once. */
  public Iterator<T> sorted() throws IOException {
    memory.sort(order);
    if (runs.isEmpty()) {
      return memory.iterator();
    }
    PriorityQueue<Source<T>> sources =
        new PriorityQueue<>((one, other) -> order.compare(one.head, other.head));
    sources.add(new Source<>(memory.iterator()));
    for (Run run : runs) {
      run.open();
      sources.add(new Source<>(new Spilled(run)));
    }
    return new Merged<>(sources);
  }

  private void spill() throws IOException {
    memory.sort(order);
    Run run = new Run(Files.createTempFile("tamis-sort-", ".bin"), memory.size());
    runs.add(run);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(run.file), BUFFER)) {
      for (T element : memory) {
        coder.encode(element, out);
      }
    }
    memory = new ArrayList<>();
  }

  @Override
  public void close() throws IOException {
    for (Run run : runs) {
      if (run.in != null) {
        run.in.close();
      }
      Files.deleteIfExists(run.file);
    }
    runs.clear();
  }

  private static final class Run {
    private final Path file;
    private final int size;
    private InputStream in;

    Run(Path file, int size) {
      this.file = file;
      this.size = size;
    }

    void open() throws IOException {
      in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    }
  }

  private final class Spilled implements Iterator<T> {
    private final Run run;
    private int read;

    Spilled(Run run) {
      this.run = run;
    }

    @Override
    public boolean hasNext() {
      return read < run.size;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      read++;
      try {
        return coder.decode(run.in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Source<T> {
    private final Iterator<T> rest;
    private T head;

    Source(Iterator<T> elements) {
      rest = elements;
      head = elements.next();
    }
  }

  private static final class Merged<T> implements Iterator<T> {
    private final PriorityQueue<Source<T>> sources;

    Merged(PriorityQueue<Source<T>> sources) {
      this.sources = sources;
    }

    @Override
    public boolean hasNext() {
      return !sources.isEmpty();
    }

    @Override
    public T next() {
      Source<T> first = sources.remove();
      T element = first.head;
      if (first.rest.hasNext()) {
        first.head = first.rest.next();
        sources.add(first);
      }
      return element;
    }
  }
}
