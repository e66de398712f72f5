package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.classify.rules.RuleBook;
import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Segmentation;
import dev.tamis.pipeline.curate.models.RuleSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds what rules and classifiers say of a text to its line, as a run would have it: a text that
 * passes is measured and scored as the rules have left it. Not thread-safe.
 */
final class QualityFilter {
  private final RuleBook book;
  private final StatisticsComputer computer;
  private final QualityScores scores;
  private final LanguageIdentifier identifier;
  private long withoutTag;
  private final Segmentation words;
  private final String tokens;

  /**
   * Takes the rules and models.
   *
   * @param identifier finds the language of a line that names none
   * @param words how the text is cut into tokens
   * @param tokens field of the line that holds the tokens as a list of strings; null where they are
   *     cut here
   */
  QualityFilter(
      RuleSettings settings,
      QualityScores scores,
      LanguageIdentifier identifier,
      Segmentation words,
      String tokens) {
    this.computer = settings.computer();
    this.book = new RuleBook(settings.sets(), computer);
    this.scores = scores;
    this.identifier = identifier;
    this.words = words;
    this.tokens = tokens;
  }

  /** Adds the fields. */
  void judge(ObjectNode line) {
    String text = line.get("text").asText();
    LanguageTag tag = language(line, text);
    List<String> given = tokens == null ? null : given(line);
    RuleBook.Judgement judgement =
        book.judge(text, tag, left -> measure(left, tag, text, given), true);
    RuleBook.Answer failed = judgement.firstFailed();
    String left = failed == null ? judgement.text() : text;
    TextStatistics statistics =
        judgement.statistics() != null && left.equals(judgement.text())
            ? judgement.statistics()
            : measure(left, tag, text, given);
    ObjectNode signals = line.putObject("signals");
    if (statistics != null) {
      statistics.asMap().forEach((name, value) -> put(signals, name, value));
    }
    ObjectNode rules = line.putObject("rules");
    for (RuleBook.Answer answer : judgement.answers()) {
      rules.put(name(answer), answer.passes() ? "pass" : "fail");
    }
    if (!judgement.uncovered().isEmpty()) {
      ArrayNode uncovered = line.putArray("uncovered");
      judgement.uncovered().forEach(uncovered::add);
    }
    if (!judgement.abstained().isEmpty()) {
      ArrayNode abstained = line.putArray("abstained");
      judgement.abstained().forEach(abstained::add);
    }
    String limit = scores.add(line, left, tag);
    String reason = failed == null ? limit : name(failed);
    line.put("keep", reason == null);
    line.put("reason", reason);
    if (!left.equals(text)) {
      line.put("cleaned", left);
    }
  }

  private static String name(RuleBook.Answer answer) {
    return answer.set() + "/" + answer.rule().name();
  }

  private static void put(ObjectNode signals, String name, double value) {
    if (value == Math.rint(value)) {
      signals.put(name, (long) value);
    } else {
      signals.put(name, value);
    }
  }

  private LanguageTag language(ObjectNode line, String text) {
    String named = line.path("language").asText("");
    try {
      return LanguageTag.parse(named);
    } catch (IllegalArgumentException e) {
      withoutTag += named.isEmpty() ? 0 : 1;
      return identifier.identify(text).tag();
    }
  }

  /** Lines whose language is named by something that is no tag; it was found out. */
  long withoutTag() {
    return withoutTag;
  }

  /** Measures what is left of a text; null where its tokens are not known. */
  private TextStatistics measure(String left, LanguageTag tag, String text, List<String> given) {
    if (given == null) {
      return computer.compute(left, tag, words);
    }
    return left.equals(text) ? computer.compute(text, tag, given) : null;
  }

  private List<String> given(ObjectNode line) {
    List<String> given = new ArrayList<>();
    for (JsonNode token : line.path(tokens)) {
      given.add(token.asText());
    }
    if (!line.path(tokens).isArray()) {
      throw new IllegalArgumentException(
          "each line must have a list of strings \"" + tokens + "\", as --tokens says");
    }
    return given;
  }
}
