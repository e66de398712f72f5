package dev.tamis.pipeline.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Texts of a web crawl for benchmarks: {@code tamis.data/quality/textness-train.jsonl.gz}. */
public final class WebTexts {
  private WebTexts() {}

  /** Reads the texts of a language and says how many bytes of UTF-8 they are. */
  public static List<String> read(String language) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> texts = new ArrayList<>();
    long bytes = 0;
    Path file = Path.of(System.getProperty("tamis.data"), "quality/textness-train.jsonl.gz");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode document = json.readTree(line);
        if (document.get("lang").asText().equals(language)) {
          String text = document.get("text").asText();
          texts.add(text);
          bytes += text.getBytes(StandardCharsets.UTF_8).length;
        }
      }
    }
    System.out.println(texts.size() + " texts, " + bytes + " bytes");
    return texts;
  }
}
