package dev.tamis.pipeline.decide;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Fate;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.ledger.ReportFile;
import dev.tamis.pipeline.ledger.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Takes the cards through the corpus stages and gives every card its fate. Only cards and hashes
 * are shuffled here, never text.
 */
public final class Decide {
  private final List<CorpusStage> stages;
  private final List<String> measures;

  private Decide(List<CorpusStage> stages, List<String> measures) {
    this.stages = stages;
    this.measures = measures;
  }

  /**
   * Sets up the step.
   *
   * @param stages in the order in which they are asked
   * @param measures which score stands where on the cards
   */
  public static Decide by(List<CorpusStage> stages, List<String> measures) {
    return new Decide(List.copyOf(stages), List.copyOf(measures));
  }

  /**
   * What was decided.
   *
   * @param left cards of the documents that are kept, with their sizes and cuts
   * @param fates of all documents
   * @param tallies what the stages counted, and the audit
   * @param files files for the report
   */
  public record Outcome(
      PCollection<Card> left,
      PCollection<Fate.At> fates,
      PCollection<Tally> tallies,
      List<PCollection<ReportFile>> files) {}

  /**
   * Lays out all stages.
   *
   * @param cards of every document that was curated
   * @param signatures by the name of the stage whose signer made them
   * @param sites what is known of hosts and sources
   * @param tallies what was counted before
   */
  public Outcome apply(
      PCollection<Card> cards,
      Map<String, PCollection<Signature>> signatures,
      CorpusStage.Sites sites,
      PCollection<Tally> tallies) {
    PCollection<Card> left = cards;
    PCollectionList<Tally> counted = PCollectionList.of(tallies);
    List<ResolveSurvivors.Said> said = new ArrayList<>();
    List<PCollection<ReportFile>> files = new ArrayList<>();
    for (CorpusStage stage : stages) {
      Decided decided =
          Settle.apply(
              stage,
              left.apply(
                  stage.name(), new Step(stage, signatures.get(stage.stage()), measures, sites)));
      left = decided.left();
      counted = counted.and(decided.tallies());
      files.addAll(decided.files());
      said.add(new ResolveSurvivors.Said(stage, decided.removals()));
    }
    return new Outcome(
        left,
        ResolveSurvivors.of(said).apply(left),
        counted.apply("Tallies of all stages", Flatten.pCollections()),
        files);
  }
}
