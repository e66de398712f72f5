package dev.tamis.pipeline.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.input.charset.Decoded;
import dev.tamis.pipeline.input.charset.Decoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others write and the standards do not quite say is read as it was meant. */
class ToleranceTest {
  private static final String PAGE = "<html><p>Gr\u00fc\u00dfe</p></html>";

  /** {@link #PAGE} three times over, in Brotli. */
  private static final byte[] BROTLI =
      Base64.getDecoder()
          .decode("G1AAAJwHto1qPVmcoHllUB5qnuGyo40m98mrXuDah62NbgpiDEXVVBNfNLtOBG0D");

  @TempDir Path folder;

  private List<ShardItem> response(String headers, byte[] body) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(("HTTP/1.1 200 OK\r\n" + headers + "\r\n").getBytes(ISO_8859_1));
    block.writeBytes(body);
    return Reading.all(
        folder,
        new Archive()
            .warc(
                "response",
                "https://a.example/",
                "application/http; msgtype=response",
                block.toByteArray())
            .write(Archive.Layout.PLAIN)
            .bytes());
  }

  private static Body.Bytes body(List<ShardItem> items) {
    assertEquals(1, items.size(), Reading.words(items).toString());
    assertTrue(items.get(0) instanceof CrawlRecord, Reading.words(items).toString());
    return (Body.Bytes) ((CrawlRecord) items.get(0)).body();
  }

  @Test
  void brotli() throws IOException {
    String headers = "Content-Type: text/html\r\nContent-Encoding: br\r\n";
    assertEquals(PAGE.repeat(3), new String(body(response(headers, BROTLI)).bytes(), UTF_8));
    byte[] decodedBefore = PAGE.getBytes(UTF_8);
    assertEquals(PAGE, new String(body(response(headers, decodedBefore)).bytes(), UTF_8));
    byte[] cut = java.util.Arrays.copyOf(BROTLI, BROTLI.length / 2);
    String word = Reading.words(response(headers, cut)).get(0);
    assertTrue(word.endsWith(" cut") || word.contains("CONTENT_ENCODING"), word);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\r\n ", "\r\n\t", "  \r\n  ", "\r\n \r\n "})
  void foldedHeaders(String fold) throws IOException {
    String record =
        String.join(
            "\r\n",
            "WARC/1.0",
            "WARC-Type:@conversion",
            "WARC-Target-URI:@https://a.example/",
            "WARC-Date:@2024-05-18T01:02:03Z",
            "Content-Type:@text/plain",
            "Content-Length:@4",
            "",
            "text",
            "",
            "");
    List<ShardItem> items = Reading.all(folder, record.replace("@", fold).getBytes(ISO_8859_1));
    assertEquals(List.of("0 https://a.example/ 2024-05-18T01:02:03Z text"), Reading.words(items));
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE,utf-16le", "UTF-16BE,utf-16be", "UTF-16LE,utf-16", "UTF-16BE,UTF-16"})
  void bareUtf16WithALabel(String charset, String label) throws IOException {
    for (String text :
        List.of(
            "<html><p>Gr\u00fc\u00dfe aus dem Dorf</p></html>",
            "\u78e8\u574a\u5728\u6751\u5e84\u7684\u8fb9\u4e0a\u3002\u6bcf\u5929\u78e8\u9762\u7c89\u3002")) {
      Body.Bytes body =
          body(
              response(
                  "Content-Type: text/html; charset=" + label + "\r\n",
                  text.getBytes(Charset.forName(charset))));
      assertEquals(text, Decoder.html(body.bytes(), body.charset()).text());
    }
  }

  @Test
  void asciiThatIsDeclaredUtf16StaysAscii() {
    assertEquals("plain words", Decoder.text("plain words".getBytes(UTF_8), "utf-16").text());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aStrayLatin1ByteInAShortPage(int wide) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    page.writeBytes(("caf\u00e9 ".repeat(wide) + "und ").getBytes(UTF_8));
    page.writeBytes("M\u00fchle".getBytes(ISO_8859_1));
    Decoded decoded = Decoder.text(page.toByteArray(), "");
    assertEquals("caf\u00e9 ".repeat(wide) + "und M\u00fchle", decoded.text());
    assertTrue(!decoded.isBroken());
  }

  @Test
  void datesThatCannotBeReadAreCounted() throws IOException {
    String lines =
        String.join(
            "\n",
            "{\"text\": \"a\", \"date\": 1715997490}",
            "{\"text\": \"b\", \"date\": \"once\"}",
            "{\"text\": \"c\", \"date\": \"\"}",
            "{\"text\": \"d\"}");
    Path file = java.nio.file.Files.writeString(folder.resolve("x"), lines);
    Split split = Splits.plan(Reading.shard(file), 1 << 20).get(0);
    try (ShardReader reader = ShardReader.open(split, ReadOptions.DEFAULT)) {
      CrawlRecord first = (CrawlRecord) reader.next();
      assertEquals("2024-05-18T01:58:10Z", first.fetched());
      assertEquals("b", Reading.text(((CrawlRecord) reader.next()).body()));
      assertEquals("c", Reading.text(((CrawlRecord) reader.next()).body()));
      assertEquals("d", Reading.text(((CrawlRecord) reader.next()).body()));
      assertEquals(java.util.Map.of("unreadable-date", 1L), reader.counts());
    }
  }
}
