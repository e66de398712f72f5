package dev.tamis.pipeline.decide;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Tally;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * What is done to the answer of every stage: its cards are counted for the {@link Audit}, and a
 * document of which cuts leave nothing becomes a removal.
 */
final class Settle {
  private Settle() {}

  static Decided apply(CorpusStage stage, Decided said) {
    String name = stage.name();
    PCollectionTuple left =
        said.left()
            .apply(
                name + ": count what is left",
                ParDo.of(new Left(name, stage.stage(), stage.namesSurvivors()))
                    .withOutputTags(
                        Decided.LEFT, TupleTagList.of(Decided.REMOVALS).and(Decided.TALLIES)));
    PCollection<Removal> removals =
        PCollectionList.of(said.removals())
            .and(left.get(Decided.REMOVALS).setCoder(new Removal.RemovalCoder()))
            .apply(name + ": all removals", Flatten.pCollections());
    PCollection<Tally> tallies =
        PCollectionList.of(said.tallies())
            .and(left.get(Decided.TALLIES).setCoder(new Tally.TallyCoder()))
            .apply(name + ": all tallies", Flatten.pCollections());
    return new Decided(left.get(Decided.LEFT), removals, tallies).withFiles(said.files());
  }

  private static final class Left extends DoFn<Card, Card> {
    private static final long serialVersionUID = 1L;
    private final String name;
    private final String stage;
    private final boolean namesSurvivors;
    private transient Tally tally;

    Left(String name, String stage, boolean namesSurvivors) {
      this.name = name;
      this.stage = stage;
      this.namesSurvivors = namesSurvivors;
    }

    @StartBundle
    public void start() {
      tally = new Tally();
    }

    @ProcessElement
    public void process(@Element Card card, MultiOutputReceiver out) {
      if (namesSurvivors && !card.cuts().isEmpty()) {
        throw new IllegalStateException("stage " + name + " names survivors and cuts as well");
      }
      if (card.cuts().emptied()) {
        Decision decision = new Decision(stage, Cuts.EMPTIED, 0L, 1L);
        out.get(Decided.REMOVALS).output(Removal.of(card, decision));
        return;
      }
      Audit.left(name, card.place(), tally);
      out.get(Decided.LEFT).output(card);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      Decided.tell(tally, context);
    }
  }
}
