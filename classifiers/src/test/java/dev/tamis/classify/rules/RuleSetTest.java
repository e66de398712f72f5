package dev.tamis.classify.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.TextClassifier;
import dev.tamis.classify.statistics.Signal;
import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.classify.textness.Textness;
import dev.tamis.language.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleSetTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");
  private static final String SENTENCE =
      "The mill stands at the edge of the village, where the river bends before that old bridge. ";

  private static String firstFailed(String set, String text) {
    RuleBook book = new RuleBook(List.of(RuleSet.named(set)), new StatisticsComputer());
    RuleBook.Answer failed = book.judge(text, ENGLISH, false).firstFailed();
    return failed == null ? "pass" : failed.rule().name();
  }

  private static String words(int count) {
    StringBuilder text = new StringBuilder();
    String[] words = SENTENCE.replace(",", "").replace(".", "").strip().split(" ", -1);
    for (int i = 0; i < count; i++) {
      text.append(words[i % words.length]).append(' ');
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({"49, min-words", "50, pass", "100000, pass", "100001, max-words"})
  void numberOfWords(int count, String outcome) {
    assertEquals(outcome, firstFailed("gopher-quality", words(count)));
  }

  @Test
  void meanWordLength() {
    String stops = "the of and to ";
    assertEquals("min-mean-word-length", firstFailed("gopher-quality", "of a to is ".repeat(30)));
    assertEquals("pass", firstFailed("gopher-quality", (stops + "water wheel ").repeat(30)));
    String longer = "incomprehensibilities ";
    assertEquals(
        "max-mean-word-length",
        firstFailed("gopher-quality", ("the and " + longer.repeat(3)).repeat(20)));
  }

  @Test
  void symbolsBulletsEllipsesLettersAndStopWords() {
    String good = words(60);
    assertEquals("hash-ratio", firstFailed("gopher-quality", good + "#x ".repeat(8)));
    assertEquals("pass", firstFailed("gopher-quality", good + "#x ".repeat(5)));
    assertEquals("ellipsis-ratio", firstFailed("gopher-quality", good + "mill... ".repeat(9)));
    assertEquals(
        "bullet-lines", firstFailed("gopher-quality", ("- " + words(10) + "\n").repeat(10)));
    assertEquals(
        "pass", firstFailed("gopher-quality", ("- " + words(10) + "\n").repeat(9) + words(10)));
    assertEquals(
        "ellipsis-lines", firstFailed("gopher-quality", (words(30).strip() + "...\n").repeat(3)));
    assertEquals("alphabetic-words", firstFailed("gopher-quality", good + "12345 ".repeat(16)));
    assertEquals("pass", firstFailed("gopher-quality", good + "12345 ".repeat(14)));
    assertEquals(
        "stop-words", firstFailed("gopher-quality", "mill wheel river bridge ".repeat(15)));
  }

  /** Punctuation that stands alone is no word here, and is a token there. */
  @Test
  void theTwoVariantsDifferOverPunctuation() {
    String quoted = "\"The\" , \"mill\" , \"and\" , \"that\" . ".repeat(15);
    assertEquals("pass", firstFailed("gopher-quality", quoted));
    assertEquals("alphabetic-words", firstFailed("datatrove-gopher-quality", quoted));
  }

  @Test
  void repeatedLinesAndRuns() {
    assertEquals(
        "duplicate-lines",
        firstFailed("gopher-repetition", "He went to the mill again.\n".repeat(9) + words(60)));
    assertEquals("top-2-gram", firstFailed("gopher-repetition", "mill wheel ".repeat(20)));
    assertEquals(
        "pass",
        firstFailed(
            "gopher-repetition",
            SENTENCE
                + "Every morning our miller opens its sluice, so water begins moving heavy wheels. "
                + "Slowly grain falls between stones; flour comes out rough before someone sieves it."));
  }

  /** Every set, and FineWeb-2's with the thresholds of every language that has some. */
  static List<Named<RuleSet>> sets() {
    List<Named<RuleSet>> sets = new ArrayList<>();
    for (String name : RuleSet.names()) {
      sets.add(Named.of(name, RuleSet.named(name)));
    }
    RuleSet byLanguage = RuleSet.named("fineweb2");
    for (String tag : byLanguage.thresholds().languages()) {
      sets.add(Named.of(tag, byLanguage.forLanguage(LanguageTag.parse(tag))));
    }
    return sets;
  }

  @ParameterizedTest
  @MethodSource("sets")
  void everyRulePassesAtItsThresholdAndFailsBeyondIt(RuleSet set) {
    for (Rule rule : set.rules()) {
      if (rule.isOff()) {
        assertFalse(rule.applies(TextStatistics.ofOne(rule.signal(), 0.5)), rule.name());
        continue;
      }
      boolean min = rule.bound() == Rule.Bound.MIN;
      double beyond = min ? Math.nextDown(rule.threshold()) : Math.nextUp(rule.threshold());
      assertTrue(rule.passes(TextStatistics.ofOne(rule.signal(), rule.threshold())), rule.name());
      assertFalse(rule.passes(TextStatistics.ofOne(rule.signal(), beyond)), rule.name());
    }
  }

  @Test
  void oddTextsHaveAnswers() {
    List<String> odd =
        List.of(
            "",
            " ",
            "\n\n",
            "😀".repeat(500),
            "7".repeat(500),
            "x".repeat(5 << 20),
            "\ud800",
            "...");
    StatisticsComputer computer = new StatisticsComputer();
    Textness textness = Textness.embedded();
    for (String text : odd) {
      TextStatistics statistics = computer.compute(text, ENGLISH);
      for (Signal signal : Signal.values()) {
        assertTrue(
            !statistics.has(signal) || Double.isFinite(statistics.get(signal)),
            signal + " of " + text.length());
      }
      for (String set : RuleSet.names()) {
        RuleBook.Judgement judgement =
            new RuleBook(List.of(RuleSet.named(set)), computer).judge(text, ENGLISH, true);
        assertTrue(judgement.uncovered().isEmpty(), set);
      }
      Double score =
          textness.score(List.of(new TextClassifier.Input(text, ENGLISH))).get(0).value();
      assertTrue(score == null || (score >= 0 && score <= 1));
    }
  }

  @Test
  void unknownSetsAreErrors() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> RuleSet.named("gopher"));
    assertTrue(e.getMessage().contains("gopher-quality"), e.getMessage());
  }

  @Test
  void aScoreDoesNotDependOnTheOtherTexts() {
    Textness textness = Textness.embedded();
    TextClassifier.Input one = new TextClassifier.Input(SENTENCE.repeat(4), ENGLISH);
    TextClassifier.Input two = new TextClassifier.Input("Menu | Home | Login ".repeat(12), ENGLISH);
    Double alone = textness.score(List.of(one)).get(0).value();
    assertEquals(alone, textness.score(List.of(two, one, two)).get(1).value());
    assertTrue(alone > textness.score(List.of(two)).get(0).value());
  }
}
