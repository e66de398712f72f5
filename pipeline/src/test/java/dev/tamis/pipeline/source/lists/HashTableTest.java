package dev.tamis.pipeline.source.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTableTest {
  /** Small sets store all bits of a hash, large ones leave some to the index. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 31, 1000, (32 << 15) - 1, 32 << 15, 1_200_000})
  void holdsWhatWasAddedAndNothingElse(int size) {
    HashTable.Builder builder = new HashTable.Builder();
    SplittableRandom random = new SplittableRandom(size);
    for (int i = 0; i < size; i++) {
      long hash = random.nextLong();
      builder.add(hash);
      if (i % 7 == 0) {
        builder.add(hash);
      }
    }
    HashTable table = builder.build();
    assertEquals(size, table.size());
    random = new SplittableRandom(size);
    for (int i = 0; i < size; i++) {
      long hash = random.nextLong();
      assertTrue(table.contains(hash));
      // A neighbour in any of the parts in which a hash is stored.
      assertFalse(table.contains(hash ^ 1L << (i % 64)));
    }
    for (long hash : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertFalse(table.contains(hash));
    }
  }
}
