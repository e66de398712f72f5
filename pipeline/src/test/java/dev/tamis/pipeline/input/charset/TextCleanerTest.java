package dev.tamis.pipeline.input.charset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleanerTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a\u0308,\u00e4",
        "so\u00adft,soft",
        "a\u200bb,ab",
        "a\u200db,ab",
        "a\u200cb,ab",
        "\ufeffabc,abc",
        "a\u0000b\u0007c,abc",
        "a\u0099b,ab",
        "a\u0085b,'a\nb'",
        "'a\r\nb\rc','a\nb\nc'",
        "a\u200eb,ab",
        "a\ufffeb,ab",
        "x\ud800y,x\ufffdy",
        "1\u20602,12"
      })
  void removesOrReplaces(String text, String expected) {
    assertEquals(expected, TextCleaner.clean(text).text());
  }

  /**
   * Persian half-space, Hindi and Sinhala clusters, families and flags, Khmer word ends, Hebrew.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0645\u06cc\u200c\u0631\u0648\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
        "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
        "\u2764\ufe0f\u200d\ud83d\udd25",
        "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
        "\u1781\u17d2\u1798\u17c2\u179a\u200b\u1797\u17b6\u179f\u17b6",
        "\u05d0\u05d1\u200e!",
        "Caf\u00e9 \u00abna\u00efve\u00bb \u2013 \u4e2d\u6587",
      })
  void keepsWhatHasMeaning(String text) {
    Cleaned cleaned = TextCleaner.clean(text);
    assertEquals(text, cleaned.text());
    assertEquals(0, cleaned.removed());
  }

  @ParameterizedTest
  @CsvSource({
    "f\u00c3\u00bcr die T\u00c3\u00bcr,f\u00fcr die T\u00fcr",
    "it\u00e2\u20ac\u2122s,it\u2019s",
    "\u00d0\u00bf\u00d1\u20ac\u00d0\u00b8,\u043f\u0440\u0438",
    "\u00c3\u0192\u00c2\u00bcb \u00c3\u0192\u00c2\u00bcb,\u00fcb \u00fcb",
  })
  void repairsMojibake(String text, String expected) {
    assertEquals(expected, TextCleaner.clean(text).text());
  }

  /** UTF-8 that was read in other charsets than windows-1252. */
  @ParameterizedTest
  @ValueSource(strings = {"windows-1250", "windows-1251", "KOI8-R", "IBM437", "x-MacRoman"})
  void repairsWhatWasReadInAnyCharset(String charset) {
    // Letters all of whose bytes these charsets have.
    String text = "\u0434\u043e\u043c \u0438 \u043e\u043a\u043d\u0430";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String read = new String(bytes, Charset.forName(charset));
    Cleaned cleaned = TextCleaner.clean(read + "\nPlain.");
    assertEquals(text + "\nPlain.", cleaned.text());
    assertEquals(8, cleaned.repaired());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00c2\u00bb",
        "S\u00c3O PAULO, \u00c3\u00a9 caf\u00e9",
        "\u00dcber \u00c4pfel",
        "M\u00c9XICO\u00ae",
      })
  void leavesWhatMayBeMeant(String text) {
    assertEquals(text, TextCleaner.clean(text).text());
  }

  @Test
  void countsWhatItDid() {
    Cleaned cleaned = TextCleaner.clean("a\u200bb\u0000 f\u00c3\u00bcr T\u00c3\u00bcr");
    assertEquals(new Cleaned("ab f\u00fcr T\u00fcr", 2, 2, 0), cleaned);
  }

  @Test
  void cleanTextIsNotCopied() {
    String text = "Plain English, with a line\nand a tab\t.";
    assertSame(text, TextCleaner.clean(text).text());
  }
}
