package dev.tamis.pipeline.decide.kit;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Small elements on their way to a shuffle, many to a block: what an engine does for each element
 * that it shuffles (wrap, write, compare, read) costs more than the element itself. A function puts
 * elements in by the key of the shuffle and closes at the end of a bundle; the one behind the
 * shuffle reads them. At most {@value #BYTES} bytes wait, so keys should be few: with 8,192 of them
 * a block has about a kilobyte. One for each instance of a function. Not thread-safe.
 *
 * @param <T> type of the elements
 */
public final class Blocks<T> {
  /** Coder of a shuffle of blocks. */
  public static final KvCoder<Integer, byte[]> CODER =
      KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());

  private static final int KEY_BITS = 13;
  private static final int FEW_KEY_BITS = 4;
  private static final int BYTES = 1 << 23;
  private static final int LARGEST = 1 << 16;

  /** Bytes that go to shuffles, by step: the engine's pages show it. */
  private static final Counter SHUFFLED = Metrics.counter(Blocks.class, "shuffled-bytes");

  private final StreamCoder<T> coder;
  private final Map<Integer, Block> blocks = new TreeMap<>();
  private int waiting;

  /** Takes a block. */
  @FunctionalInterface
  public interface Sink {
    /** Takes a block under the key of its elements. */
    void output(KV<Integer, byte[]> block);
  }

  /** For elements with this coder. */
  public Blocks(StreamCoder<T> coder) {
    this.coder = coder;
  }

  /** Puts an element in, and blocks out where there are enough. */
  public void add(int key, T element, Sink out) {
    Block block = blocks.computeIfAbsent(key, first -> new Block());
    int before = block.size;
    try {
      coder.encode(element, block.data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    waiting += block.size - before;
    if (block.size > LARGEST) {
      waiting -= block.size;
      put(key, block, out);
    } else if (waiting > BYTES) {
      flush(out);
    }
  }

  private static void put(int key, Block block, Sink out) {
    SHUFFLED.inc(block.size);
    out.output(KV.of(key, block.take()));
  }

  /** Puts out all that waits. */
  void flush(Sink out) {
    blocks.forEach(
        (key, block) -> {
          if (block.size > 0) {
            put(key, block, out);
          }
        });
    waiting = 0;
  }

  /** Puts out all that waits, at the end of a bundle. */
  public void close(DoFn<?, ?>.FinishBundleContext context, TupleTag<KV<Integer, byte[]>> tag) {
    flush(
        block ->
            context.output(
                tag, block, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE));
  }

  /**
   * How many bits of a hash are the key of a shuffle: few enough for blocks of a kilobyte, enough
   * for thousands of workers. DirectRunner serialises a function for each key: there are fewer.
   */
  public static int keyBits(Pipeline pipeline) {
    Class<?> runner = pipeline.getOptions().getRunner();
    return runner.getSimpleName().equals("DirectRunner") ? FEW_KEY_BITS : KEY_BITS;
  }

  /** Says of outputs that they are blocks. */
  public static PCollectionTuple coded(
      PCollectionTuple outputs, List<TupleTag<KV<Integer, byte[]>>> tags) {
    tags.forEach(tag -> outputs.get(tag).setCoder(CODER));
    return outputs;
  }

  /** The elements of blocks, to be gone through once. */
  public static <T> Iterable<T> read(Iterable<byte[]> blocks, StreamCoder<T> coder) {
    return () -> new Elements<>(blocks.iterator(), coder);
  }

  /** The elements of blocks in an order, however many they are; to be closed. */
  public static <T> SpillSort<T> sort(
      Iterable<byte[]> blocks, StreamCoder<T> coder, Comparator<? super T> order)
      throws IOException {
    return sort(blocks, coder, order, element -> 0);
  }

  /**
   * The elements of blocks in an order, however many they are; to be closed.
   *
   * @param weight bytes of an element beyond a hundred or two
   */
  public static <T> SpillSort<T> sort(
      Iterable<byte[]> blocks,
      StreamCoder<T> coder,
      Comparator<? super T> order,
      ToIntFunction<? super T> weight)
      throws IOException {
    SpillSort<T> sort = new SpillSort<>(coder, order, weight);
    boolean filled = false;
    try {
      sort.addAll(read(blocks, coder));
      filled = true;
      return sort;
    } finally {
      if (!filled) {
        sort.close();
      }
    }
  }

  /** Without locks, which those of the library have. */
  private static final class Block extends OutputStream {
    private final DataOutputStream data = new DataOutputStream(this);
    private byte[] bytes = new byte[64];
    private int size;

    @Override
    public void write(int b) {
      reserve(1);
      bytes[size++] = (byte) b;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      reserve(length);
      System.arraycopy(from, offset, bytes, size, length);
      size += length;
    }

    private void reserve(int more) {
      if (more > bytes.length - size) {
        bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
      }
    }

    byte[] take() {
      byte[] taken = Arrays.copyOf(bytes, size);
      if (bytes.length > 1 << 12) {
        bytes = new byte[64];
      }
      size = 0;
      return taken;
    }
  }

  private static final class Elements<T> extends InputStream implements Iterator<T> {
    private final Iterator<byte[]> blocks;
    private final Coder<T> coder;
    private final DataInputStream data = new DataInputStream(this);
    private byte[] bytes = {};
    private int at;

    Elements(Iterator<byte[]> blocks, Coder<T> coder) {
      this.blocks = blocks;
      this.coder = coder;
    }

    @Override
    public boolean hasNext() {
      while (at == bytes.length && blocks.hasNext()) {
        bytes = blocks.next();
        at = 0;
      }
      return at < bytes.length;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      try {
        return coder.decode(data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public int read() {
      return at < bytes.length ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      if (at == bytes.length && length > 0) {
        return -1;
      }
      int taken = Math.min(length, bytes.length - at);
      System.arraycopy(bytes, at, to, offset, taken);
      at += taken;
      return taken;
    }
  }
}
