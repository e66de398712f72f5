package dev.tamis.pipeline.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Formats beyond the usual ones are read, or told by what they look like. */
class OtherFormatsTest {
  private static final String LINES = "{\"text\": \"one\"}\n{\"text\": \"two\"}\n";

  @TempDir Path folder;

  private List<String> words(byte[] bytes) throws IOException {
    return Reading.words(Reading.all(folder, bytes)).stream()
        .map(word -> word.substring(word.indexOf(' ')).strip())
        .toList();
  }

  private static byte[] packed(Compression compression, byte[]... members) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] member : members) {
      ByteArrayOutputStream one = new ByteArrayOutputStream();
      try (OutputStream out = packer(compression, one)) {
        out.write(member);
      }
      all.writeBytes(one.toByteArray());
    }
    return all.toByteArray();
  }

  private static OutputStream packer(Compression compression, OutputStream out) throws IOException {
    return switch (compression) {
      case BZIP2 -> new BZip2CompressorOutputStream(out);
      case XZ -> new XZOutputStream(out, new LZMA2Options(1));
      case LZ4 -> new FramedLZ4CompressorOutputStream(out);
      case GZIP -> new GZIPOutputStream(out);
      case PLAIN, ZSTD -> throw new IllegalArgumentException(compression.name());
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"BZIP2", "XZ", "LZ4"})
  void compressionsThatAreReadInOnePiece(Compression compression) throws IOException {
    byte[] lines = LINES.getBytes(UTF_8);
    assertEquals(List.of("one", "two"), words(packed(compression, lines)));
    assertEquals(List.of("one", "two", "one", "two"), words(packed(compression, lines, lines)));
    byte[] warc = Archive.sample().write(Archive.Layout.PLAIN).bytes();
    assertEquals(
        words(warc).size(), words(packed(compression, warc)).size(), "records of a WARC file");
  }

  @ParameterizedTest
  @EnumSource(
      value = Compression.class,
      names = {"BZIP2", "XZ", "LZ4"})
  void whatIsCutOffIsOneDefectAndNeverAnException(Compression compression) throws IOException {
    byte[] whole = packed(compression, LINES.repeat(50).getBytes(UTF_8));
    for (int end = 4; end < whole.length; end += 7) {
      List<ShardItem> items = Reading.all(folder, Arrays.copyOf(whole, end));
      long defects = items.stream().filter(Defect.class::isInstance).count();
      assertTrue(defects <= 1, compression + " cut at " + end + ": " + Reading.words(items));
      assertTrue(defects == 1 || items.size() == 100, compression + " cut at " + end);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"text\": \"one\"}, {\"text\": \"two\"}]",
        "[\n  {\"text\": \"one\"},\n  {\"text\": \"two\"}\n]\n",
        "{\n  \"text\": \"one\"\n}\n{\n  \"text\": \"two\"\n}\n",
        "{ \n\"text\":\"one\"},\n{\"text\":\"two\"}",
        "{\"text\": \"one\",\n \"n\": {\"a\": [1]}}\n{\"text\": \"two\",\n \"n\": 1}\n",
        "{\"text\": \"one\"}{\"text\": \"two\"}",
        "{\"text\": \"one\"}, {\"text\": \"two\"}",
        "\ufeff[{\"text\": \"one\"}, {\"text\": \"two\"}]",
        "[{\"text\":\"one\"}]\n[{\"text\":\"two\"}]\n",
        LINES,
        "\ufeff" + LINES
      })
  void jsonHoweverItIsLaidOut(String json) throws IOException {
    assertEquals(List.of("one", "two"), words(json.getBytes(UTF_8)));
  }

  @Test
  void damageInAnArrayCostsItsObject() throws IOException {
    String json =
        "[\n  {\"text\": \"a\\\"}{\"},\n  {\"text\": nope},\n  {\"text\": \"b},\n"
            + "  {\"text\": \"c\"},\n  5,\n  {\"text\": \"d\"},\n  {\"text\": \"e";
    List<String> words = words(json.getBytes(UTF_8));
    assertEquals("a\"}{", words.get(0));
    assertTrue(words.get(1).startsWith("NOT_JSON"), words.toString());
    assertTrue(words.get(2).startsWith("NOT_JSON"), words.toString());
    assertEquals("c", words.get(3));
    assertTrue(words.get(4).startsWith("NOT_JSON"), words.toString());
    assertEquals("d", words.get(5));
    assertTrue(words.get(6).startsWith("TRUNCATED"), words.toString());
    assertEquals(7, words.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\": \"good\", \"n\": NaN, \"m\": -Infinity, \"k\": Infinity}",
        "{\"n\": 1DIGITS, \"text\": \"good\"}",
        "{\"n\": -1.DIGITSe5, \"text\": \"good\"}",
        "{\"KEY\": 1, \"text\": \"good\"}",
        "{\"text\": \"good\", \"d\": DEEP}",
        "{\"text\": \"good\", \"tab\": \"a\tb\"}"
      })
  void whatNobodyReadsMayBeAnything(String line) throws IOException {
    String json =
        line.replace("DIGITS", "7".repeat(5_000))
            .replace("KEY", "k".repeat(100_000))
            .replace("DEEP", "[".repeat(5_000) + "]".repeat(5_000));
    assertEquals(List.of("good"), words((json + "\n").getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "[\"a\"]", "{\"a\": 1}", "null", "NaN"})
  void textIsAString(String value) throws IOException {
    String line = "{\"text\": " + value + ", \"url\": \"https://a.example/\"}\n";
    assertTrue(words(line.getBytes(UTF_8)).get(0).startsWith("NO_TEXT"), line);
  }

  private static final String[] LOOKS = {
    "PK\3\4rest|zip archive",
    "7z\u00bc\u00af|7z archive",
    "%PDF-1.7|PDF",
    "<!DOCTYPE html><title>404</title>|HTML page",
    "  <html><body>Sign in|HTML page",
    "<?xml version='1.0'?><Error><Code>AccessDenied|storage service",
    "version https://git-lfs.github.com/spec/v1|git lfs pull",
    "id,text,url|CSV",
    "id\ttext|TSV",
    "Just some words|plain text",
    "[1, 2, 3]|JSON that is no objects",
    "\"a\"|JSON that is no objects",
    "ARROW1\0\0|Arrow",
    "Obj\1\4|Avro",
    "SQLite format 3\0|SQLite",
    "Salted__x|decrypt",
    " CDX N b a m s k r M S V g|CDX index",
    "\1\2\3\4\5|binary data",
    "{'text': 'a'}|json.dumps"
  };

  @Test
  void whatIsNotReadIsToldByWhatItLooksLike() throws IOException {
    for (String row : LOOKS) {
      String begins = row.substring(0, row.indexOf('|'));
      String says = row.substring(row.indexOf('|') + 1);
      byte[] plain = begins.getBytes(ISO_8859_1);
      for (byte[] file : List.of(plain, packed(Compression.GZIP, plain))) {
        if (says.equals("json.dumps")) {
          assertTrue(Looks.of(plain).contains(says), begins);
          continue;
        }
        List<ShardItem> items = Reading.all(folder, file);
        assertEquals(1, items.size(), row);
        Defect defect = (Defect) items.get(0);
        assertEquals(Defect.Cause.UNKNOWN_FORMAT, defect.cause(), row);
        assertTrue(defect.isWholeFile(), row);
        assertTrue(defect.message().contains(says), row + ": " + defect.message());
      }
    }
  }

  @Test
  void utf16IsTold() throws IOException {
    for (byte[] file : List.of(LINES.getBytes(UTF_16), LINES.getBytes(UTF_16LE))) {
      assertTrue(words(file).get(0).contains("iconv -f UTF-16"), words(file).toString());
    }
  }
}
