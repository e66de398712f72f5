package dev.tamis.pipeline.decide.kit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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
import java.util.function.ToIntFunction;
import org.apache.beam.sdk.coders.Coder;

/**
 * Sorts what an engine brings in any order and holds at most so many elements, and so many bytes of
 * them, in memory; sorted runs of the others wait in temporary files, at most {@value #MOST_RUNS}
 * at a time, for so many are merged into one. Filled once, then read once. Not thread-safe.
 *
 * @param <T> type of the elements
 */
public final class SpillSort<T> implements Closeable {
  private static final int IN_MEMORY = 1 << 16;
  private static final int BUFFER = 1 << 16;
  private static final long BYTES_IN_MEMORY = 1 << 24;
  private static final int MOST_RUNS = 64;

  private final Coder<T> coder;
  private final Comparator<? super T> order;
  private final ToIntFunction<? super T> weight;
  private final int limit;
  private final List<Run> runs = new ArrayList<>();
  private List<T> memory = new ArrayList<>();
  private long bytes;
  private int spilled;

  /** Holds 65,536 elements in memory. */
  public SpillSort(Coder<T> coder, Comparator<? super T> order) {
    this(coder, order, element -> 0);
  }

  /**
   * Holds 65,536 elements in memory, or fewer that weigh 16 MiB.
   *
   * @param weight bytes of an element beyond a hundred or two
   */
  public SpillSort(Coder<T> coder, Comparator<? super T> order, ToIntFunction<? super T> weight) {
    this(coder, order, weight, IN_MEMORY);
  }

  /**
   * Sets it up.
   *
   * @param coder of the elements that are spilled
   * @param order a total order, so that the result does not depend on that of arrival
   * @param weight bytes of an element beyond a hundred or two
   * @param limit elements in memory, at least 1
   */
  SpillSort(
      Coder<T> coder, Comparator<? super T> order, ToIntFunction<? super T> weight, int limit) {
    this.coder = coder;
    this.order = order;
    this.weight = weight;
    this.limit = limit;
  }

  /** Adds an element; only before {@link #sorted}. */
  public void add(T element) throws IOException {
    if (memory.size() == limit || bytes > BYTES_IN_MEMORY) {
      memory.sort(order);
      spill(memory.iterator(), memory.size());
      memory = new ArrayList<>();
      bytes = 0;
      spilled++;
      if (runs.size() == MOST_RUNS) {
        mergeRuns();
      }
    }
    memory.add(element);
    bytes += weight.applyAsInt(element);
  }

  /** Adds elements; only before {@link #sorted}. */
  public void addAll(Iterable<T> elements) throws IOException {
    for (T element : elements) {
      add(element);
    }
  }

  /** Number of runs that were spilled. */
  int spilled() {
    return spilled;
  }

  private void mergeRuns() throws IOException {
    List<Run> merged = new ArrayList<>(runs);
    long size = merged.stream().mapToLong(run -> run.size).sum();
    spill(merge(merged, List.<T>of().iterator()), size);
    for (Run run : merged) {
      run.close();
    }
    runs.removeAll(merged);
  }

  /** All elements in order, once. */
  public Iterator<T> sorted() throws IOException {
    memory.sort(order);
    if (runs.isEmpty()) {
      return memory.iterator();
    }
    return merge(runs, memory.iterator());
  }

  private Iterator<T> merge(List<Run> sorted, Iterator<T> more) throws IOException {
    PriorityQueue<Source<T>> sources =
        new PriorityQueue<>((one, other) -> order.compare(one.head, other.head));
    if (more.hasNext()) {
      sources.add(new Source<>(more));
    }
    for (Run run : sorted) {
      run.open();
      sources.add(new Source<>(new Spilled(run)));
    }
    return new Merged<>(sources);
  }

  private void spill(Iterator<T> sorted, long size) throws IOException {
    Run run = new Run(Files.createTempFile("tamis-sort-", ".bin"), size);
    runs.add(run);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(run.file), BUFFER)) {
      DataOutputStream data = new DataOutputStream(out);
      while (sorted.hasNext()) {
        coder.encode(sorted.next(), data);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Run run : runs) {
      run.close();
    }
    runs.clear();
  }

  private static final class Run {
    private final Path file;
    private final long size;
    private InputStream in;

    Run(Path file, long size) {
      this.file = file;
      this.size = size;
    }

    void open() throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    void close() throws IOException {
      if (in != null) {
        in.close();
      }
      Files.deleteIfExists(file);
    }
  }

  private final class Spilled implements Iterator<T> {
    private final Run run;
    private long read;

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
