package dev.tamis.classify.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Segmentation;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of a text is judged. */
class ProseMeasuresTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");
  private static final String PROSE =
      """
      Late deliveries are rare, and yet each of them costs more than a hundred that came on time.
      We count them by the week, and look at the weeks in which there were more than we are used to.
      A week may be odd by chance. The question is how odd it must be before somebody should be woken.
      The table below has the last six weeks of the depot, as the scanner at the gate has written them.
      """;

  private final StatisticsComputer computer = new StatisticsComputer();

  @Test
  void whatATableRepeatsIsNotHeldAgainstTheText() {
    String table = "| 0 | 0 | ok | 2021 |\n| 1 | 0 | ok | 2021 |\n".repeat(10);
    TextStatistics statistics = computer.compute(PROSE + table, ENGLISH);
    assertTrue(statistics.get(Signal.DUPLICATE_LINES) > 0.3);
    assertTrue(statistics.get(Signal.ALPHABETIC_WORDS) < 0.8);
    assertEquals(0, statistics.get(Signal.PROSE_DUPLICATE_LINES));
    assertEquals(0, statistics.get(Signal.PROSE_DUPLICATE_10_GRAMS));
    assertEquals(1, statistics.get(Signal.PROSE_ALPHABETIC_WORDS));
    assertTrue(statistics.get(Signal.BLOCK_DUPLICATE_CHARACTERS) > 0.3);
  }

  @Test
  void blankLinesAreNoDuplicates() {
    String spaced = PROSE.replace("\n", "\n \n");
    TextStatistics statistics = computer.compute(spaced, ENGLISH);
    assertTrue(statistics.get(Signal.DUPLICATE_LINES) > 0.3, "datatrove counts them");
    assertEquals(0, statistics.get(Signal.PROSE_DUPLICATE_LINES));
  }

  @Test
  void aTextWithoutProseIsJudgedAsAWhole() {
    TextStatistics statistics = computer.compute("Home\nShop\nCart\n".repeat(20), ENGLISH);
    assertEquals(0, statistics.get(Signal.PROSE_SHARE));
    assertTrue(statistics.get(Signal.PROSE_DUPLICATE_LINES) > 0.9);
  }

  @Test
  void aStatementMayStandTwice() {
    TextStatistics twice = computer.compute(PROSE + PROSE, ENGLISH);
    assertEquals(0, twice.get(Signal.PROSE_DUPLICATE_5_GRAMS));
    assertEquals(0, twice.get(Signal.PROSE_DUPLICATE_LINE_CHARACTERS));
    assertEquals(0, twice.get(Signal.PROSE_DUPLICATE_PARAGRAPHS));
    assertTrue(twice.get(Signal.PROSE_REPEATED) > 0.35);
    TextStatistics often = computer.compute(PROSE.repeat(4), ENGLISH);
    assertTrue(often.get(Signal.PROSE_DUPLICATE_5_GRAMS) > 0.3);
    assertEquals(0.5, often.get(Signal.PROSE_DUPLICATE_LINES));
  }

  @Test
  void itemsThatAreProseAreNoBullets() {
    TextStatistics items = computer.compute("- " + PROSE.strip().replace("\n", "\n- "), ENGLISH);
    assertEquals(1, items.get(Signal.BULLET_LINES));
    assertEquals(0, items.get(Signal.BLOCK_BULLET_LINES));
    TextStatistics menu = computer.compute("- Home\n- Shop\n\u2022 Cart\nLogin", ENGLISH);
    assertEquals(0.75, menu.get(Signal.BLOCK_BULLET_LINES));
  }

  @Test
  void runsDoNotReachOverABlock() {
    String text = PROSE + "| 0 | 1 |\n" + PROSE.replace("rare", "seldom");
    TextStatistics statistics = computer.compute(text, ENGLISH);
    assertTrue(statistics.get(Signal.PROSE_REPEATED) <= 0.5);
  }

  @Test
  void kindsOfExtractionGoBeforeShapes() {
    String table =
        "The depot of the north had seven late deliveries in that week alone.\n".repeat(9);
    Blocks blocks = new Blocks();
    for (int line = 0; line < 4; line++) {
      blocks.add(BlockKind.PROSE);
    }
    for (int line = 0; line < 9; line++) {
      blocks.add(BlockKind.TABLE);
    }
    TextStatistics told =
        computer.compute(
            PROSE + table, ENGLISH, Segmentation.BY_LANGUAGE, blocks, Set.of(SignalGroup.PROSE));
    assertEquals(0, told.get(Signal.PROSE_DUPLICATE_LINES));
    assertTrue(computer.compute(PROSE + table, ENGLISH).get(Signal.PROSE_DUPLICATE_LINES) > 0.3);
  }

  @Test
  void onlyWhatIsWantedIsMeasured() {
    TextStatistics some =
        computer.compute(PROSE, ENGLISH, Segmentation.BY_LANGUAGE, null, Set.of(SignalGroup.PROSE));
    TextStatistics all = computer.compute(PROSE, ENGLISH);
    for (Signal signal : Signal.values()) {
      if (some.has(signal)) {
        assertEquals(all.get(signal), some.get(signal), signal.label());
      }
    }
    assertTrue(!some.has(Signal.DUPLICATE_5_GRAMS) && !some.has(Signal.WORD_TOP_2_GRAM));
  }
}
