package dev.tamis.pipeline.decide.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;

/** What goes into blocks comes out of them, and what is sorted on disk is sorted. */
class BlocksTest {
  private static final class BytesCoder extends StreamCoder<byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(byte[] value, DataOutputStream out) throws IOException {
      writeBytes(value, out);
    }

    @Override
    protected byte[] read(DataInputStream in) throws IOException {
      return readBytes(in);
    }
  }

  private static final BytesCoder CODER = new BytesCoder();

  @Test
  void elementsComeBackUnderTheirKeysInTheirOrder() {
    SplittableRandom random = new SplittableRandom(1);
    Map<Integer, List<String>> expected = new TreeMap<>();
    Map<Integer, List<byte[]>> blocks = new TreeMap<>();
    Blocks<byte[]> packing = new Blocks<>(CODER);
    long[] largest = new long[1];
    Blocks.Sink sink =
        block -> {
          blocks.computeIfAbsent(block.getKey(), key -> new ArrayList<>()).add(block.getValue());
          largest[0] = Math.max(largest[0], block.getValue().length);
        };
    for (int i = 0; i < 60_000; i++) {
      // Some keys are hot, and some elements longer than a block should be.
      int key = random.nextInt(10) == 0 ? 0 : random.nextInt(500);
      byte[] element = new byte[random.nextInt(random.nextInt(3000) == 0 ? 200_000 : 600)];
      Arrays.fill(element, (byte) i);
      expected.computeIfAbsent(key, first -> new ArrayList<>()).add(Arrays.toString(element));
      packing.add(key, element, sink);
    }
    packing.flush(sink);
    assertTrue(largest[0] < (1 << 16) + 200_010, "a block has one element too many at most");
    Map<Integer, List<String>> found = new TreeMap<>();
    blocks.forEach(
        (key, list) -> {
          for (byte[] element : Blocks.read(list, CODER)) {
            found.computeIfAbsent(key, first -> new ArrayList<>()).add(Arrays.toString(element));
          }
        });
    assertEquals(expected, found);
    List<KV<Integer, byte[]>> again = new ArrayList<>();
    packing.flush(again::add);
    assertEquals(List.of(), again, "nothing is put out twice");
  }

  @Test
  void sortsMoreThanItHoldsInAnyNumberOfRuns() throws IOException {
    SplittableRandom random = new SplittableRandom(2);
    Comparator<byte[]> order = Arrays::compareUnsigned;
    for (int limit : new int[] {1, 3, 1000, 1 << 16}) {
      try (SpillSort<byte[]> sort = new SpillSort<>(CODER, order, bytes -> bytes.length, limit)) {
        List<byte[]> expected = new ArrayList<>();
        for (int i = random.nextInt(3000); i >= 0; i--) {
          byte[] element = new byte[random.nextInt(40)];
          random.nextBytes(element);
          expected.add(element);
        }
        sort.addAll(expected);
        assertEquals((expected.size() - 1) / limit, sort.spilled());
        expected.sort(order);
        List<String> found = new ArrayList<>();
        sort.sorted().forEachRemaining(element -> found.add(Arrays.toString(element)));
        assertEquals(expected.stream().map(Arrays::toString).toList(), found);
      }
    }
  }

  @Test
  void heavyElementsAreSpilledBeforeTheyAreMany() throws IOException {
    try (SpillSort<byte[]> sort =
        new SpillSort<>(CODER, Arrays::compareUnsigned, bytes -> bytes.length)) {
      for (int i = 0; i < 40; i++) {
        sort.add(new byte[1 << 20]);
      }
      assertEquals(2, sort.spilled());
    }
  }
}
