package dev.tamis.pipeline.decide;

import dev.tamis.pipeline.decide.best.KeepBest;
import dev.tamis.pipeline.decide.divergence.TokenDivergence;
import dev.tamis.pipeline.decide.exact.ExactDuplicates;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.lines.FrequentLines;
import dev.tamis.pipeline.decide.near.NearDuplicates;
import dev.tamis.pipeline.decide.optouts.SiteOptOuts;
import dev.tamis.pipeline.decide.sources.DenseSources;
import dev.tamis.pipeline.decide.url.UrlDuplicates;
import java.util.List;

/**
 * The corpus stages, in the order of the flow: each sees what the ones before left. A new one is a
 * class and a line here. Duplicates come first, then what looks at languages, and last what cuts.
 */
public final class CorpusStages {
  /** The list. */
  public static final List<CorpusStage.Definition> ALL =
      List.of(
          SiteOptOuts::stages,
          UrlDuplicates::stages,
          DenseSources::stages,
          ExactDuplicates::stages,
          NearDuplicates::stages,
          TokenDivergence::stages,
          KeepBest::stages,
          FrequentLines::stages);

  private CorpusStages() {}
}
