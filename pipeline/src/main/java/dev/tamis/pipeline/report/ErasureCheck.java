package dev.tamis.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.corpus.KeptSplits;
import dev.tamis.pipeline.erase.EraseList;
import dev.tamis.pipeline.erase.Eraser;
import dev.tamis.pipeline.files.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks for what was to be erased in every file of a corpus, decompressed. */
public final class ErasureCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ErasureCheck() {}

  /**
   * Where something is left.
   *
   * @param path below the output folder
   * @param line number of the line, of Parquet of the row, from 1
   * @param requests ids of the requests, sorted
   */
  public record Left(String path, long line, List<String> requests) {}

  /**
   * Looks through a folder.
   *
   * @param output with a slash at its end
   * @return nothing where nothing is left
   */
  public static List<Left> check(String output, EraseList list) throws IOException {
    Eraser eraser = new Eraser(list);
    List<Left> left = new ArrayList<>();
    for (String path : Storage.filesIn(output)) {
      if (KeptSplits.isCurated(path)) {
        throw new IllegalArgumentException(
            output + path + " is no part of a corpus; say first: tamis sweep " + output);
      }
      try (LinesOfPart lines = LinesOfPart.open(output + path)) {
        long number = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
          number++;
          TreeSet<String> requests = new TreeSet<>();
          look(path, new String(line, StandardCharsets.UTF_8), eraser, requests);
          if (!requests.isEmpty()) {
            left.add(new Left(path, number, List.copyOf(requests)));
          }
        }
      }
    }
    return left;
  }

  private static void look(String path, String line, Eraser eraser, Set<String> requests)
      throws IOException {
    if (path.contains(".jsonl") || LinesOfPart.isParquet(path)) {
      strings(JSON.readTree(line), eraser, requests);
    } else if (path.startsWith("report/") || path.endsWith(".md")) {
      // Names of domains and words of our own; no digests, which look like numbers.
      requests.addAll(eraser.text(line).requests());
    }
  }

  private static void strings(JsonNode node, Eraser eraser, Set<String> requests) {
    if (node.isTextual()) {
      String value = node.asText();
      requests.addAll(eraser.text(value).requests());
      requests.addAll(eraser.url(value).requests());
      for (String request : new String[] {eraser.record(value), eraser.page(value)}) {
        if (request != null) {
          requests.add(request);
        }
      }
    }
    node.forEach(child -> strings(child, eraser, requests));
  }
}
