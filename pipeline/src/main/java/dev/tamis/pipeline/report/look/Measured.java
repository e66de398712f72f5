package dev.tamis.pipeline.report.look;

import dev.tamis.language.Identification;
import dev.tamis.language.words.Words;
import dev.tamis.pipeline.assemble.CountTokens;
import dev.tamis.pipeline.assemble.DomainSum;
import dev.tamis.pipeline.assemble.Facts;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.curate.Stages;
import dev.tamis.pipeline.curate.stages.Verdict;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Defect;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.input.ShardItem;
import dev.tamis.pipeline.input.ShardReader;
import dev.tamis.pipeline.input.Shards;
import dev.tamis.pipeline.input.SkippedRecord;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.input.Splits;
import dev.tamis.pipeline.ledger.Build;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeWriter;
import dev.tamis.pipeline.report.statistics.Counted;
import dev.tamis.pipeline.report.statistics.Merge;
import dev.tamis.pipeline.report.statistics.Statistics;
import dev.tamis.pipeline.report.statistics.Statistics.Domain;
import dev.tamis.pipeline.report.statistics.Statistics.Domains;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Statistics of a corpus that is there already: every record is judged by the document stages of a
 * recipe, in this JVM, and counted as a run would count it; nothing is written. One split is
 * measured at a time and added to the sum, so the domains that are held are those of a split and of
 * the list of the largest; beyond {@link Domains#TOP} domains the sums by domain are lower bounds,
 * and say so.
 */
public final class Measured {
  private static final int BATCH = 32;

  private final Plan plan;
  private final Stages stages;
  private final Words words = new Words();
  private final CountTokens countTokens;
  private final ToLongFunction<String> tokens;

  private Measured(Plan plan) {
    this.plan = plan;
    this.stages = plan.newStages();
    this.countTokens = new CountTokens(plan.spec().recipe().report().tokenizer());
    this.tokens = countTokens.counter();
  }

  /**
   * Measures.
   *
   * @param recipe by which records are judged
   * @param inputs paths and globs of files
   * @throws IllegalArgumentException if no file is found
   */
  public static Statistics of(Recipe recipe, List<String> inputs) throws IOException {
    Measured measured = new Measured(Plan.of(recipe));
    Statistics sum = null;
    for (Shard shard : Shards.find(inputs)) {
      for (Split split : Splits.plan(shard, recipe.input().splitSize().bytes())) {
        Statistics own = measured.split(split);
        sum = sum == null ? own : Merge.of(sum, own);
      }
    }
    if (sum == null) {
      sum = measured.statistics(new Tally(), List.of());
    }
    return sum.asOneRun();
  }

  private Statistics split(Split split) throws IOException {
    Tally tally = new Tally();
    Facts facts = new Facts(words, tokens, tally);
    List<Document> batch = new ArrayList<>();
    try (ShardReader reader = ShardReader.open(split, plan.readOptions())) {
      for (ShardItem item = reader.next(); item != null; item = reader.next()) {
        if (item instanceof CrawlRecord record) {
          tally.add(1, Keys.READ);
          batch.add(Document.of(record));
          if (batch.size() == BATCH) {
            judge(batch, tally, facts);
          }
        } else if (item instanceof Defect defect) {
          tally.add(1, Keys.READ);
          Keys.failed(tally, defect.shard(), defect.cause().label());
        } else if (item instanceof SkippedRecord skipped) {
          tally.add(1, Keys.SKIPPED, skipped.type());
        }
      }
    }
    judge(batch, tally, facts);
    tally.addAll(stages.takeCounts());
    return statistics(tally, facts.domains());
  }

  private void judge(List<Document> batch, Tally tally, Facts facts) {
    List<Verdict> verdicts = stages.apply(batch);
    for (int i = 0; i < verdicts.size(); i++) {
      if (verdicts.get(i) instanceof Verdict.Kept kept) {
        tally.add(1, Keys.KEPT);
        facts.count(kept.document(), Cuts.NONE, 1);
      } else if (verdicts.get(i) instanceof Verdict.Excluded excluded) {
        Identification language = excluded.document().language();
        Keys.excluded(
            tally,
            excluded.decision(),
            language.equals(Identification.NONE) ? "" : language.tag().toString());
      } else if (verdicts.get(i) instanceof Verdict.Failed failed) {
        Keys.failed(tally, batch.get(i).record().shard(), failed.error());
      }
    }
    batch.clear();
  }

  private Statistics statistics(Tally tally, List<DomainSum> sums) {
    List<Domain> domains =
        sums.stream().map(sum -> new Domain(sum.domain(), sum.documents(), sum.bytes())).toList();
    Recipe recipe = plan.spec().recipe();
    return Counted.of(
        tally,
        new Counted.Beside(
            new Statistics.Run(
                List.of(recipe.name()),
                List.of(Build.version()),
                List.of(RecipeWriter.sha256(recipe)),
                1),
            plan.outcomeStages(),
            countTokens.label(countTokens.sha256()),
            new Domains(
                domains.size(),
                domains.stream().sorted(Merge.BY_BYTES).limit(Domains.TOP).toList(),
                domains.stream().sorted(Merge.BY_DOCUMENTS).limit(Domains.TOP).toList(),
                true)));
  }
}
