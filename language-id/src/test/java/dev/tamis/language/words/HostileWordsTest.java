package dev.tamis.language.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.LanguageTag;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Megabytes that nobody would write. */
class HostileWordsTest {
  private static final int CHARACTERS = 2_000_000;

  /** Five megabytes or more in UTF-8, or of NULs and lone surrogates. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "eng_Latn; a",
        "eng_Latn; a'",
        "eng_Latn; 1,",
        "eng_Latn; .",
        "eng_Latn; \u0301",
        "eng_Latn; 😀",
        "eng_Latn; 👩\u200D",
        "eng_Latn; \uD83D",
        "eng_Latn; \uDE00",
        "eng_Latn; NUL",
        "eng_Latn; 𐌰",
        "tha_Thai; กา",
        "tha_Thai; ก",
        "khm_Khmr; ខ្ញុំចូលចិត្ត",
        "mya_Mymr; မြန်မာ",
        "lao_Laoo; ພາສາ",
        "zho_Hans; 我们喜欢读书",
        "zho_Hans; 龘",
        "jpn_Jpan; カ",
        "kor_Kore; 한",
        "kor_Kore; 물레방아는",
        "bod_Tibt; བོད་",
      })
  void fiveMegabytesWithoutASpace(String tag, String piece) {
    String text = piece.replace("NUL", "\0").repeat(CHARACTERS / piece.length());
    for (Segmentation segmentation : Segmentation.values()) {
      checkWhole(segmentation, text, LanguageTag.parse(tag));
    }
  }

  @Test
  void aLongWordBeforeWhatNeedsADictionary() {
    checkWhole(Segmentation.BY_LANGUAGE, "a".repeat(CHARACTERS) + "漢字", tag("zho_Hans"));
    checkWhole(Segmentation.BY_LANGUAGE, "a".repeat(CHARACTERS) + "한국", tag("kor_Kore"));
    checkWhole(Segmentation.BY_LANGUAGE, "a한".repeat(CHARACTERS / 2), tag("kor_Kore"));
  }

  @Test
  void noise() {
    SplittableRandom random = new SplittableRandom(11);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < CHARACTERS; i++) {
      text.append((char) random.nextInt(1 << 16));
    }
    for (String tag : List.of("eng_Latn", "kor_Kore", "tha_Thai")) {
      checkWhole(Segmentation.BY_LANGUAGE, text.toString(), tag(tag));
    }
  }

  /** A window ends at punctuation, where the dictionaries of ICU stop as well. */
  @Test
  void longRunsWithPunctuationAreCutAsIcuDoes() {
    String chinese = "我们喜欢读书，也喜欢旅行。".repeat(3_000);
    String thai = "ภาษาไทยเป็นภาษาที่สวยงาม!".repeat(2_000);
    for (String text : List.of(chinese, thai, "x" + chinese + "。" + thai)) {
      assertEquals(Tokens.plainIcu(text), Tokens.of(Segmentation.PLAIN_ICU, text));
    }
  }

  private static LanguageTag tag(String tag) {
    return LanguageTag.parse(tag);
  }

  /** Tokens are in order, do not overlap, and leave out nothing but gaps. */
  private static void checkWhole(Segmentation segmentation, String text, LanguageTag tag) {
    Words words = new Words(segmentation);
    words.cut(text, tag);
    int end = 0;
    for (int i = 0; i < words.count(); i++) {
      assertTrue(words.start(i) >= end && words.end(i) > words.start(i), "token " + i);
      for (int between = end; between < words.start(i); between++) {
        char c = text.charAt(between);
        assertTrue(Words.isSpace(c) || c == '\u0F0B' || c == '\u0F0C' || c == '\u200B', "gap");
      }
      end = words.end(i);
    }
    assertTrue(words.count() > 0, "no token");
  }
}
