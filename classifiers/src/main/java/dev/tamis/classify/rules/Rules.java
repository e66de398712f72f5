package dev.tamis.classify.rules;

import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.language.LanguageTag;
import java.util.Arrays;
import java.util.List;

/**
 * Rule sets and nothing else: a text goes in, a verdict comes out.
 *
 * <pre>
 * Rules rules = Rules.named("gopher-quality", "gopher-repetition");
 * Rules.Verdict verdict = rules.judge(text, LanguageTag.parse("eng_Latn"));
 * if (!verdict.keep()) System.out.println(verdict.reason());
 * </pre>
 *
 * Needs neither ONNX Runtime nor a tokenizer. Thread-safe: each thread has buffers of its own.
 * {@link RuleBook} is what to use for the answers of all rules.
 */
public final class Rules {
  private final List<RuleSet> sets;
  private final ThreadLocal<RuleBook> books;

  private Rules(List<RuleSet> sets) {
    this.sets = sets;
    this.books = ThreadLocal.withInitial(() -> new RuleBook(sets, new StatisticsComputer()));
  }

  /**
   * What the rules say of a text.
   *
   * @param keep whether it passes all
   * @param reason the first rule that it fails, such as {@code gopher-quality/min-words}; null
   *     where it passes
   * @param value what was measured for that rule; null where it passes
   * @param threshold the last value that would have passed; null where it passes
   * @param text what is left of it: less than it was where a set takes lines out
   * @param abstained rules that could say nothing of a text in this language, as {@code
   *     gopher-quality/stop-words} where no list of stop words fits
   */
  public record Verdict(
      boolean keep,
      String reason,
      Double value,
      Double threshold,
      String text,
      List<String> abstained) {}

  /**
   * The sets of some names, asked in that order.
   *
   * @throws IllegalArgumentException if there is no such set, with the names of all
   */
  public static Rules named(String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException(
          "at least one rule set must be named; there are " + String.join(", ", RuleSet.names()));
    }
    return of(Arrays.stream(names).map(RuleSet::named).toList());
  }

  /** Sets of the caller's own, asked in their order. */
  public static Rules of(List<RuleSet> sets) {
    return new Rules(List.copyOf(sets));
  }

  /** The sets. */
  public List<RuleSet> sets() {
    return sets;
  }

  /**
   * Judges a text of any length.
   *
   * @param tag its language, which decides how it is cut into words and which thresholds hold
   */
  public Verdict judge(String text, LanguageTag tag) {
    RuleBook.Judgement judgement = books.get().judge(text, tag, false);
    RuleBook.Answer failed = judgement.firstFailed();
    return failed == null
        ? new Verdict(true, null, null, null, judgement.text(), judgement.abstained())
        : new Verdict(
            false,
            failed.set() + "/" + failed.rule().name(),
            failed.value(),
            failed.rule().threshold(),
            judgement.text(),
            judgement.abstained());
  }
}
