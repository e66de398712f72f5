package dev.tamis.classify.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.AccuracyTable;
import dev.tamis.classify.statistics.Signal;
import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.classify.statistics.WordLists;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** FineWeb's and FineWeb-2's rules, Llama 3's extras, and lists that a user brings. */
class FineWebRulesTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");
  private static final LanguageTag GERMAN = LanguageTag.parse("deu_Latn");
  private static final String LONG = "a line that is longer than thirty characters, number ";

  private static String judge(String set, String text) {
    RuleBook book = new RuleBook(List.of(RuleSet.named(set)), new StatisticsComputer());
    RuleBook.Answer failed = book.judge(text, ENGLISH, false).firstFailed();
    return failed == null ? "pass" : failed.rule().name();
  }

  private static String lines(int count, int ended) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : "\n").append(LONG).append(i).append(i < ended ? "." : "");
    }
    return text.toString();
  }

  @Test
  void fineWebOnBothSidesOfItsThresholds() {
    assertEquals("empty", judge("fineweb", " \n \n"));
    assertEquals("pass", judge("fineweb", lines(25, 3)));
    assertEquals("terminal-lines", judge("fineweb", lines(26, 3)));
    String shorter = "\nshort %d.";
    StringBuilder text = new StringBuilder(lines(33, 33));
    for (int i = 0; i < 67; i++) {
      text.append(shorter.replace("%d", Integer.toString(i)));
    }
    assertEquals("pass", judge("fineweb", text.toString()));
    assertEquals("short-lines", judge("fineweb", text + "\nshort x."));
    String unique = lines(99, 99);
    assertEquals("pass", judge("fineweb", unique));
    assertEquals("duplicate-nonblank-characters", judge("fineweb", unique + unique));
    assertEquals("newline-ratio", judge("fineweb", "\n".repeat(40) + lines(3, 3)));
  }

  @Test
  void marksOfAllScriptsEndALine() {
    for (String mark :
        List.of(".", "!", "?", "\u3002", "\u0964", "\u061f", "\u1362", "\u17d6", "\ud804\udc47")) {
      TextStatistics statistics = new StatisticsComputer().compute("x" + mark, ENGLISH);
      assertEquals(1, statistics.get(Signal.TERMINAL_LINES), mark);
    }
    for (String mark : List.of("\u2026", ",", "\"", "\u2024", "\ufe12")) {
      TextStatistics statistics = new StatisticsComputer().compute("x" + mark, ENGLISH);
      assertEquals(0, statistics.get(Signal.TERMINAL_LINES), mark);
    }
  }

  @Test
  void fineWeb2HasThresholdsByLanguage() {
    RuleSet set = RuleSet.named("fineweb2");
    assertTrue(set.covers(GERMAN));
    assertEquals(0.263, threshold(set, GERMAN, "duplicate-lines"));
    assertEquals(15, threshold(set, GERMAN, "max-mean-word-length"));
    assertEquals(0.3, threshold(set, ENGLISH, "duplicate-lines"));
    assertEquals(0.67, threshold(set, ENGLISH, "short-lines"));
    assertEquals(0.01, threshold(set, ENGLISH, "duplicate-nonblank-characters"));
    assertEquals(0.1, threshold(set, GERMAN, "duplicate-nonblank-characters"));
  }

  private static double threshold(RuleSet set, LanguageTag tag, String name) {
    return set.forLanguage(tag).rules().stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow()
        .threshold();
  }

  @Test
  void tagsOfThisProjectFindFineWeb2s() {
    RuleSet set = RuleSet.named("fineweb2");
    for (String tag :
        List.of("ara_Arab", "zho_Hans", "zho_Hant", "swa_Latn", "lav_Latn", "kor_Kore")) {
      assertTrue(set.covers(LanguageTag.parse(tag)), tag);
    }
    assertEquals(
        threshold(set, LanguageTag.parse("cmn_Hani"), "top-2-gram"),
        threshold(set, LanguageTag.parse("zho_Hant"), "top-2-gram"));
  }

  @Test
  void aLanguageWithoutThresholdsIsNamedAndNotJudged() {
    RuleBook book = new RuleBook(List.of(RuleSet.named("fineweb2")), new StatisticsComputer());
    RuleBook.Judgement judgement = book.judge("nuqneH", LanguageTag.parse("qqq_Latn"), true);
    assertEquals(List.of("fineweb2"), judgement.uncovered());
    assertTrue(judgement.answers().isEmpty());
  }

  @Test
  void importedThresholdsBringTheirStopWords() {
    String line = FineWeb2.line("deu_Latn", new double[16], List.of("der", "und"));
    FineWeb2 imported = FineWeb2.parse("# remark\n" + line + "\n");
    RuleSet set = RuleSet.fineWeb2(imported);
    assertFalse(set.covers(LanguageTag.parse("fra_Latn")));
    WordLists lists = new WordLists(imported.stopWords(), Map.of());
    RuleBook book = new RuleBook(List.of(set), new StatisticsComputer(lists));
    String words = "Regen Sonne Wind ".repeat(20);
    assertEquals(
        "stop-words", book.judge(words + "der", GERMAN, false).firstFailed().rule().name());
    assertEquals(null, book.judge(words + "der und", GERMAN, false).firstFailed());
  }

  @Test
  void aBrokenTableIsAnErrorThatNamesTheTag() {
    IllegalArgumentException few =
        assertThrows(IllegalArgumentException.class, () -> FineWeb2.parse("deu_Latn\t1\t2"));
    assertTrue(few.getMessage().contains("deu_Latn"), few.getMessage());
    String line = FineWeb2.line("deu_Latn", new double[16], List.of());
    IllegalArgumentException word =
        assertThrows(
            IllegalArgumentException.class, () -> FineWeb2.parse(line.replaceFirst("0", "much")));
    assertTrue(word.getMessage().contains("dup_line_frac of deu_Latn"), word.getMessage());
  }

  @Test
  void coverageCountsEveryCopyAndNoWordTwice() {
    StringBuilder unique = new StringBuilder();
    for (int i = 0; i < 180; i++) {
      unique.append("word").append((char) ('a' + i / 26)).append((char) ('a' + i % 26)).append(' ');
    }
    String ten = "alpha beta gamma delta epsilon zeta eta theta iota kappa ";
    TextStatistics twice = new StatisticsComputer().compute(ten + unique + ten, ENGLISH);
    double covered = 2.0 * (ten.length() - 10);
    assertEquals(covered / (covered + 180 * 6), twice.get(Signal.WORD_DUPLICATE_10_GRAMS), 1e-12);
    assertEquals("pass", judge("llama3", ten + unique));
    assertEquals(
        covered / (covered + 180 * 6) > 0.1 ? "duplicate-10-gram-coverage" : "pass",
        judge("llama3", ten + unique + ten));
  }

  @Test
  void flaggedWordsAreCountedWithoutRegardToCaseAndInPhrases() {
    WordLists lists = new WordLists(Map.of(), Map.of(ENGLISH, List.of("darn", "Bloody Hell")));
    StatisticsComputer computer = new StatisticsComputer(lists);
    TextStatistics some = computer.compute("DARN it, bloody hell and one bloody mary", ENGLISH);
    assertEquals(3.0 / 8, some.get(Signal.FLAGGED_WORDS), 1e-12);
    assertFalse(computer.compute("Verdammt", GERMAN).has(Signal.FLAGGED_WORDS));
    RuleBook book = new RuleBook(List.of(RuleSet.named("llama3")), computer);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 955; i++) {
      text.append(Integer.toString(i * 7919, 36)).append(' ');
    }
    String at = text + "darn ".repeat(45).strip();
    assertEquals(0.045, computer.compute(at, ENGLISH).get(Signal.FLAGGED_WORDS), 1e-12);
    assertTrue(
        book.judge(at, ENGLISH, true).answers().stream()
            .allMatch(answer -> answer.passes() || !answer.rule().name().equals("flagged-words")));
    assertFalse(
        book.judge(at + " darn", ENGLISH, true).answers().stream()
            .allMatch(answer -> answer.passes() || !answer.rule().name().equals("flagged-words")));
  }

  @Test
  void everySetNamesItsVariantWordsAndSource() {
    for (String name : RuleSet.names()) {
      RuleSet.About about = RuleSet.named(name).about();
      assertFalse(
          about.variant().isBlank() || about.words().isBlank() || about.source().isBlank(), name);
    }
  }

  /** What is in the jar, and which of the languages that texts are found to be in have none. */
  @Test
  void languagesWithoutThresholdsAreNamed() throws IOException {
    RuleSet set = RuleSet.named(RuleSet.FINEWEB2);
    StringBuilder table = new StringBuilder();
    table.append("# Languages of the embedded model that fineweb2 has no thresholds for, of ");
    table.append(set.thresholds().languages().size());
    table.append(" that it has some for.\n");
    table.append("# mvn -pl classifiers -am test -Dtest=FineWebRulesTest -Dtamis.accuracy=write");
    table.append(" -Dsurefire.failIfNoSpecifiedTests=false\nlanguage\n");
    RuleBook book = new RuleBook(List.of(set), new StatisticsComputer());
    for (LanguageTag tag : new TreeSet<>(LanguageIdentifier.embedded().labels())) {
      if (!set.covers(tag)) {
        table.append(tag).append('\n');
        RuleBook.Judgement judged = book.judge("The mill stands.", tag, false);
        assertEquals(null, judged.firstFailed(), "not judged");
        assertEquals(List.of(RuleSet.FINEWEB2), judged.uncovered(), "and it says so");
      }
    }
    AccuracyTable.check("fineweb2-without-thresholds.tsv", table.toString());
  }
}
