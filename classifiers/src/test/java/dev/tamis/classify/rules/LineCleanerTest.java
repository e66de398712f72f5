package dev.tamis.classify.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.statistics.Signal;
import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Segmentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C4's cleaning in its variants: which lines stay, and what condemns a document. */
class LineCleanerTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");
  private static final String GOOD = "The mill stands at the old bridge.";

  private static String kept(String set, String text) {
    return RuleSet.named(set).cleaner().clean(text).text();
  }

  private static String judge(String set, String text) {
    RuleBook book = new RuleBook(List.of(RuleSet.named(set)), new StatisticsComputer());
    RuleBook.Answer failed = book.judge(text, ENGLISH, false).firstFailed();
    return failed == null ? "pass" : failed.rule().name();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Words in a line, and when they are counted.
        "One two three four five.  | true  | true",
        "One two three four.       | false | true",
        "One two three.            | false | true",
        "One two.                  | false | false",
        "One two three four [12] five. | true | true",
        "One two three [12].       | false | true",
        "One two three [edit].     | false | true",
        // How a line ends.
        "One two three four five!  | true  | true",
        "One two three four five?  | true  | true",
        "One two three four \"five\" | true  | true",
        "One two three four 'five' | false | true",
        "One two three four five,  | false | false",
        "One two three four five   | false | false",
        "One two three four five... | false | false",
        "One two three four five.[citation needed] | true | true",
        // What a line says.
        "You need JavaScript to see this.     | false | false",
        "You need javascript for { and }.     | false | false",
        "Read our Terms of Use before it.     | false | false",
        "Our site uses cookies for the bread. | false | false"
      })
  void linesStayInTensorFlowsVariantAndInDatatroves(String line, boolean tfds, boolean datatrove) {
    assertEquals(tfds, !kept("c4", line).isEmpty(), "c4");
    assertEquals(datatrove, !kept("datatrove-c4", line).isEmpty(), "datatrove-c4");
  }

  @Test
  void linesOfWordsAtTheLongestLengthStay() {
    String at = "the mill and a " + "x".repeat(1000) + " stand there.";
    assertEquals(at, kept("c4", at));
    assertEquals("", kept("c4", at.replace("x ", "xx ")));
    String astral = "the mill and a " + "\ud835\udd18".repeat(1000) + " stand there.";
    assertEquals(astral, kept("datatrove-c4", astral));
  }

  @Test
  void citationsGoAndTheLineIsNotStrippedAgain() {
    assertEquals(
        "The mill stands  here , old.",
        kept("c4", "  The mill[1] stands [23] here [\u0663], old.  "));
    assertEquals(
        "a b c ",
        RuleSet.named("datatrove-c4-no-terminal")
            .cleaner()
            .clean("a b c [1]\nd e f")
            .text()
            .substring(0, 6));
  }

  @Test
  void linesAreCutWhereverPythonCutsThem() {
    String text = "The mill is old.\u2028The mill is new.\r\nThe mill is red.\u0085No.";
    assertEquals(
        "The mill is old.\nThe mill is new.\nThe mill is red.", kept("datatrove-c4", text));
  }

  @Test
  void aPhraseOrBracketInALineThatStaysCondemnsTheDocument() {
    String five = (GOOD + "\n").repeat(5);
    assertEquals("lorem-ipsum", judge("c4", five + "Lorem Ipsum dolor sit amet there."));
    assertEquals("curly-bracket", judge("c4", five + "Here is a { in the line."));
    assertEquals("pass", judge("c4", five + "a { in a line that goes anyway"));
    assertEquals(
        "curly-bracket",
        judge("datatrove-c4-no-terminal", five + "a { in a line that stays in this variant"));
  }

  @Test
  void sentencesAtAndBelowTheLeastNumber() {
    assertEquals("min-sentences", judge("c4", (GOOD + " ").repeat(2)));
    assertEquals("pass", judge("c4", (GOOD + " ").repeat(3)));
    assertEquals("min-sentences", judge("datatrove-c4", (GOOD + "\n").repeat(4)));
    assertEquals("pass", judge("datatrove-c4", (GOOD + "\n").repeat(5)));
    assertEquals("min-sentences", judge("datatrove-c4", "One.two.three.four.five and six seven."));
  }

  @Test
  void documentsThatAreTooLongGo() {
    String line = GOOD + "\n";
    int lines = 190_000 / line.length();
    String under = line.repeat(lines);
    assertEquals("pass", judge("c4", under + " ".repeat(190_000 - under.length())));
    assertEquals("max-characters", judge("c4", under + " ".repeat(190_001 - under.length())));
    assertEquals("pass", judge("datatrove-c4", line.repeat(lines + 1)));
  }

  @Test
  void paragraphsOfEnoughCharacters() {
    String long200 = "x".repeat(200);
    assertEquals(
        "pass", judge("datatrove-c4-paragraphs", String.join("\n", long200, "", long200, long200)));
    assertEquals(
        "paragraphs",
        judge("datatrove-c4-paragraphs", String.join("\n", long200, "", long200, "x".repeat(199))));
    assertEquals("paragraphs", judge("datatrove-c4-paragraphs", long200 + "\n" + long200));
  }

  @Test
  void laterSetsSeeTheCleanedText() {
    String text = (GOOD + "\nHome | Shop | Basket\n").repeat(5);
    RuleBook book =
        new RuleBook(
            List.of(RuleSet.named("c4"), RuleSet.named("fineweb")), new StatisticsComputer());
    RuleBook.Judgement judgement = book.judge(text, ENGLISH, true);
    assertEquals((GOOD + "\n").repeat(5).strip(), judgement.text());
    assertTrue(
        judgement.answers().stream()
            .anyMatch(
                answer -> answer.rule().name().equals("terminal-lines") && answer.value() == 1));
  }

  @Test
  void measuresOfTheCallerAreTakenOfWhatIsLeftAndOnceOfEachText() {
    String good = (GOOD + "\n").repeat(5);
    String text = good + "Home | Shop | Basket\n";
    StatisticsComputer computer = new StatisticsComputer();
    List<String> measured = new ArrayList<>();
    Function<String, TextStatistics> measure =
        left -> {
          measured.add(left);
          return computer.compute(left, ENGLISH, Segmentation.WHITESPACE);
        };
    RuleBook.Judgement judgement =
        book("gopher-repetition", "fineweb", "c4", "gopher-quality", "llama3")
            .judge(text, ENGLISH, measure, true);
    assertEquals(List.of(text, good.strip()), measured);
    assertEquals(35, value(judgement, "gopher-quality", "min-words"));
    assertEquals(35, judgement.statistics().get(Signal.TOKENS), "without the full stops");
    assertEquals(List.of(), judgement.uncovered());
  }

  @Test
  void aSetIsNotAskedOfATextThatHasNoMeasures() {
    String good = (GOOD + "\n").repeat(5).strip();
    RuleBook book = book("fineweb", "c4", "gopher-quality", "datatrove-c4");
    StatisticsComputer computer = new StatisticsComputer();
    for (String text : List.of(good, good + "\nHome | Shop | Basket")) {
      RuleBook.Judgement judgement =
          book.judge(
              text,
              ENGLISH,
              left -> left.equals(text) ? computer.compute(text, ENGLISH) : null,
              true);
      boolean changed = !text.equals(good);
      assertEquals(changed ? List.of("gopher-quality") : List.of(), judgement.uncovered());
      assertEquals(
          changed
              ? Set.of("fineweb", "c4", "datatrove-c4")
              : Set.of("fineweb", "c4", "gopher-quality", "datatrove-c4"),
          judgement.answers().stream().map(RuleBook.Answer::set).collect(Collectors.toSet()));
      assertEquals(changed, judgement.statistics() == null);
    }
  }

  private static RuleBook book(String... sets) {
    return new RuleBook(Arrays.stream(sets).map(RuleSet::named).toList(), new StatisticsComputer());
  }

  private static double value(RuleBook.Judgement judgement, String set, String rule) {
    return judgement.answers().stream()
        .filter(answer -> answer.set().equals(set) && answer.rule().name().equals(rule))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
