package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The filters say of each page what a run says of it. */
class FiltersAreTheStagesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private static List<ObjectNode> filter(String name, List<ObjectNode> lines) throws IOException {
    StringBuilder given = new StringBuilder();
    for (ObjectNode line : lines) {
      given.append(JSON.writeValueAsString(line)).append('\n');
    }
    InputStream in = System.in;
    try {
      System.setIn(new ByteArrayInputStream(given.toString().getBytes(StandardCharsets.UTF_8)));
      Command command = Command.run(name);
      assertEquals(0, command.status(), command.err());
      List<ObjectNode> answers = new ArrayList<>();
      for (String line : command.out().split("\n", -1)) {
        if (!line.isEmpty()) {
          answers.add((ObjectNode) JSON.readTree(line));
        }
      }
      assertEquals(lines.size(), answers.size(), name);
      return answers;
    } finally {
      System.setIn(in);
    }
  }

  /** What a filter says of a line: null where a run would go on with it. */
  private static String reason(JsonNode line) {
    return line.path("keep").asBoolean(true) ? null : line.path("reason").asText();
  }

  /** Takes lines out that a filter would not keep, and remembers why. */
  private static List<ObjectNode> passed(
      String name, List<ObjectNode> lines, Map<String, String> reasons) throws IOException {
    List<ObjectNode> left = new ArrayList<>();
    for (ObjectNode line : filter(name, lines)) {
      if (reason(line) == null) {
        left.add(line);
      } else {
        reasons.put(line.get("url").asText(), reason(line));
      }
      line.remove(List.of("keep", "reason"));
    }
    return left;
  }

  @Test
  void filtersInARowAreARun() throws IOException {
    List<ObjectNode> pages = new ArrayList<>();
    List<ObjectNode> texts = new ArrayList<>();
    StringBuilder shard = new StringBuilder();
    Path samples = Command.ROOT.resolve("samples/shards/pages.jsonl");
    String all = new String(Files.readAllBytes(samples), StandardCharsets.UTF_8);
    for (String line : all.split("\n", -1)) {
      if (line.startsWith("{") && line.endsWith("}") && line.indexOf('\ufffd') < 0) {
        ObjectNode object = (ObjectNode) JSON.readTree(line);
        if (object.path("text").isTextual() || object.path("html").isTextual()) {
          if (object.path("text").isTextual()) {
            object.put("text", object.get("text").asText().strip()); // as a run's extraction does
          }
          object.put("url", "https://page" + shard.length() + ".example.org/");
          (object.path("text").isTextual() ? texts : pages).add(object);
          shard.append(JSON.writeValueAsString(object)).append('\n');
        }
      }
    }
    Path input = Files.writeString(folder.resolve("pages.jsonl"), shard.toString());
    Path out = folder.resolve("out");
    List<String> arguments =
        List.of(
            "run",
            "--input",
            input.toString(),
            "--output",
            out.toString(),
            "--set",
            "dedup.exact=false",
            "--",
            "--runner=DirectRunner");
    assertEquals(0, Command.run(arguments.toArray(new String[0])).status());
    Corpus corpus = new Corpus(out);

    Map<String, String> reasons = new TreeMap<>();
    List<ObjectNode> lines = new ArrayList<>(texts);
    if (!pages.isEmpty()) {
      lines.addAll(passed("extract", pages, reasons));
    }
    lines = passed("language", lines, reasons);
    lines = passed("quality", lines, reasons);
    lines = passed("pii", lines, reasons);

    Map<String, ObjectNode> byUrl = new TreeMap<>();
    lines.forEach(line -> byUrl.put(line.get("url").asText(), line));
    assertFalse(corpus.records("data").isEmpty());
    for (JsonNode record : corpus.records("data")) {
      ObjectNode line = byUrl.remove(record.get("url").asText());
      assertTrue(line != null, record.get("url").asText());
      assertEquals(record.get("text"), line.get("scrubbed"));
      assertEquals(record.get("language"), line.get("language"));
      assertEquals(
          record.get("language_score").asDouble(), line.get("language_score").asDouble(), 5e-5);
      assertEquals(record.get("quality"), line.at("/scores/textness"));
      int findings = 0;
      for (JsonNode count : record.get("pii")) {
        findings += count.asInt();
      }
      assertEquals(findings, line.get("pii").size());
    }
    assertEquals(Map.of(), byUrl, "no line passes that a run leaves out");
    for (JsonNode record : corpus.records("excluded")) {
      String rule = record.get("stage").asText() + "/" + record.get("rule").asText();
      assertEquals(rule, reasons.get(record.get("url").asText()), record.toString());
    }
  }
}
