package dev.tamis.pipeline.curate.stages;

import dev.tamis.classify.rules.Rule;
import dev.tamis.classify.rules.RuleBook;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.corpus.CountedWords;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.models.RuleSettings;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;

/**
 * Measures the text and asks every rule set; the first rule that fails is the reason. A set that
 * takes lines out changes the text, which is measured anew for what follows.
 */
public final class CheckRules implements DocumentStage {
  private final RuleSettings settings;
  private final RuleBook book;
  private final boolean annotate;
  private final RuleCounts counts;

  /** Reads the files of thresholds and words that the recipe names. */
  public static Loaded load(Recipe recipe) {
    RuleSettings settings = RuleSettings.of(recipe.rules());
    return Loaded.of(
        () -> new CheckRules(settings, recipe.rules().annotate()),
        RuleSettings.digests(recipe.rules()));
  }

  CheckRules(RuleSettings settings, boolean annotate) {
    this.settings = settings;
    this.book = settings.book();
    this.annotate = annotate;
    this.counts = new RuleCounts(settings.sets());
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public Verdict apply(Document document) {
    if (settings.sets().isEmpty() && !annotate) {
      return Verdict.keep(document);
    }
    LanguageTag tag = document.language().tag();
    RuleBook.Judgement judgement = book.judge(document.text(), tag, false);
    for (String set : judgement.uncovered()) {
      counts.uncovered(set, tag);
    }
    for (String rule : judgement.abstained()) {
      counts.abstained(rule, tag);
    }
    judgement.answers().forEach(counts::add);
    RuleBook.Answer failed = judgement.firstFailed();
    if (failed != null) {
      Rule rule = failed.rule();
      return Verdict.exclude(document, failed.set(), rule.name(), failed.value(), rule.threshold());
    }
    Document left =
        judgement.text().equals(document.text()) ? document : document.withText(judgement.text());
    if (judgement.statistics() != null && judgement.statistics().cutWords() >= 0) {
      left = left.with(new CountedWords(left.text(), judgement.statistics().cutWords()));
    }
    return Verdict.keep(
        annotate
            ? left.with(left.quality().withSignals(book.measure(judgement, tag).asMap()))
            : left);
  }

  @Override
  public void takeCounts(Tally tally) {
    counts.take(tally);
  }
}
