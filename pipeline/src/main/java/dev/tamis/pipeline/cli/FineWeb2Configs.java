package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tamis.classify.rules.FineWeb2;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The configurations of FineWeb-2, {@code configs/deu_Latn.yml} and the like, as one file. */
final class FineWeb2Configs {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final SortedMap<String, String> lines = new TreeMap<>();

  private FineWeb2Configs() {}

  /**
   * Reads a folder.
   *
   * @throws IllegalArgumentException if it holds no configuration, or a broken one, which is named
   */
  static FineWeb2Configs read(Path folder) throws IOException {
    Path configs =
        Files.isDirectory(folder.resolve("configs")) ? folder.resolve("configs") : folder;
    if (!Files.isDirectory(configs)) {
      throw new IllegalArgumentException(folder + " is no folder");
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(configs)) {
      files = all.filter(file -> file.getFileName().toString().endsWith(".yml")).sorted().toList();
    }
    FineWeb2Configs read = new FineWeb2Configs();
    for (Path file : files) {
      read.add(file);
    }
    if (read.lines.isEmpty()) {
      throw new IllegalArgumentException(configs + " has no files like deu_Latn.yml");
    }
    return read;
  }

  int size() {
    return lines.size();
  }

  /** The file of the form of {@link FineWeb2}. */
  String text() {
    return "# Thresholds and stop words of FineWeb-2 by language, read from configs/*.yml by tamis import fineweb2.\n"
        + String.join("\n", lines.values())
        + "\n";
  }

  private void add(Path file) throws IOException {
    String name = file.getFileName().toString();
    try {
      String tag = LanguageTag.parse(name.substring(0, name.length() - 4)).toString();
      JsonNode config = YAML.readTree(Files.readString(file));
      double[] numbers = new double[FineWeb2.COLUMNS.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = number(config, FineWeb2.COLUMNS.get(i));
      }
      List<String> words = new ArrayList<>();
      for (JsonNode word : config.path("stopwords")) {
        // White space parts the words of the file that is written, and is in no token.
        String text = word.asText().strip();
        if (!text.isEmpty() && text.chars().noneMatch(Character::isWhitespace)) {
          words.add(text);
        }
      }
      lines.put(tag, FineWeb2.line(tag, numbers, words));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is not YAML: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static double number(JsonNode config, String column) {
    JsonNode value =
        switch (column.substring(0, 4)) {
          case "top_" -> pair(config, "top_n_grams", column.substring(4));
          case "dup_" ->
              column.equals("dup_line_frac")
                  ? config.path(column)
                  : pair(config, "dup_n_grams", column.substring(4));
          default -> config.path(column);
        };
    if (value == null || !value.isNumber()) {
      throw new IllegalArgumentException(column + " must be a number (got: " + value + ")");
    }
    return value.asDouble();
  }

  private static JsonNode pair(JsonNode config, String list, String n) {
    for (JsonNode pair : config.path(list)) {
      if (pair.path(0).asText().equals(n)) {
        return pair.path(1);
      }
    }
    return null;
  }
}
