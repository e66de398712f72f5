package dev.tamis.classify.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final LanguageTag TAG = LanguageTag.parse("fin_Latn");

  /** Texts whose words grow longer and whose lines repeat more and more. */
  private static List<TextStatistics> reference(int texts) {
    StatisticsComputer computer = new StatisticsComputer();
    List<TextStatistics> reference = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 100; k++) {
        text.append("a".repeat(2 + i / 20)).append(k).append(k % 10 == 9 ? ".\n" : " ");
      }
      text.append("one more line.\n".repeat(i / 10));
      reference.add(computer.compute(text.toString(), TAG));
    }
    return reference;
  }

  @Test
  void eachRuleRejectsAtMostTheShare() {
    Calibration calibration = new Calibration(0.05, 100);
    List<TextStatistics> reference = reference(200);
    reference.forEach(statistics -> calibration.add(TAG, statistics));
    RuleSet set = RuleSet.fineWeb2(FineWeb2.parse(String.join("\n", calibration.lines())));
    int tight = 0;
    for (Rule rule : RuleFile.columns().values()) {
      Rule own =
          set.forLanguage(TAG).rules().stream()
              .filter(other -> other.name().equals(rule.name()))
              .findFirst()
              .orElseThrow();
      long rejected =
          reference.stream().filter(one -> own.applies(one) && !own.passes(one)).count();
      assertTrue(rejected <= 10, rule.name() + " rejects " + rejected);
      tight += rejected > 0 ? 1 : 0;
    }
    assertTrue(tight >= 3, tight + " rules reject anything");
  }

  @Test
  void languagesWithFewTextsAreNamedAndGetNone() {
    Calibration calibration = new Calibration(0.01, 100);
    reference(99).forEach(statistics -> calibration.add(TAG, statistics));
    assertEquals(Map.of(TAG, 99), calibration.tooFew());
    assertEquals(List.of(), calibration.lines());
  }

  @Test
  void aShareThatIsNoneIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> new Calibration(0.6, 1));
    assertThrows(IllegalArgumentException.class, () -> new Calibration(Double.NaN, 1));
  }
}
