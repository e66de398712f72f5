package dev.tamis.pipeline.input.charset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tamis.pipeline.input.charset.Decoded.Evidence;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecoderTest {
  private static final String GREEK =
      "\u0397 \u03b3\u03bb\u03ce\u03c3\u03c3\u03b1 \u03b5\u03af\u03bd\u03b1\u03b9 \u03b5\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ae";

  private static byte[] bytes(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8,windows-1252,VALID_UTF8",
    "utf-8,'',VALID_UTF8",
    "iso-8859-7,iso-8859-7,HEADER",
    "windows-1253,utf-8,DETECTED",
    "windows-1253,no-such-label,DETECTED",
  })
  void evidence(String charset, String label, Evidence evidence) {
    Decoded decoded = Decoder.html(bytes("<p>" + GREEK + "</p>", charset), label);
    assertEquals("<p>" + GREEK + "</p>", decoded.text());
    assertEquals(evidence, decoded.evidence());
  }

  @ParameterizedTest
  @CsvSource({
    "'<meta charset=\"windows-1253\">'",
    "'<META content=\"text/html; CHARSET=windows-1253\" http-equiv=content-type>'",
    "'<meta charset=windows-1253/>'",
    "'<?xml version=\"1.0\" encoding=\"windows-1253\"?>'",
    "'<!-- <meta charset=koi8-r> --><meta name=a content=b><meta charset = windows-1253>'",
  })
  void declarations(String declaration) {
    Decoded decoded = Decoder.html(bytes(declaration + GREEK, "windows-1253"), "");
    assertEquals(declaration + GREEK, decoded.text());
    assertEquals(Evidence.META, decoded.evidence());
  }

  @ParameterizedTest
  @CsvSource({
    "latin1,windows-1252",
    "ASCII,windows-1252",
    "ISO-8859-9,windows-1254",
    "gb2312,gb18030",
    "shift-jis,shift_jis",
    "tis-620,windows-874",
    "ks_c_5601-1987,euc-kr"
  })
  void labelsMeanWhatBrowsersMean(String label, String name) {
    assertEquals(name, Labels.of(label).name());
  }

  @Test
  void marksWin() {
    String text = "\u00fc";
    byte[] wide = bytes("\ufeff" + text, "UTF-16LE");
    assertEquals(
        new Decoded(text, "utf-16le", Evidence.BYTE_ORDER_MARK, 0), Decoder.text(wide, "utf-8"));
    byte[] utf8 = bytes("\ufeff" + text, "UTF-8");
    assertEquals(new Decoded(text, "utf-8", Evidence.BYTE_ORDER_MARK, 0), Decoder.text(utf8, ""));
  }

  @Test
  void wideTextWithoutMark() {
    String text = "plain words without a mark";
    assertEquals(text, Decoder.text(bytes(text, "UTF-16LE"), "").text());
    assertEquals(text, Decoder.text(bytes(text, "UTF-16BE"), "").text());
  }

  @Test
  void japaneseEscapes() {
    String text = "\u65e5\u672c\u8a9e";
    assertEquals(text, Decoder.html(bytes(text, "ISO-2022-JP"), "").text());
  }

  @Test
  void slipsAreCounted() {
    byte[] bytes = bytes("\u00fcber \u00e4rgerlich und \u00f6fter x".repeat(9), "UTF-8");
    bytes[bytes.length - 1] = (byte) 0xE4;
    Decoded decoded = Decoder.text(bytes, "");
    assertEquals("utf-8", decoded.charset());
    assertEquals(1, decoded.invalid());
    assertTrue(decoded.text().endsWith("\ufffd"));
  }

  /** One slip would break a text that is as short as this. */
  @Test
  void aStrayByteOfAShortTextIsTakenForWhatItIs() {
    byte[] bytes = bytes("\u00fcber \u00e4rgerlich x und \u00f6fter", "UTF-8");
    bytes[17] = (byte) 0xE4;
    Decoded decoded = Decoder.text(bytes, "");
    assertEquals("utf-8", decoded.charset());
    assertEquals("\u00fcber \u00e4rgerlich \u00e4 und \u00f6fter", decoded.text());
  }

  @ParameterizedTest
  @CsvSource({
    "caf\u00e9",
    "na\u00efve",
    "\u201cquoted\u201d",
    "\u00fcber M\u00fcnchen",
    "\u00a9 2001",
    "se\u00f1or"
  })
  void fewBytesAreWestern(String text) {
    assertEquals(text, Decoder.html(bytes(text, "windows-1252"), "").text());
  }

  @Test
  void neverThrowsOnNoise() {
    Random random = new Random(11);
    for (int round = 0; round < 2000; round++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      assertNotNull(Decoder.html(noise, round % 3 == 0 ? "shift_jis" : "").text());
    }
  }

  static List<String> measured() {
    return Labels.Resources.lines("measured.tsv");
  }

  /** The table of docs/input.md, with room for noise. */
  @ParameterizedTest
  @MethodSource("measured")
  void legacyText(String pair) throws IOException {
    assumeTrue(Files.exists(LegacyText.archive()), "no language text at tamis.data");
    String[] columns = pair.split("\t", -1);
    List<byte[]> documents = LegacyText.heldOut(texts().get(columns[1]), columns[0], 400, 20);
    long right = documents.stream().filter(d -> isExact(d, columns[0])).count();
    assertTrue(right * 100 >= documents.size() * 85L, pair + ": " + right);
  }

  private static boolean isExact(byte[] document, String charset) {
    String truth = new String(document, Labels.of(charset).charset());
    return Decoder.text(document, "").text().equals(truth);
  }

  private static Map<String, List<String>> texts;

  private static synchronized Map<String, List<String>> texts() throws IOException {
    if (texts == null) {
      texts = LegacyText.read(LegacyText.archive());
    }
    return texts;
  }

  @Test
  void plainAsciiIsUtf8() {
    byte[] ascii = "abc".getBytes(StandardCharsets.US_ASCII);
    assertEquals(
        new Decoded("abc", "utf-8", Evidence.VALID_UTF8, 0), Decoder.html(ascii, "koi8-r"));
  }
}
