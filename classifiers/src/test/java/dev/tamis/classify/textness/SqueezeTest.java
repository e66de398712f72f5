package dev.tamis.classify.textness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqueezeTest {
  private final Squeeze squeeze = new Squeeze();

  @ParameterizedTest(name = "{0}: {1} of {2}")
  @CsvSource({
    "'', 0, 1", // nothing
    "ab, 2, 2", // too short to match
    "abcdefgh, 8, 8", // nothing repeats
    "abcabc, 5, 6", // three letters and a match
    "abcdXabcd, 7, 9", // five letters and a match
    "aaaaaaaaaa, 3, 10" // a letter and a match that reaches into itself
  })
  void aMatchCostsTwo(String text, int cost, int length) {
    assertEquals((double) cost / length, squeeze.ratio(text.toCharArray(), text.length()));
  }

  @Test
  void nothingIsLeftOfTheTextBefore() {
    for (int i = 0; i < 100; i++) {
      assertEquals(1.0, squeeze.ratio("abcdefgh".toCharArray(), 8));
    }
  }
}
