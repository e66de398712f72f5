package dev.tamis.pipeline.curate.stages;

import dev.tamis.classify.rules.Rule;
import dev.tamis.classify.rules.RuleBook;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.models.RuleSettings;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures the text and asks every rule set; the first rule that fails is the reason. A set that
 * takes lines out changes the text, which is measured anew for what follows.
 */
public final class CheckRules implements DocumentStage {
  private final RuleSettings settings;
  private final RuleBook book;
  private final boolean annotate;
  private final Map<String, Map<String, Long>> asked = new TreeMap<>();
  private final Map<String, Map<String, Long>> uncovered = new TreeMap<>();
  private final Map<String, Map<String, Long>> abstained = new TreeMap<>();

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
    resetCounts();
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
      uncovered.get(set).merge(tag.toString(), 1L, Long::sum);
    }
    for (String rule : judgement.abstained()) {
      abstained.computeIfAbsent(rule, key -> new TreeMap<>()).merge(tag.toString(), 1L, Long::sum);
    }
    for (RuleBook.Answer answer : judgement.answers()) {
      asked.get(answer.set()).merge(answer.rule().name(), 1L, Long::sum);
    }
    RuleBook.Answer failed = judgement.firstFailed();
    if (failed != null) {
      Rule rule = failed.rule();
      return Verdict.exclude(document, failed.set(), rule.name(), failed.value(), rule.threshold());
    }
    Document left =
        judgement.text().equals(document.text()) ? document : document.withText(judgement.text());
    return Verdict.keep(
        annotate
            ? left.with(left.quality().withSignals(book.measure(judgement, tag).asMap()))
            : left);
  }

  @Override
  public void takeCounts(Tally tally) {
    asked.forEach(
        (set, rules) -> rules.forEach((rule, count) -> tally.add(count, "rules", set, rule)));
    uncovered.forEach(
        (set, tags) ->
            tags.forEach((tag, count) -> tally.add(count, "without_thresholds", set, tag)));
    abstained.forEach(
        (rule, tags) -> {
          int slash = rule.indexOf('/');
          String set = rule.substring(0, slash);
          String name = rule.substring(slash + 1);
          tags.forEach((tag, count) -> tally.add(count, "abstained", set, name, tag));
        });
    resetCounts();
  }

  private void resetCounts() {
    abstained.clear();
    for (RuleSet set : settings.sets()) {
      Map<String, Long> counts = new TreeMap<>();
      set.rules().forEach(rule -> counts.put(rule.name(), 0L));
      asked.put(set.name(), counts);
      uncovered.put(set.name(), new TreeMap<>());
    }
  }
}
