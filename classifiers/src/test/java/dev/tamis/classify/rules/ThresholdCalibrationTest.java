package dev.tamis.classify.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.language.LanguageTag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdCalibrationTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");
  private static final LanguageTag GERMAN = LanguageTag.parse("deu_Latn");

  /** A hundred documents whose words are 2.5, 2.6 .. letters long on average. */
  private static ThresholdCalibration.Language calibrate(double share, boolean loosen) {
    ThresholdCalibration calibration =
        new ThresholdCalibration(
            List.of(RuleSet.named("gopher-quality")), new StatisticsComputer(), share, 100, loosen);
    for (int i = 0; i < 100; i++) {
      int longer = 5 + i;
      String text = "the " + "ab ".repeat(99 - longer % 10) + "abcdefgh ".repeat(longer);
      calibration.add(text + "with of ", ENGLISH);
    }
    calibration.add("zu kurz", GERMAN);
    List<ThresholdCalibration.Language> found = calibration.find();
    assertEquals(List.of(GERMAN, ENGLISH), found.stream().map(l -> l.tag()).toList());
    assertTrue(found.get(0).rules().isEmpty());
    return found.get(1);
  }

  private static ThresholdCalibration.Found found(
      ThresholdCalibration.Language language, String rule) {
    return language.rules().stream()
        .filter(found -> found.rule().name().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.01, 0.99", "0.1, 0.9"})
  void eachRuleRejectsTheShareAndNoMore(double share, double passing) {
    ThresholdCalibration.Language language = calibrate(share, false);
    assertEquals(100, language.documents());
    for (String rule : List.of("min-mean-word-length", "max-mean-word-length")) {
      ThresholdCalibration.Found found = found(language, rule);
      assertTrue(found.threshold() != found.rule().threshold());
      assertEquals(passing, found.after(), 1e-9, rule);
    }
    assertTrue(language.after() >= 1 - 2 * share && language.after() <= 1 - share);
  }

  @Test
  void lengthsAndWhatTheReferenceDoesNotShowStay() {
    ThresholdCalibration.Language language = calibrate(0.1, false);
    for (String rule : List.of("min-words", "max-words", "hash-ratio", "bullet-lines")) {
      ThresholdCalibration.Found found = found(language, rule);
      assertEquals(found.rule().threshold(), found.threshold(), rule);
    }
  }

  @Test
  void aSetThatDoesNotCoverALanguageIsNamed() {
    LanguageTag turkish = LanguageTag.parse("tur_Latn");
    ThresholdCalibration calibration =
        new ThresholdCalibration(
            List.of(RuleSet.named("fineweb2"), RuleSet.named("gopher-quality")),
            new StatisticsComputer(),
            0.01,
            1,
            false);
    calibration.add("bir", turkish);
    calibration.add("ein", GERMAN);
    List<ThresholdCalibration.Language> found = calibration.find();
    assertEquals(List.of(), found.get(0).uncovered());
    assertEquals(List.of("fineweb2"), found.get(1).uncovered());
    assertEquals(turkish, found.get(1).tag());
    assertEquals(
        List.of("gopher-quality"),
        found.get(1).rules().stream().map(r -> r.set()).distinct().toList());
  }

  @Test
  void loosenNeverMakesARuleStricter() {
    ThresholdCalibration.Language language = calibrate(0.01, true);
    assertEquals(10, found(language, "max-mean-word-length").threshold());
    ThresholdCalibration.Found looser = found(language, "min-mean-word-length");
    assertTrue(looser.threshold() < 3 && looser.after() > looser.before());
  }

  @Test
  void whatIsWrittenIsReadAndLiesOverTheSet() {
    ThresholdCalibration.Language language = calibrate(0.01, false);
    String lines = ThresholdCalibration.lines(List.of(language));
    RuleSet own = OwnThresholds.parse("# remark\n\n" + lines).over(RuleSet.named("gopher-quality"));
    for (Rule rule : own.forLanguage(ENGLISH).rules()) {
      assertEquals(found(language, rule.name()).threshold(), rule.threshold(), rule.name());
    }
    assertEquals(
        RuleSet.named("gopher-quality").forLanguage(GERMAN).rules(),
        own.forLanguage(GERMAN).rules());
    RuleSet other = RuleSet.named("gopher-repetition");
    assertSame(other, OwnThresholds.parse(lines).over(other));
  }

  @Test
  void aLanguageThatFineWeb2DoesNotKnowIsCoveredByThresholdsOfOnesOwn() {
    LanguageTag unknown = LanguageTag.parse("qaa_Latn");
    RuleSet fineWeb2 = RuleSet.named(RuleSet.FINEWEB2);
    assertFalse(fineWeb2.covers(unknown));
    RuleSet own =
        OwnThresholds.parse("qaa_Latn\tfineweb2/max-mean-word-length\t7.5\n").over(fineWeb2);
    assertTrue(own.covers(unknown));
    assertTrue(own.covers(GERMAN));
    assertEquals(fineWeb2.forLanguage(GERMAN).rules(), own.forLanguage(GERMAN).rules());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eng_Latn min-words 3|line 1: a line is a tag, set/rule and a number between tabs",
        "english;gopher-quality/min-words;3|line 1: a language tag looks like \"eng_Latn\"",
        "eng_Latn;gopher/min-words;3|no rule set is called \"gopher\"",
        "eng_Latn;gopher-quality/min-word;3|gopher-quality has no rule \"min-word\"",
        "eng_Latn;gopher-quality/min-words;x|a threshold must be a finite number (got: \"x\")",
        "eng_Latn;gopher-quality/min-words;NaN|a threshold must be a finite number",
        "a;b/c;1|line 1"
      })
  void brokenLinesAreToldByNumber(String line, String message) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> OwnThresholds.parse(line.replace(';', '\t')));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void aThresholdThatStandsTwiceIsAnError() {
    String line = "eng_Latn\tgopher-quality/min-words\t3\n";
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> OwnThresholds.parse(line + line));
    assertTrue(e.getMessage().contains("line 2: eng_Latn gopher-quality/min-words stands twice"));
  }

  @Test
  void hostileTextsAreMeasured() {
    ThresholdCalibration calibration =
        new ThresholdCalibration(
            List.of(RuleSet.named("gopher-quality"), RuleSet.named("c4")),
            new StatisticsComputer(),
            0.01,
            1,
            false);
    for (String text : List.of("", "\ud83d\ude00".repeat(50), "12345 ".repeat(50), "\ud800", "a")) {
      calibration.add(text, ENGLISH);
    }
    String lines = ThresholdCalibration.lines(calibration.find());
    assertFalse(lines.contains("NaN"), lines);
    OwnThresholds.parse(lines);
  }
}
