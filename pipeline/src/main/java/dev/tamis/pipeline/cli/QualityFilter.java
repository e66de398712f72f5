package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.classify.TextClassifier;
import dev.tamis.classify.rules.RuleBook;
import dev.tamis.classify.statistics.Segmentation;
import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.curate.RuleSettings;
import java.util.ArrayList;
import java.util.List;

/** Adds what rules and classifiers say of a text to its line. Not thread-safe. */
final class QualityFilter {
  private final RuleBook book;
  private final StatisticsComputer computer;
  private final List<TextClassifier> classifiers;
  private final Segmentation words;
  private final String tokens;

  /**
   * Takes the rules and models.
   *
   * @param words how the text is cut into tokens
   * @param tokens field of the line that holds the tokens as a list of strings; null where they are
   *     cut here
   */
  QualityFilter(
      RuleSettings settings, List<TextClassifier> classifiers, Segmentation words, String tokens) {
    this.computer = settings.computer();
    this.book = new RuleBook(settings.sets(), computer);
    this.classifiers = List.copyOf(classifiers);
    this.words = words;
    this.tokens = tokens;
  }

  /** Adds the fields. */
  void judge(ObjectNode line) {
    String text = line.get("text").asText();
    LanguageTag tag = language(line, text);
    TextStatistics statistics = measure(line, text, tag);
    boolean fixed = tokens != null || words != Segmentation.ICU;
    RuleBook.Judgement judgement = book.judge(text, tag, fixed ? statistics : null, true);
    ObjectNode signals = line.putObject("signals");
    statistics.asMap().forEach((name, value) -> put(signals, name, value));
    ObjectNode rules = line.putObject("rules");
    for (RuleBook.Answer answer : judgement.answers()) {
      rules.put(name(answer), answer.passes() ? "pass" : "fail");
    }
    if (!judgement.uncovered().isEmpty()) {
      ArrayNode uncovered = line.putArray("uncovered");
      judgement.uncovered().forEach(uncovered::add);
    }
    ObjectNode scores = line.putObject("scores");
    for (TextClassifier classifier : classifiers) {
      TextClassifier.Input input = new TextClassifier.Input(text, tag, null);
      scores.put(classifier.name(), classifier.score(List.of(input)).get(0).value());
    }
    RuleBook.Answer failed = judgement.firstFailed();
    line.put("keep", failed == null);
    line.put("reason", failed == null ? null : name(failed));
    if (failed == null && !judgement.text().equals(text)) {
      line.put("cleaned", judgement.text());
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

  private static LanguageTag language(ObjectNode line, String text) {
    try {
      return LanguageTag.parse(line.path("language").asText(""));
    } catch (IllegalArgumentException e) {
      return LanguageIdentifier.embedded().identify(text).tag();
    }
  }

  private TextStatistics measure(ObjectNode line, String text, LanguageTag tag) {
    if (tokens == null) {
      return computer.compute(text, tag, words);
    }
    List<String> given = new ArrayList<>();
    for (JsonNode token : line.path(tokens)) {
      given.add(token.asText());
    }
    if (!line.path(tokens).isArray()) {
      throw new IllegalArgumentException(
          "each line must have a list of strings \"" + tokens + "\", as --tokens says");
    }
    return computer.compute(text, tag, given);
  }
}
