package dev.tamis.classify.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.LanguageTag;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The five lines of the README, and what they promise. */
class RulesTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");

  @Test
  void theReadme() {
    String text = "Buy now! Buy now! Buy now!";
    Rules rules = Rules.named("gopher-quality", "gopher-repetition");
    Rules.Verdict verdict = rules.judge(text, LanguageTag.parse("eng_Latn"));
    if (!verdict.keep()) {
      assertEquals("gopher-quality/min-words", verdict.reason());
    }
    assertFalse(verdict.keep());
    assertEquals(50, verdict.threshold());
  }

  @Test
  void aNameThatIsNoSetIsAnError() {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Rules.named("gofer-quality"))
            .getMessage()
            .contains("gopher-quality"));
    assertThrows(IllegalArgumentException.class, Rules::named);
  }

  @Test
  void whereNoListFitsTheRuleAbstainsAndSaysSo() {
    Rules rules = Rules.named("gopher-quality");
    String text = "neeg txog uas thiab tsis muaj ".repeat(20);
    assertEquals(
        List.of("gopher-quality/stop-words"),
        rules.judge(text, LanguageTag.parse("mww_Latn")).abstained());
    assertEquals(List.of(), rules.judge(text.replace("uas", "the of"), ENGLISH).abstained());
  }

  @Test
  void threadsShareIt() {
    Rules rules = Rules.named("gopher-quality", "gopher-repetition");
    List<Boolean> kept =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(
                i ->
                    rules
                        .judge(
                            "The miller of the village has a wheel and a river. "
                                .repeat(i % 2 == 0 ? 1 : 40),
                            ENGLISH)
                        .keep())
            .distinct()
            .toList();
    assertEquals(List.of(false), kept);
  }

  @Test
  void thresholdsThatNoTextCanMeetAreErrors() {
    for (String line :
        new String[] {
          "eng_Latn\tgopher-quality/min-words\t-1",
          "eng_Latn\tgopher-quality/alphabetic-words\t1.2",
          "eng_Bogu\tgopher-quality/min-words\t10",
          "xx_Bogus\tgopher-quality/min-words\t10"
        }) {
      assertThrows(IllegalArgumentException.class, () -> OwnThresholds.parse(line), line);
    }
  }
}
