package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tamis dedup} over corpora in the layouts of others. */
class DedupCommandTest {
  @TempDir Path folder;

  private static String text(String tag) {
    return Prose.read().get(tag);
  }

  private void write(String name, List<String> lines) throws IOException {
    Path file = Files.createDirectories(folder.resolve("in")).resolve(name);
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private Corpus dedup(String out, String... arguments) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("dedup", "--output", folder.resolve(out).toString()));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--", "--runner=DirectRunner"));
    Command command = Command.run(all.toArray(String[]::new));
    assertEquals(0, command.status(), command.err());
    return new Corpus(folder.resolve(out));
  }

  private static Map<String, String> rules(Corpus corpus) throws IOException {
    Map<String, String> rules = new TreeMap<>();
    for (JsonNode record : corpus.records("excluded")) {
      rules.put(record.get("url").asText(), record.get("rule").asText());
      assertTrue(record.hasNonNull("survivor"), record.toString());
    }
    return rules;
  }

  @Test
  void datatroveAndDolma() throws IOException {
    String page = "https://a.tamis-sample.org/";
    // datatrove's JsonlWriter: text, id, metadata.
    write(
        "00000.jsonl.gz",
        List.of(
            datatrove(page + "1", "2026-01-01", text("eng_Latn")),
            datatrove(page + "2", "2026-01-02", text("fra_Latn")),
            datatrove(page + "1", "2026-02-01", text("eng_Latn") + " And it was sold."),
            datatrove(page + "3", "2026-01-03", text("jpn_Jpan"))));
    // dolma: id, text, source, added, created, metadata.
    write(
        "00001.json.gz",
        List.of(
            dolma(page + "4", text("fra_Latn")),
            dolma(page + "5", text("jpn_Jpan").replace("\u3002", "\uFF01")),
            dolma(page + "6", text("deu_Latn").toUpperCase(Locale.ROOT)),
            dolma(page + "7", text("deu_Latn"))));
    Corpus corpus =
        dedup(
            "out",
            "--input",
            folder + "/in/*",
            "--set",
            "input.fields.url=metadata.url",
            "--set",
            "input.fields.date=metadata.date");
    Map<String, String> rules = rules(corpus);
    assertEquals(4, rules.size(), rules.toString());
    assertEquals("same-url", rules.get(page + "1"));
    assertEquals("same-text", rules.get(page + "4"));
    assertEquals("similar-text", rules.get(page + "5"));
    assertEquals(1, rules.keySet().stream().filter(url -> url.matches(".*/[67]")).count());
    assertEquals(4, corpus.records("data").size());
    assertEquals(
        8, corpus.records("data").stream().mapToLong(r -> r.get("cluster_size").asLong()).sum());
  }

  private static String datatrove(String url, String date, String text) {
    return "{\"text\": \""
        + text
        + "\", \"id\": \"d/"
        + url.hashCode()
        + date
        + "\", \"metadata\": {\"url\": \""
        + url
        + "\", \"date\": \""
        + date
        + "T00:00:00Z\", \"token_count\": 12}}";
  }

  private static String dolma(String url, String text) {
    return "{\"id\": \""
        + url.hashCode()
        + "\", \"text\": \""
        + text
        + "\", \"source\": \"web\", \"added\": \"2026-03-01T00:00:00.000Z\", \"created\":"
        + " \"2025-12-01T00:00:00.000Z\", \"metadata\": {\"url\": \""
        + url
        + "\"}}";
  }

  /**
   * FineWeb's layout in Parquet, beside records of the same as plain JSONL, and what came of it.
   */
  @Test
  void huggingFaceAndWhatARunWrote() throws IOException {
    Path rows = Files.createDirectories(folder.resolve("in")).resolve("rows.parquet");
    try (var in = FormatsTest.class.getResourceAsStream("rows.parquet")) {
      Files.write(rows, in.readAllBytes());
    }
    Corpus whole = dedup("whole", "--input", rows.toString());
    assertEquals(6, whole.records("data").size());
    String url = whole.records("data").get(0).get("url").asText();
    String text = whole.records("data").get(0).get("text").asText();
    write(
        "again.jsonl.gz",
        List.of(
            "{\"url\": \"https://mirror.tamis-sample.org/\", \"text\": \""
                + text.replace("\n", " ").toUpperCase(Locale.ROOT)
                + " !"
                + "\"}",
            "{\"url\": \"" + url + "\", \"text\": \"Gone, but it was here once.\"}"));
    Corpus corpus =
        dedup("out", "--input", folder + "/whole/data/**", "--input", folder + "/in/*.gz");
    Map<String, String> rules = rules(corpus);
    assertEquals(
        Map.of("https://mirror.tamis-sample.org/", "similar-text", url, "same-url"), rules);
    assertEquals(6, corpus.records("data").size());
  }
}
