package dev.tamis.language.fasttext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenModelTest {
  @ParameterizedTest
  @ValueSource(strings = {"plain.bin", "pruned.ftz"})
  void failsClearlyWhereverItIsCut(String name) throws IOException {
    byte[] whole = Fixtures.bytes(name);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      IOException e = assertThrows(IOException.class, () -> Fixtures.model(name, cut));
      assertTrue(e.getMessage().startsWith(name + ": at byte "), e.getMessage());
      assertTrue(e.getMessage().contains("expected"), e.getMessage());
    }
  }

  @Test
  void failsClearlyOnAFileShorterThanSaid() throws IOException {
    byte[] cut = Arrays.copyOf(Fixtures.bytes("dense.bin"), 5000);
    IOException e =
        assertThrows(
            IOException.class,
            () -> FastTextModel.read(new java.io.ByteArrayInputStream(cut), "m", 1L << 40));
    assertTrue(e.getMessage().contains("the file ends"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, fastText's magic number 793712314",
    "4, 13, 'format version, 1 .. 12 (got: 13)'",
    "8, 0, dimension",
    "8, 5, 5 columns of the input matrix",
    "28, -1, length of word n-grams",
    "32, 5, loss function",
    "36, 1, 'kind of model, supervised'",
    "40, -3, number of buckets",
    "40, 2147483647, an input matrix of at least",
    "44, 1000, length of the shortest n-gram",
    "64, 2147483647, number of words and labels",
    "64, 200000000, labels",
    "68, 2147483647, number of words",
    "72, 0, number of labels",
    "84, 1000000000, kept n-grams",
  })
  void namesTheFieldThatIsForged(int offset, int value, String expected) throws IOException {
    byte[] bytes = Fixtures.bytes("dense.bin");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
    IOException e = assertThrows(IOException.class, () -> Fixtures.model("dense.bin", bytes));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void namesTheFirstNumberThatIsNone() throws IOException {
    byte[] bytes = Fixtures.bytes("plain.bin");
    int at = bytes.length - 8;
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(at, Float.NaN);
    IOException e = assertThrows(IOException.class, () -> Fixtures.model("plain.bin", bytes));
    assertEquals(
        "plain.bin: at byte " + at + " expected output matrix of finite numbers", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"forest.bin", "tree.bin", "pruned.ftz", "output.ftz", "each.bin"})
  void failsOrAnswersWhateverIsChanged(String name) throws IOException {
    byte[] whole = Fixtures.bytes(name);
    SplittableRandom random = new SplittableRandom(7);
    int read = 0;
    for (int round = 0; round < 2000; round++) {
      byte[] changed = whole.clone();
      // Half of the changes fall where the sizes are.
      int within = round % 2 == 0 ? 100 : changed.length - 4;
      int at = random.nextInt(within);
      ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, random.nextInt());
      try {
        Fixtures.model(name, changed).predict("ba de жи ñehaha", 3);
        read++;
      } catch (IOException e) {
        assertTrue(e.getMessage().contains("expected"), e.getMessage());
      }
    }
    assertTrue(read > 100, "read: " + read);
  }
}
