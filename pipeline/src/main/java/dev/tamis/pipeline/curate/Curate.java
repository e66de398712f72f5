package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads every split of every shard and takes each record through all document stages, in one fused
 * step: whole documents go to curated files, and only their cards, and the lines of those that
 * left, go on.
 */
public final class Curate extends PTransform<PBegin, Curate.Curated> {
  private static final long serialVersionUID = 1L;

  private final List<Shard> shards;
  private final Recipe recipe;
  private final String work;

  private Curate(List<Shard> shards, Recipe recipe, String work) {
    this.shards = shards;
    this.recipe = recipe;
    this.work = work;
  }

  /**
   * Sets up the step.
   *
   * @param shards what to read
   * @param recipe what to do
   * @param work folder for curated files, with a slash at its end
   */
  public static Curate shards(List<Shard> shards, Recipe recipe, String work) {
    return new Curate(List.copyOf(shards), recipe, work);
  }

  @Override
  public Curated expand(PBegin begin) {
    PCollectionTuple curated =
        begin
            .apply("Shards", Create.of(shards).withCoder(SerializableCoder.of(Shard.class)))
            .apply("Plan splits", ParDo.of(new PlanSplits(recipe)))
            .setCoder(SerializableCoder.of(Split.class))
            .apply("Spread splits", Reshuffle.viaRandomKey())
            .apply(
                "Curate splits",
                ParDo.of(new CurateSplit(recipe, work))
                    .withOutputTags(
                        Curated.CARDS,
                        TupleTagList.of(Curated.ENDS).and(Curated.OUTCOMES).and(Curated.TALLIES)));
    return new Curated(
        curated.get(Curated.CARDS).setCoder(new Card.CardCoder()),
        curated.get(Curated.ENDS).setCoder(new Mark.MarkCoder()),
        curated.get(Curated.OUTCOMES).setCoder(new Line.LineCoder()),
        curated.get(Curated.TALLIES).setCoder(new Tally.TallyCoder()));
  }

  /**
   * What comes of curating.
   *
   * @param cards one for each document that passed every stage
   * @param ends one for each curated file that is whole
   * @param outcomes the lines of excluded and failed records
   * @param tallies what was counted
   */
  public record Curated(
      PCollection<Card> cards,
      PCollection<Mark> ends,
      PCollection<Line> outcomes,
      PCollection<Tally> tallies)
      implements POutput {
    static final TupleTag<Card> CARDS = new TupleTag<>("cards") {};
    static final TupleTag<Mark> ENDS = new TupleTag<>("ends") {};
    static final TupleTag<Line> OUTCOMES = new TupleTag<>("outcomes") {};
    static final TupleTag<Tally> TALLIES = new TupleTag<>("tallies") {};

    @Override
    public Pipeline getPipeline() {
      return cards.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(CARDS, cards, ENDS, ends, OUTCOMES, outcomes, TALLIES, tallies);
    }

    @Override
    public void finishSpecifyingOutput(String name, PInput input, PTransform<?, ?> transform) {}
  }
}
