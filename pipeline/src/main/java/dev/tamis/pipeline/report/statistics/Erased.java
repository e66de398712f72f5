package dev.tamis.pipeline.report.statistics;

import dev.tamis.pipeline.ledger.Tally;
import java.util.ArrayList;
import java.util.List;

/** The statistics of a corpus from which something was erased. */
public final class Erased {
  private Erased() {}

  /**
   * The new statistics.
   *
   * @param all as they were
   * @param difference what is to be added to the counts; records that left are excluded by {@code
   *     stage}
   * @param domains the new ones
   * @param stage its name, last in the funnel
   */
  public static Statistics of(
      Statistics all, Tally difference, Statistics.Domains domains, String stage) {
    Statistics less =
        Counted.of(
            difference,
            new Counted.Beside(all.run(), List.of(), all.totals().tokenizer(), domains));
    Statistics sum = Merge.of(all, less);
    long removed = less.records().excluded();
    List<Statistics.Stage> funnel = new ArrayList<>();
    boolean last = false;
    for (Statistics.Stage step : all.funnel()) {
      last = step.stage().equals(stage);
      funnel.add(
          last
              ? new Statistics.Stage(
                  stage, step.in(), step.removed() + removed, step.left() - removed)
              : step);
    }
    if (!last) {
      long left = funnel.get(funnel.size() - 1).left();
      funnel.add(new Statistics.Stage(stage, left, removed, left - removed));
    }
    return new Statistics(
        all.schema(),
        all.run(),
        sum.records(),
        sum.totals(),
        funnel,
        sum.excluded(),
        all.failed(),
        all.failedShards(),
        all.skipped(),
        all.input(),
        sum.languages(),
        all.histograms(),
        sum.pii(),
        domains,
        sum.tlds(),
        sum.months(),
        sum.clusters(),
        all.optOuts(),
        all.lists(),
        all.crawlers(),
        all.rules(),
        all.withoutThresholds(),
        all.abstained(),
        all.neverEvaluated(),
        sum.words(),
        all.stages(),
        all.corpusStages());
  }
}
