package dev.tamis.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what a run wrote. */
record Corpus(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every file below the folder as it is stored, by its path. */
  Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** The records of every part below a folder. */
  List<JsonNode> records(String below) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String file : files().keySet()) {
      if (file.startsWith(below + "/")) {
        for (String line : text(file).split("\n", -1)) {
          if (!line.isEmpty()) {
            records.add(JSON.readTree(line));
          }
        }
      }
    }
    return records;
  }

  /** A file as text, inflated. */
  String text(String file) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(file));
        InputStream plain = file.endsWith(".zst") ? new ZstdInputStream(in) : in) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  JsonNode statistics() throws IOException {
    return JSON.readTree(text("report/statistics.json"));
  }

  /** What became of each record, a line each, sorted. */
  List<String> outcomes() throws IOException {
    List<String> outcomes = new ArrayList<>();
    for (JsonNode record : records("data")) {
      outcomes.add("kept\t" + record.get("language").asText() + "\t" + record.get("url").asText());
    }
    for (JsonNode record : records("excluded")) {
      String rule = record.get("stage").asText() + "/" + record.get("rule").asText();
      outcomes.add("excluded\t" + rule + "\t" + record.get("url").asText());
    }
    for (JsonNode record : records("failed")) {
      String place = record.get("shard").asText() + "@" + record.get("offset").asText();
      outcomes.add("failed\t" + record.get("error").asText() + "\t" + place);
    }
    outcomes.sort(null);
    return outcomes;
  }
}
