package dev.tamis.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the sample shards: the project's texts as pages, as plain text and as JSON lines, with
 * duplicates, spam, menus, listed domains, personal data of no one, and damage planted among them.
 */
public final class SampleWriter {
  private static final String OLD = "2026-01-15T08:00:00Z";
  private static final String NEW = "2026-03-01T12:00:00Z";
  private static final String SPAM = "buy cheap watches online best price ";
  private static final String MENU =
      "Home\nProducts\nAbout us\nContact\nLogin\nCart (0)\nSearch\nNewsletter\nImprint\n";

  private final List<String> tags;
  private final Map<String, String> prose;

  private SampleWriter() {
    this.prose = Prose.read();
    this.tags = new ArrayList<>(prose.keySet());
  }

  /** Writes the shards to a folder. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length == 0 ? "samples/shards" : args[0]);
    Files.createDirectories(folder);
    SampleWriter writer = new SampleWriter();
    Files.write(folder.resolve("web.warc.gz"), writer.web());
    Files.write(folder.resolve("text.warc.wet.gz"), writer.text());
    Files.write(folder.resolve("pages.jsonl"), writer.pages());
  }

  /** A sixth of the languages as pages, and what else a crawl brings. */
  byte[] web() {
    WarcBuilder warc = new WarcBuilder().info();
    for (int i = 0; i < tags.size(); i += 3) {
      String tag = tags.get(i);
      warc.page(url(tag), NEW, 200, "text/html; charset=utf-8", html(tag, prose.get(tag)));
    }
    warc.page(
        "https://mill.tamis-sample.org/gone", NEW, 404, "text/html", html("eng_Latn", "Not found"));
    warc.page(
        "https://mill.tamis-sample.org/wheel.png", NEW, 200, "image/png", "not really an image");
    warc.page("https://mill.tamis-sample.org/empty", NEW, 200, "text/html", "");
    warc.page("https://mill.tamis-sample.org/menu", NEW, 200, "text/html", html("eng_Latn", MENU));
    warc.page(
        "https://www.casino.example/win",
        NEW,
        200,
        "text/html",
        html("eng_Latn", prose.get("eng_Latn") + " Win."));
    warc.record(
        "metadata",
        url("eng_Latn"),
        NEW,
        "application/warc-fields",
        WarcBuilder.utf8("fetchTimeMs: 12\r\n"));
    warc.record(
        "revisit",
        url("eng_Latn"),
        NEW,
        "message/http",
        WarcBuilder.utf8("HTTP/1.1 304 Not Modified\r\n\r\n"));
    warc.wrongLength(
        "response",
        "https://mill.tamis-sample.org/long",
        "application/http",
        WarcBuilder.utf8("HTTP/1.1 200 OK\r\n\r\n<p>short"),
        4000);
    String older = html("eng_Latn", prose.get("eng_Latn"));
    warc.page("https://mirror.tamis-sample.org/mill", OLD, 200, "text/html; charset=utf-8", older);
    return warc.toBytes();
  }

  /** Another third as WET records, with damage between them. */
  byte[] text() {
    WarcBuilder wet = new WarcBuilder().info();
    for (int i = 1; i < tags.size(); i += 3) {
      String tag = tags.get(i);
      wet.record("conversion", url(tag), NEW, "text/plain", WarcBuilder.utf8(prose.get(tag)));
      if (i == 7) {
        wet.truncated(
            "conversion",
            "https://mill.tamis-sample.org/cut",
            "text/plain",
            WarcBuilder.utf8(prose.get(tag)));
      }
      if (i == 13) {
        wet.garbage("these bytes are no gzip member");
      }
    }
    wet.record(
        "conversion",
        "https://shop.tamis-sample.org/spam",
        NEW,
        "text/plain",
        WarcBuilder.utf8(SPAM.repeat(30)));
    wet.record(
        "conversion",
        "https://ads.tracker.example/page",
        NEW,
        "text/plain",
        WarcBuilder.utf8(prose.get("deu_Latn") + " Anzeige."));
    wet.record(
        "conversion",
        "https://mill.tamis-sample.org/numbers",
        NEW,
        "text/plain",
        WarcBuilder.utf8("1234 5678 9012 ".repeat(40)));
    return wet.toBytes();
  }

  /** The last third as JSON lines, with personal data, duplicates and broken lines. */
  byte[] pages() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 2; i < tags.size(); i += 3) {
      line(out, url(tags.get(i)), NEW, prose.get(tags.get(i)));
    }
    line(
        out,
        "https://copy.tamis-sample.org/fra",
        OLD,
        "  " + prose.get("fra_Latn").replace(". ", ".\n\n"));
    line(out, "https://near.tamis-sample.org/spa", OLD, prose.get("spa_Latn") + " Fin.");
    line(
        out,
        "https://people.tamis-sample.org/contact?mail=hanna.muster@muster-verein.de",
        NEW,
        prose.get("eng_Latn") + Planted.ENGLISH);
    line(out, "https://leute.tamis-sample.de/kontakt", NEW, prose.get("deu_Latn") + Planted.GERMAN);
    line(out, "https://short.tamis-sample.org/", NEW, "Too short to be of use.");
    line(
        out,
        "https://logs.tamis-sample.org/",
        NEW,
        "the server has started and is ready to take requests of you\n".repeat(20));
    out.writeBytes(WarcBuilder.utf8("{\"text\": \"this line is cut off\n"));
    out.writeBytes(WarcBuilder.utf8("{\"url\": \"https://mill.tamis-sample.org/no-text\"}\n"));
    out.writeBytes(
        "{\"text\": \"caf\u00e9 in another encoding\"}\n".getBytes(StandardCharsets.ISO_8859_1));
    line(out, "https://listed.tamis-sample.org/news", NEW, prose.get("nld_Latn") + " Nieuws.");
    return out.toByteArray();
  }

  private static void line(ByteArrayOutputStream out, String url, String date, String text)
      throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode line = json.createObjectNode().put("url", url).put("date", date).put("text", text);
    out.writeBytes(json.writeValueAsBytes(line));
    out.write('\n');
  }

  private static String url(String tag) {
    return "https://" + tag.substring(0, 3) + ".tamis-sample.org/mill";
  }

  private static String html(String tag, String text) {
    return "<!DOCTYPE html>\n<html lang=\""
        + tag.substring(0, 3)
        + "\"><head><meta charset=\"utf-8\"><title>Tamis</title><script>var x = 1;</script></head><body>"
        + "<nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/shop\">Shop</a></li></ul></nav>"
        + "<main><article><h1>Tamis</h1><p>"
        + text.replace("&", "&amp;").replace("\n", "</p><p>")
        + "</p></article></main><footer>\u00a9 2026 <a href=\"/imprint\">Imprint</a></footer></body></html>";
  }
}
