package dev.tamis.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hosts say in files of their own, wherever in a crawl the files and the pages lie. */
class OptOutsTest {
  private static final String NEW = "2025-05-01T00:00:00Z";
  private static final String OLD = "2024-05-01T00:00:00Z";
  private static final String LIST =
      "User-agent: GPTBot\nDisallow: /private\n\nUser-agent: *\nAllow: /\n";

  /** Pages, and files of their hosts, in three heaps. */
  private static final List<byte[]> HEAPS =
      List.of(
          warc(
              page("https://a.de/1", ""),
              page("https://a.de/private/2", ""),
              page("https://b.de/1", ""),
              page("https://c.de/1", "<meta name='tdm-reservation' content='0'>"),
              page("https://d.de/1", ""),
              page("https://e.de/1", "<meta name='robots' content='noai'>")),
          warc(
              // An older copy that forbids all, and one that is a page saying "not found".
              record("https://a.de/robots.txt", OLD, "text/plain", "User-agent: *\nDisallow: /\n"),
              record("https://a.de/robots.txt", NEW, "text/plain", LIST),
              record("https://d.de/robots.txt", OLD, "text/plain", signals("no"))),
          warc(
              record("https://b.de/.well-known/tdmrep.json", NEW, "application/json", tdm()),
              record("https://c.de/.well-known/tdmrep.json", NEW, "application/json", tdm()),
              record(
                  "https://d.de/.well-known/tdmrep.json", NEW, "text/html", "<html>404</html>")));

  @TempDir Path folder;

  private static String signals(String train) {
    return "User-agent: *\nContent-Signal: search=yes, ai-train=" + train + "\nAllow: /\n";
  }

  private static String tdm() {
    return "[{\"location\": \"/\", \"tdm-reservation\": 1}]";
  }

  private static byte[] page(String url, String head) {
    String mill = "<p>The mill of " + url + " stands at the old bridge and it grinds flour.</p>";
    return record(url, NEW, "text/html", "<html><head>" + head + "</head>" + mill.repeat(4));
  }

  private static byte[] record(String url, String date, String type, String body) {
    String http = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "; charset=utf-8\r\n\r\n" + body;
    int length = http.getBytes(StandardCharsets.UTF_8).length;
    String head =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
            + url
            + "\r\nWARC-Date: "
            + date
            + "\r\nWARC-Record-ID: <urn:x:1>\r\nContent-Type: application/http; msgtype=response"
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n";
    return (head + http + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] warc(byte[]... records) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] record : records) {
      all.writeBytes(record);
    }
    return all.toByteArray();
  }

  @Test
  void filesOfHostsAreHeardInEveryOrderOfShards() throws IOException {
    Map<String, String> expected =
        new TreeMap<>(
            Map.of(
                "https://a.de/1", "kept",
                "https://a.de/private/2", "robots-ai-agents",
                "https://b.de/1", "tdm-reservation",
                "https://c.de/1", "kept",
                "https://d.de/1", "content-signal",
                "https://e.de/1", "noai"));
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (int[] order : orders) {
      Path below = folder.resolve("order" + order[0] + order[1] + order[2]);
      TestRun run = new TestRun(below).set("input.split-size=64 KiB");
      for (int i = 0; i < order.length; i++) {
        run.shard("shard" + i + ".warc", HEAPS.get(order[i]));
      }
      check(expected, run.run());
    }
    Path one = folder.resolve("one");
    check(
        expected,
        new TestRun(one).shard("all.warc", warc(HEAPS.get(2), HEAPS.get(0), HEAPS.get(1))).run());
  }

  private static void check(Map<String, String> expected, Path out) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (JsonNode record : TestRun.records(out.resolve("data"))) {
      found.put(record.get("url").asText(), "kept");
    }
    for (JsonNode record : TestRun.records(out.resolve("excluded/opt-outs"))) {
      found.put(record.get("url").asText(), record.get("rule").asText());
    }
    assertEquals(expected, found);
    JsonNode heard =
        new ObjectMapper()
            .readTree(Files.readAllBytes(out.resolve("report/statistics.json")))
            .get("opt_outs");
    assertEquals(1, heard.at("/left_out/content-signal").asInt(), heard.toString());
    assertEquals(3, heard.at("/site_files/robots-txt").asInt(), heard.toString());
    assertTrue(
        Files.readString(out.resolve("training-content-summary.md"), StandardCharsets.UTF_8)
            .contains("- tdm-reservation: 1"));
  }
}
