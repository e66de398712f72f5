package dev.tamis.classify.statistics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Decisions, reasons and signals of datatrove's filters, run unchanged on two fixed lists of tokens
 * of each document; and what its names are here.
 */
final class GoldenDecisions {
  /** Signals: datatrove's name in the file, ours. */
  static final Map<String, Signal> SIGNALS =
      Map.ofEntries(
          Map.entry("n_words", Signal.TOKENS),
          Map.entry("n_non_symbol_words", Signal.NON_SYMBOL_TOKENS),
          Map.entry("avg_word_len", Signal.MEAN_NON_SYMBOL_LENGTH),
          Map.entry("hash_ratio", Signal.HASH_RATIO),
          Map.entry("ellipsis_ratio", Signal.ELLIPSIS_RATIO),
          Map.entry("alpha_word_frac", Signal.ALPHABETIC_TOKENS),
          Map.entry("bullet_line_frac", Signal.BULLET_LINES),
          Map.entry("ellipsis_line_frac", Signal.ELLIPSIS_LINES),
          Map.entry("dup_para_frac", Signal.DUPLICATE_PARAGRAPHS),
          Map.entry("dup_para_char_frac", Signal.DUPLICATE_PARAGRAPH_CHARACTERS),
          Map.entry("dup_line_frac", Signal.DUPLICATE_LINES),
          Map.entry("dup_line_char_frac", Signal.DUPLICATE_LINE_CHARACTERS),
          Map.entry("top_2", Signal.TOP_2_GRAM),
          Map.entry("top_3", Signal.TOP_3_GRAM),
          Map.entry("top_4", Signal.TOP_4_GRAM),
          Map.entry("dup_5", Signal.DUPLICATE_5_GRAMS),
          Map.entry("dup_6", Signal.DUPLICATE_6_GRAMS),
          Map.entry("dup_7", Signal.DUPLICATE_7_GRAMS),
          Map.entry("dup_8", Signal.DUPLICATE_8_GRAMS),
          Map.entry("dup_9", Signal.DUPLICATE_9_GRAMS),
          Map.entry("dup_10", Signal.DUPLICATE_10_GRAMS),
          Map.entry("n_splitlines", Signal.LINES),
          Map.entry("newline_per_word", Signal.NEWLINE_RATIO),
          Map.entry("fw_line_punct_ratio", Signal.TERMINAL_LINES),
          Map.entry("fw_short_line_ratio", Signal.SHORT_LINES),
          Map.entry("fw_char_dup_ratio", Signal.DUPLICATE_NONBLANK_CHARACTERS));

  /** Reasons: our rule, datatrove's reason. */
  static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("min-words", "gopher_short_doc"),
          Map.entry("max-words", "gopher_long_doc"),
          Map.entry("min-mean-word-length", "gopher_below_avg_threshold"),
          Map.entry("max-mean-word-length", "gopher_above_avg_threshold"),
          Map.entry("hash-ratio", "gopher_too_many_hashes"),
          Map.entry("ellipsis-ratio", "gopher_too_many_ellipsis"),
          Map.entry("bullet-lines", "gopher_too_many_bullets"),
          Map.entry("ellipsis-lines", "gopher_too_many_end_ellipsis"),
          Map.entry("alphabetic-words", "gopher_below_alpha_threshold"),
          Map.entry("stop-words", "gopher_enough_stop_words"),
          Map.entry("duplicate-paragraphs", "dup_para_frac"),
          Map.entry("duplicate-paragraph-characters", "dup_para_char_frac"),
          Map.entry("duplicate-lines", "dup_line_frac"),
          Map.entry("duplicate-line-characters", "dup_line_char_frac"),
          Map.entry("top-2-gram", "top_2_gram"),
          Map.entry("top-3-gram", "top_3_gram"),
          Map.entry("top-4-gram", "top_4_gram"),
          Map.entry("duplicate-5-grams", "duplicated_5_n_grams"),
          Map.entry("duplicate-6-grams", "duplicated_6_n_grams"),
          Map.entry("duplicate-7-grams", "duplicated_7_n_grams"),
          Map.entry("duplicate-8-grams", "duplicated_8_n_grams"),
          Map.entry("duplicate-9-grams", "duplicated_9_n_grams"),
          Map.entry("duplicate-10-grams", "duplicated_10_n_grams"),
          Map.entry("empty", "empty"),
          Map.entry("blank", "empty"),
          Map.entry("terminal-lines", "line_punct_ratio"),
          Map.entry("short-lines", "short_line_ratio"),
          Map.entry("duplicate-nonblank-characters", "char_dup_ratio"),
          Map.entry("newline-ratio", "list_ratio"),
          Map.entry("lorem-ipsum", "lorem_ipsum"),
          Map.entry("curly-bracket", "curly_bracket"),
          Map.entry("min-sentences", "too_few_sentences"),
          Map.entry("paragraphs", "< 3 paragraphs"));

  private GoldenDecisions() {}

  static List<JsonNode> read() throws IOException {
    Path file =
        Path.of(
            System.getProperty("tamis.data", "../shared/data"),
            "quality/datatrove-decisions-dev.jsonl.gz");
    assumeTrue(Files.exists(file), "no golden decisions at tamis.data");
    List<JsonNode> documents = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        documents.add(new ObjectMapper().readTree(line));
      }
    }
    return documents;
  }

  /** The list of tokens that is stored in the file. */
  static List<String> icuTokens(JsonNode document) {
    List<String> tokens = new ArrayList<>();
    document.get("tokens_icu").forEach(token -> tokens.add(token.asText()));
    return tokens;
  }
}
