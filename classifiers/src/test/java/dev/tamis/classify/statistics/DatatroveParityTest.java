package dev.tamis.classify.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tamis.classify.AccuracyTable;
import dev.tamis.classify.rules.Rule;
import dev.tamis.classify.rules.RuleBook;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Segmentation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Signals, decisions and reasons of datatrove's filters on the same tokens, all of them: counts
 * exactly, ratios to 1e-9. One thing is not compared: whether a text has enough of FineWeb-2's stop
 * words, for its lists are not ours to carry. Of an empty text datatrove's repetition filter fails;
 * ours says that it is empty.
 */
class DatatroveParityTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "gq", "datatrove-gopher-quality",
          "rep", "datatrove-gopher-repetition",
          "fw", "fineweb",
          "c4", "datatrove-c4",
          "c4_nopunct", "datatrove-c4-no-terminal",
          "c4_para", "datatrove-c4-paragraphs");

  private static final SortedMap<String, Integer> COUNTS = new TreeMap<>();

  private static List<JsonNode> documents = List.of();

  @BeforeAll
  static void read() throws IOException {
    documents = GoldenDecisions.read();
  }

  private static TextStatistics measure(
      StatisticsComputer computer, JsonNode document, String list) {
    String text = document.get("text").asText();
    return computer.compute(
        text, ENGLISH, list.equals("icu") ? Segmentation.ICU : Segmentation.WHITESPACE);
  }

  private static void assertNone(String what, List<String> wrong, int compared, int least)
      throws IOException {
    assertTrue(compared >= least, "compared " + compared);
    assertEquals(List.of(), wrong.subList(0, Math.min(40, wrong.size())), wrong.size() + " differ");
    COUNTS.put(what, compared);
    if (COUNTS.size() == 3) {
      StringBuilder table = new StringBuilder();
      table.append(
          "# Golden decisions and signals of datatrove's own filters, compared with ours.\n");
      table.append("# mvn -pl classifiers -am test -Dtest=DatatroveParityTest");
      table.append(" -Dtamis.accuracy=write -Dsurefire.failIfNoSpecifiedTests=false\n");
      table.append("compared\tnumber\tdiffer\n");
      COUNTS.forEach((name, count) -> table.append(name + "\t" + count + "\t0\n"));
      AccuracyTable.check("datatrove-parity.tsv", table.toString());
    }
  }

  @Test
  void signalsAreEqualOnTheSameTokens() throws IOException {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    StatisticsComputer computer = new StatisticsComputer();
    for (JsonNode document : documents) {
      for (String list : List.of("ws", "icu")) {
        TextStatistics own = measure(computer, document, list);
        for (var expected : document.get("signals").get(list).properties()) {
          if (expected.getValue().isNumber()) {
            compared++;
            double value = own.get(GoldenDecisions.SIGNALS.get(expected.getKey()));
            if (Math.abs(expected.getValue().asDouble() - value) > 1e-9) {
              wrong.add(document.get("id") + list + " " + expected + ", ours " + value);
            }
          }
        }
      }
    }
    assertNone("signals", wrong, compared, 16_000);
  }

  @Test
  void decisionsReasonsAndCleanedTextsAreEqualByDefaults() throws IOException {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    StatisticsComputer computer = new StatisticsComputer();
    for (JsonNode document : documents) {
      for (String list : List.of("ws", "icu")) {
        TextStatistics statistics = measure(computer, document, list);
        for (var filter : document.get("decisions").get(list).get("en_default").properties()) {
          RuleSet set = RuleSet.named(DEFAULTS.get(filter.getKey()));
          RuleBook.Judgement own =
              new RuleBook(List.of(set), computer)
                  .judge(document.get("text").asText(), ENGLISH, given -> statistics, false);
          compared++;
          String reason = reason(filter.getValue());
          String ours =
              own.firstFailed() == null
                  ? "null"
                  : GoldenDecisions.REASONS.get(own.firstFailed().rule().name());
          JsonNode after = filter.getValue().get("text_after");
          boolean sameText = after == null || after.isNull() || after.asText().equals(own.text());
          if (!ours.equals(reason) || !sameText) {
            wrong.add(
                document.get("id") + list + " " + set.name() + ": " + reason + ", ours " + ours);
          }
        }
      }
    }
    assertNone("decisions by defaults", wrong, compared, 3_900);
  }

  /** The parts of FineWeb-2's set that belong to a filter, in their order. */
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "rep", List.of("duplicate-lines", "duplicate-10-grams"),
          "fw", List.of("blank", "newline-ratio"),
          "gq", List.of("min-words", "alphabetic-words"));

  @Test
  void decisionsAndReasonsAreEqualByThresholdsOfFineWeb2() throws IOException {
    List<String> wrong = new ArrayList<>();
    Set<String> missing = new TreeSet<>();
    int compared = 0;
    StatisticsComputer computer = new StatisticsComputer();
    RuleSet all = RuleSet.named("fineweb2");
    for (JsonNode document : documents) {
      LanguageTag tag = LanguageTag.parse(document.get("cfg").asText());
      for (String list : List.of("ws", "icu")) {
        JsonNode decisions = document.get("decisions").get(list).path("fineweb2");
        if (!decisions.isMissingNode() && !all.covers(tag)) {
          missing.add(tag.toString());
          continue;
        }
        TextStatistics statistics = measure(computer, document, list);
        for (var filter : decisions.properties()) {
          compared++;
          String reason = reason(filter.getValue());
          String ours = firstFailed(all.forLanguage(tag), filter.getKey(), statistics);
          if (!ours.equals(reason.equals("gopher_enough_stop_words") ? "null" : reason)) {
            wrong.add(document.get("id") + list + " " + tag + ": " + reason + ", ours " + ours);
          }
        }
      }
    }
    assertEquals(Set.of("tur_Latn"), missing, "languages without thresholds");
    assertNone("decisions by FineWeb-2's thresholds", wrong, compared, 1_400);
  }

  private static String firstFailed(RuleSet set, String filter, TextStatistics statistics) {
    boolean within = false;
    for (Rule rule : set.rules()) {
      within |= rule.name().equals(PARTS.get(filter).get(0));
      if (within && rule.applies(statistics) && !rule.passes(statistics)) {
        return GoldenDecisions.REASONS.get(rule.name());
      }
      if (rule.name().equals(PARTS.get(filter).get(1))) {
        break;
      }
    }
    return "null";
  }

  private static String reason(JsonNode decision) {
    String reason = decision.get("reason").asText();
    return reason.startsWith("error") ? "empty" : reason;
  }

  /** Tokens that the caller brings are measured as those that are cut here. */
  @Test
  void givenTokensAreMeasuredLikeOwnOnes() {
    StatisticsComputer computer = new StatisticsComputer();
    for (JsonNode document : documents) {
      String text = document.get("text").asText();
      assertEquals(
          computer.compute(text, ENGLISH, Segmentation.ICU).asMap(),
          computer.compute(text, ENGLISH, GoldenDecisions.icuTokens(document)).asMap());
    }
  }
}
