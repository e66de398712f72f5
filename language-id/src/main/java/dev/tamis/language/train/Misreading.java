package dev.tamis.language.train;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bytes that were written in one charset and read in another, as on pages that do not say theirs.
 *
 * @param written the right charset
 * @param read the wrong one
 */
record Misreading(Charset written, Charset read) {
  private static final List<String> CYRILLIC =
      List.of("windows-1251", "KOI8-R", "ISO-8859-5", "IBM866");

  /**
   * Those that leave letters of Latin script: UTF-8, or an old charset, taken for a western one.
   */
  static final List<Misreading> TO_LATIN =
      Stream.concat(
              utf8(
                  "windows-1252",
                  "ISO-8859-1",
                  "windows-1250",
                  "windows-1252",
                  "ISO-8859-1",
                  "windows-1250",
                  "x-MacRoman",
                  "IBM437",
                  "windows-1254",
                  "ISO-8859-2"),
              Stream.of(
                      "windows-1251",
                      "KOI8-R",
                      "windows-1253",
                      "windows-1255",
                      "windows-1256",
                      "x-windows-874",
                      "Shift_JIS",
                      "EUC-JP",
                      "GBK",
                      "EUC-KR")
                  .map(written -> of(written, "windows-1252")))
          .toList();

  /** Those that leave letters of Cyrillic script. */
  static final List<Misreading> TO_CYRILLIC =
      Stream.concat(
              CYRILLIC.stream().map(read -> of("UTF-8", read)),
              CYRILLIC.stream()
                  .flatMap(
                      written ->
                          CYRILLIC.stream()
                              .filter(read -> !read.equals(written))
                              .map(read -> of(written, read))))
          .toList();

  /** Those that leave ideographs. */
  static final List<Misreading> TO_HAN =
      Stream.concat(
              utf8("GBK", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR"),
              Stream.of(of("GBK", "Shift_JIS"), of("Shift_JIS", "GBK"), of("EUC-KR", "GBK")))
          .toList();

  private static Stream<Misreading> utf8(String... read) {
    return Stream.of(read).map(charset -> of("UTF-8", charset));
  }

  private static Misreading of(String written, String read) {
    return new Misreading(Charset.forName(written), Charset.forName(read));
  }

  /** What is read in place of a text, or null where it cannot be written so. */
  String apply(String text) {
    try {
      ByteBuffer bytes =
          written.equals(StandardCharsets.UTF_8)
              ? ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))
              : written
                  .newEncoder()
                  .onUnmappableCharacter(CodingErrorAction.REPORT)
                  .encode(CharBuffer.wrap(text));
      return read.decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
