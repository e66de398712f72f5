package dev.tamis.classify.textness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.LanguageTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextnessFeaturesTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");

  private final TextnessFeatures features = new TextnessFeatures();

  /** The place of each feature, as {@code putWords} and its sisters write them. */
  @ParameterizedTest(name = "feature {0} of \"{1}\" is {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "2;one two three;1.0", // words among tokens
        "3;one two one two;0.5", // distinct words
        "4;one two one three;0.5", // words that stand once
        "5;the house of the miller;0.6", // stop words
        "8;room 101 and 102;0.5", // words with digits
        "9;BUY NOW or never;0.5", // words in capitals
        "10;one two. three four.;0.2", // words of a sentence, tens
        "12;a1b2;0.5", // digits
        "13;AbCd;0.5", // upper case among letters
        "14;a b c;0.4", // spaces
        "16;abc где;0.5", // letters not of the main script
        "31;a b c d see http://a.example;1.0", // addresses
        "39;!;0.0",
      })
  void oneFeature(int index, String text, double value) {
    assertEquals(value, compute(text)[index], 1e-6);
  }

  @Test
  void lineFeatures() {
    float[] row = compute("- one\n- one\nThe end of it is here.\nand so on\u2026");
    assertEquals(1.0, row[20], 1e-6, "short lines");
    assertEquals(0.5, row[21], 1e-6, "lines that end as sentences do");
    assertEquals(0.5, row[22], 1e-6, "bullets");
    assertEquals(0.25, row[23], 1e-6, "ellipses");
    assertEquals(0.25, row[24], 1e-6, "lines that begin in lower case");
    assertEquals(0.25, row[26], 1e-6, "duplicate lines");
  }

  @Test
  void brokenEncodingIsSeen() {
    assertTrue(compute("caf\u00c3\u00a9 \u00e2\u0080\u0099 x")[17] > 0.5);
    assertEquals(0, compute("caf\u00e9 \u00abd\u00e9j\u00e0\u00bb")[17]);
  }

  @ParameterizedTest
  @MethodSource("dev.tamis.classify.textness.HostileTexts#all")
  void hostileTextsHaveFiniteFeatures(String text) {
    for (float value : compute(text)) {
      assertTrue(value >= 0 && value <= 10, "not in 0..10: " + value);
    }
  }

  @Test
  void nothingIsLeftOfTheTextBefore() {
    float[] alone = compute("A short line.\nAnd one more.");
    compute("x".repeat(100_000) + "\n\n!!! <b> {} http://x.example \ufffd");
    assertArrayEquals(alone, compute("A short line.\nAnd one more."));
  }

  private float[] compute(String text) {
    float[] row = new float[TextnessFeatures.COUNT];
    features.compute(text, ENGLISH, row, 0);
    return row;
  }
}
