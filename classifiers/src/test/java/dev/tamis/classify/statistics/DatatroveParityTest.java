package dev.tamis.classify.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.classify.rules.Rule;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.StopWords;
import dev.tamis.language.words.Words;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The signals of datatrove's Gopher filters on the same tokens, exactly. */
class DatatroveParityTest {
  private static final Map<String, Signal> SIGNALS =
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
          Map.entry("dup_10", Signal.DUPLICATE_10_GRAMS));

  private static final List<JsonNode> DOCUMENTS = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    Path file =
        Path.of(
            System.getProperty("tamis.data", "../shared/data"),
            "quality/datatrove-decisions-dev.jsonl.gz");
    assumeTrue(Files.exists(file), "no golden decisions at tamis.data");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        DOCUMENTS.add(new ObjectMapper().readTree(line));
      }
    }
  }

  private static List<String> tokens(JsonNode document, String list) {
    List<String> tokens = new ArrayList<>();
    if (list.equals("icu")) {
      document.get("tokens_icu").forEach(token -> tokens.add(token.asText()));
      return tokens;
    }
    StringBuilder token = new StringBuilder();
    String text = document.get("text").asText() + " ";
    for (int i = 0; i < text.length(); i++) {
      if (!Words.isSpace(text.charAt(i))) {
        token.append(text.charAt(i));
      } else if (token.length() > 0) {
        tokens.add(token.toString());
        token.setLength(0);
      }
    }
    return tokens;
  }

  @Test
  void signalsAreEqualOnTheSameTokens() {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    StatisticsComputer computer = new StatisticsComputer();
    for (JsonNode document : DOCUMENTS) {
      for (String list : List.of("ws", "icu")) {
        List<String> tokens = tokens(document, list);
        TextStatistics own =
            computer.compute(
                document.get("text").asText(), tokens, StopWords.of(LanguageTag.parse("eng_Latn")));
        JsonNode expected = document.get("signals").get(list);
        for (Map.Entry<String, Signal> signal : SIGNALS.entrySet()) {
          JsonNode value = expected.get(signal.getKey());
          if (value != null && value.isNumber()) {
            compared++;
            if (Math.abs(value.asDouble() - own.get(signal.getValue())) > 1e-9) {
              wrong.add(
                  document.get("id")
                      + " "
                      + list
                      + " "
                      + signal.getKey()
                      + " "
                      + value
                      + " "
                      + own.get(signal.getValue()));
            }
          }
        }
      }
    }
    assertTrue(compared > 10_000, "compared " + compared);
    assertEquals(
        List.of(), wrong.subList(0, Math.min(400, wrong.size())), wrong.size() + " differ");
  }

  private static final Map<String, String> REASONS =
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
          Map.entry("duplicate-10-grams", "duplicated_10_n_grams"));

  /** Stop words are not compared: which there are is the text's language's affair here. */
  @Test
  void decisionsAndReasonsAreEqualOnTheSameTokens() {
    List<String> wrong = new ArrayList<>();
    StatisticsComputer computer = new StatisticsComputer();
    for (JsonNode document : DOCUMENTS) {
      for (String list : List.of("ws", "icu")) {
        TextStatistics own =
            computer.compute(
                document.get("text").asText(),
                tokens(document, list),
                StopWords.of(LanguageTag.parse("eng_Latn")));
        JsonNode expected = document.get("decisions").get(list).get("en_default");
        compare(document, expected.get("gq"), "datatrove-gopher-quality", own, wrong);
        compare(document, expected.get("rep"), "gopher-repetition", own, wrong);
      }
    }
    assertEquals(List.of(), wrong.subList(0, Math.min(20, wrong.size())), wrong.size() + " differ");
  }

  private static void compare(
      JsonNode document, JsonNode expected, String set, TextStatistics own, List<String> wrong) {
    String reason = expected.get("reason").asText();
    if (reason.startsWith("error") || reason.equals("gopher_enough_stop_words")) {
      reason = "null"; // Of an empty text we give an answer where datatrove fails.
    }
    String ours = "null";
    for (Rule rule : RuleSet.named(set).rules()) {
      if (!rule.name().equals("stop-words") && !rule.passes(own) && ours.equals("null")) {
        ours = REASONS.get(rule.name());
      }
    }
    if (!ours.equals(reason)) {
      wrong.add(document.get("id") + " " + set + ": " + reason + ", ours " + ours);
    }
  }

  @Test
  void wordsAreThoseOfIcuButForApostrophesAndJoinedPunctuation() {
    int equal = 0;
    int close = 0;
    Words words = new Words();
    for (JsonNode document : DOCUMENTS) {
      String text = document.get("text").asText();
      words.cut(text, LanguageTag.parse("eng_Latn"));
      List<String> own = new ArrayList<>();
      for (int i = 0; i < words.count(); i++) {
        own.add(text.substring(words.start(i), words.end(i)));
      }
      List<String> icu = tokens(document, "icu");
      equal += own.equals(icu) ? 1 : 0;
      close += Math.abs(own.size() - icu.size()) <= 0.1 * icu.size() ? 1 : 0;
    }
    System.out.println(
        "words equal to ICU's in " + equal + " of " + DOCUMENTS.size() + ", close in " + close);
    assertTrue(close >= 0.8 * DOCUMENTS.size(), "close in " + close);
  }
}
