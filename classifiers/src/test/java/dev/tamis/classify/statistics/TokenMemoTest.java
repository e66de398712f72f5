package dev.tamis.classify.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Segmentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenMemoTest {
  private final StatisticsComputer computer = new StatisticsComputer();
  private final TokenReader reader = new TokenReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "eng_Latn; The price: 1,200 USD ... and THE end!! don't \ud83d\ude00",
        "zho_Hans; \u4ed6\u8bf4\uff1a\u201c\u4f60\u597d\u3002\u201d 42",
        "kor_Kore; \ud55c\uad6d\uc5b4\ub97c \uacf5\ubd80\ud569\ub2c8\ub2e4.",
        "bod_Tibt; \u0f56\u0f7c\u0f51\u0f0b\u0f66\u0f90\u0f51\u0f0d",
        "ell_Grek; \u03ba\u03b1\u03b9 \u03c4\u03bf \u03c4\u03ad\u03bb\u03bf\u03c2."
      })
  void tokensAreTheSameWhetherTheyWereKnownOrNot(String language, String text) {
    LanguageTag tag = LanguageTag.parse(language);
    TextTokens cut = reader.read(text, tag);
    computer.compute(text, tag);
    TextTokens known = TokenMemo.find(text, tag);
    assertNotSame(cut, known);
    assertSame(known, reader.read(text, tag));
    assertEquals(describe(cut, text), describe(known, text));
  }

  /** Tags that differ in their last letter, and words of one character, whose hashes are small. */
  @Test
  void stopWordsOfOneLanguageAreNotThoseOfAnother() {
    LanguageTag simplified = LanguageTag.parse("zho_Hans");
    LanguageTag traditional = LanguageTag.parse("zho_Hant");
    String text =
        "\u7684 \u662f \u5728 \u548c \u6709 \u4e86 \u4e0d \u70ba \u4e3a \u9019 \u8fd9 \u4eba";
    String fresh = describe(new TokenReader().read(text, traditional), text);
    TokenReader used = new TokenReader();
    for (char c : text.replace(" ", "").toCharArray()) {
      for (int near = 1; near <= 8; near++) {
        used.read(String.valueOf((char) (c + near)), simplified);
        used.read(String.valueOf((char) (c - near)), simplified);
      }
    }
    assertEquals(fresh, describe(used.read(text, traditional), text));
  }

  private static String describe(TextTokens tokens, String text) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < tokens.count(); i++) {
      all.append(tokens.hash(i)).append(' ').append(tokens.length(i, i + 1));
      for (int kind = 1; kind <= 128; kind *= 2) {
        all.append(tokens.is(i, kind) ? '1' : '0');
      }
    }
    for (int place = 0; place <= text.length(); place++) {
      all.append(' ').append(tokens.from(place));
    }
    return all.toString();
  }

  @Test
  void kindsOfTokens() {
    LanguageTag english = LanguageTag.parse("eng_Latn");
    TextTokens tokens = reader.read("the USA won 3 times .", english);
    assertEquals(6, tokens.count());
    assertEquals("100000", kinds(tokens, TextTokens.STOP));
    assertEquals("111110", kinds(tokens, TextTokens.WORD));
    assertEquals("000100", kinds(tokens, TextTokens.DIGIT));
    assertEquals("101111", kinds(tokens, TextTokens.NOT_UPPER));
    assertEquals("000001", kinds(tokens, TextTokens.SENTENCE_END));
    assertEquals(9, tokens.length(0, 3));
  }

  private static String kinds(TextTokens tokens, int kind) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < tokens.count(); i++) {
      all.append(tokens.is(i, kind) ? 1 : 0);
    }
    return all.toString();
  }

  @Test
  void onlyThisStringInThisLanguageByItsOwnWordsIsRemembered() {
    LanguageTag english = LanguageTag.parse("eng_Latn");
    String text = "One text.";
    computer.compute(text, english, Segmentation.WHITESPACE);
    assertNull(TokenMemo.find(text, english));
    computer.compute(text, english);
    assertNull(TokenMemo.find(new String(text), english));
    assertNull(TokenMemo.find(text, LanguageTag.parse("deu_Latn")));
    for (int i = 0; i < 64; i++) {
      computer.compute("another " + i, english);
    }
    assertNull(TokenMemo.find(text, english));
  }

  @Test
  void manyTokensAreNotHeld() {
    LanguageTag english = LanguageTag.parse("eng_Latn");
    String small = "one two";
    computer.compute(small, english);
    String large = "x y ".repeat(1 << 15);
    computer.compute(large, english);
    computer.compute(large + "z", english);
    assertEquals(1 << 16, TokenMemo.find(large, english).count());
    assertNull(TokenMemo.find(large + "z", english));
    for (int i = 0; i < 8; i++) {
      computer.compute("x y ".repeat((1 << 15) - 1 - i), english);
    }
    assertNull(TokenMemo.find(small, english));
  }
}
