package dev.tamis.classify.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.LanguageTag;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnThresholdsTest {
  private static final String LINES =
      """
      # a remark
      eng_Latn	gopher-quality/min-words	24
      eng_Latn	gopher-repetition/duplicate-lines	0.5
      deu_Latn	gopher-quality/min-words	30
      """;

  /** The threshold of a rule for a language. */
  static double threshold(RuleSet set, String tag, String rule) {
    return set.forLanguage(LanguageTag.parse(tag)).rules().stream()
        .filter(known -> known.name().equals(rule))
        .findFirst()
        .orElseThrow()
        .threshold();
  }

  @Test
  void linesOfSeveralSetsAndLanguages() {
    OwnThresholds own = OwnThresholds.parse(LINES);
    assertEquals(Set.of("gopher-quality", "gopher-repetition"), own.sets());
    RuleSet quality = own.over(RuleSet.named("gopher-quality"));
    assertEquals(24, threshold(quality, "eng_Latn", "min-words"));
    assertEquals(30, threshold(quality, "deu_Latn", "min-words"));
    RuleSet repetition = own.over(RuleSet.named("gopher-repetition"));
    assertEquals(.5, threshold(repetition, "eng_Latn", "duplicate-lines"));
  }

  @Test
  void eachSetHasRulesOfItsOwn() {
    for (String wrong : List.of("gopher-quality/duplicate-lines", "gopher-repetition/min-words")) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> OwnThresholds.parse(LINES + "fra_Latn\t" + wrong + "\t1\n"));
      String[] names = wrong.split("/", -1);
      assertTrue(
          e.getMessage().startsWith("line 5: " + names[0] + " has no rule \"" + names[1] + "\""),
          e.getMessage());
    }
  }

  @Test
  void aSetSaysThatItsNumbersAreNotItsSources() {
    OwnThresholds own = OwnThresholds.parse(LINES);
    RuleSet before = RuleSet.named("gopher-quality");
    assertEquals(
        before.about().variant() + "; with thresholds of the user's own",
        own.over(before).about().variant());
    assertEquals(before.about().source(), own.over(before).about().source());
    RuleSet other = RuleSet.named("c4");
    assertSame(other, own.over(other));
  }

  @Test
  void importedThresholdsAndStopWordsAreNamed() {
    String numbers = "\t0.5".repeat(FineWeb2.COLUMNS.size());
    String builtIn = RuleSet.named(RuleSet.FINEWEB2).about().variant();
    assertEquals(
        builtIn + "; thresholds imported from the user's own copy",
        RuleSet.fineWeb2(FineWeb2.parse("deu_Latn" + numbers)).about().variant());
    assertEquals(
        builtIn + "; thresholds and stop words imported from the user's own copy",
        RuleSet.fineWeb2(FineWeb2.parse("deu_Latn" + numbers + "\tund der")).about().variant());
  }
}
