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

  /** A line that stands a second time may be quoted; what is copied in another line is not. */
  @Test
  void aQuotedLineCountsSomewhatLess() {
    String[] lines = PROSE.strip().split("\n", -1);
    String quoted = PROSE + "Ann wrote:\n" + lines[0] + "\nThat is not what I have seen at ours.\n";
    String copied = quoted.replace(":\n" + lines[0], ":\nSo they say: " + lines[0]);
    double asLine = computer.compute(quoted, ENGLISH).get(Signal.PROSE_REPEATED);
    double within = computer.compute(copied, ENGLISH).get(Signal.PROSE_REPEATED);
    assertEquals(0.88, asLine * quoted.length() / (within * copied.length()), 0.02);
    String thrice = quoted + lines[0] + "\n";
    double third = computer.compute(thrice, ENGLISH).get(Signal.PROSE_REPEATED);
    assertEquals(2, third * thrice.length() / (within * copied.length()), 0.02, "no quotation");
  }

  @Test
  void anArticleStaysOneWhateverTeasersStandBelowIt() {
    String teasers =
        "The mayor of the town has said that he would not stand again, for reasons that are...\n"
            .concat(
                "A bridge that was closed in May may open before the winter, as is said in...\n")
            .concat(
                "Whoever has seen the dog of the miller is asked to bring it back at once or...\n");
    String more = teasers + teasers.replace("the", "every") + teasers.replace("a", "o");
    StringBuilder article = new StringBuilder();
    for (int i = 0; article.length() < 1_050; i++) {
      article
          .append("In week ")
          .append(i)
          .append(" the depot of the north had other deliveries.\n");
    }
    assertTrue(share(PROSE + more) > 0.5, "next to no article");
    assertEquals(0, share(article + more));
    assertEquals(0, share(more + "Read on\n" + article.toString().replace("\nIn", "\n\nIn")));
    String front = article.toString().replaceAll("(week [0-9]*[05] .*)\\.\n", "$1...\n");
    assertTrue(share(front + more) > 0.3, "teasers among all of it");
  }

  private double share(String text) {
    return computer.compute(text, ENGLISH).get(Signal.PROSE_ELLIPSIS_LINES);
  }

  @Test
  void labelsInARowAreAMenu() {
    String menu =
        "Payment AND Delete AND Order address AND Total paid AND Save page AND Postal code AND "
            + "Filterable attributes AND Sign in AND Reset the password";
    for (String border : new String[] {" \u00bb ", " \u00b7 ", " \u2022 ", "  ", "   "}) {
      String line = menu.replace(" AND ", border);
      assertEquals(1, menuShare(line), border);
      assertEquals(0.5, menuShare(line + "\n" + PROSE.substring(0, line.length())), 0.01, border);
    }
    assertEquals(0, menuShare(menu.replace(" AND ", " | ")), "a row of a table");
    assertEquals(0, menuShare(menu.replace(" AND ", "\t")), "a row of a table");
    assertEquals(
        0, menuShare("Home \u203a Shop \u203a Tea \u203a Green \u203a Cups \u203a Big"), "crumbs");
    assertEquals(0, menuShare(PROSE.replace("\n", "  ")), "two spaces behind a sentence");
    assertEquals(0, menuShare(PROSE));
  }

  private double menuShare(String text) {
    return computer.compute(text, ENGLISH).get(Signal.BLOCK_MENU_CHARACTERS);
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
