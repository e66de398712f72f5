package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * step: whole documents go to curated files, and only their cards, the signatures that a corpus
 * stage asks for, and the lines of those that left, go on.
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
    TupleTagList others = TupleTagList.of(Curated.ENDS).and(Curated.OUTCOMES).and(Curated.TALLIES);
    List<String> signed = new ArrayList<>();
    for (Signer signer : StageFactory.signers(recipe)) {
      signed.add(signer.stage());
      others = others.and(Curated.signaturesOf(signer.stage()));
    }
    PCollectionTuple curated =
        begin
            .apply("Shards", Create.of(shards).withCoder(SerializableCoder.of(Shard.class)))
            .apply("Plan splits", ParDo.of(new PlanSplits(recipe)))
            .setCoder(SerializableCoder.of(Split.class))
            .apply("Spread splits", Reshuffle.viaRandomKey())
            .apply(
                "Curate splits",
                ParDo.of(new CurateSplit(recipe, work)).withOutputTags(Curated.CARDS, others));
    SortedMap<String, PCollection<Signature>> signatures = new TreeMap<>();
    for (String stage : signed) {
      signatures.put(
          stage, curated.get(Curated.signaturesOf(stage)).setCoder(new Signature.SignatureCoder()));
    }
    return new Curated(
        curated.get(Curated.CARDS).setCoder(new Card.CardCoder()),
        curated.get(Curated.ENDS).setCoder(new Mark.MarkCoder()),
        curated.get(Curated.OUTCOMES).setCoder(new Line.LineCoder()),
        curated.get(Curated.TALLIES).setCoder(new Tally.TallyCoder()),
        signatures);
  }

  /**
   * What comes of curating.
   *
   * @param cards one for each document that passed every stage
   * @param ends one for each curated file that is whole
   * @param outcomes the lines of excluded and failed records
   * @param tallies what was counted
   * @param signatures by the name of the corpus stage that asks for them, one for each card
   */
  public record Curated(
      PCollection<Card> cards,
      PCollection<Mark> ends,
      PCollection<Line> outcomes,
      PCollection<Tally> tallies,
      SortedMap<String, PCollection<Signature>> signatures)
      implements POutput {
    static final TupleTag<Card> CARDS = new TupleTag<>("cards") {};
    static final TupleTag<Mark> ENDS = new TupleTag<>("ends") {};
    static final TupleTag<Line> OUTCOMES = new TupleTag<>("outcomes") {};
    static final TupleTag<Tally> TALLIES = new TupleTag<>("tallies") {};

    static TupleTag<Signature> signaturesOf(String stage) {
      return new TupleTag<>("signatures-" + stage) {};
    }

    @Override
    public Pipeline getPipeline() {
      return cards.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      Map<TupleTag<?>, PValue> all = new LinkedHashMap<>();
      all.put(CARDS, cards);
      all.put(ENDS, ends);
      all.put(OUTCOMES, outcomes);
      all.put(TALLIES, tallies);
      signatures.forEach((stage, ofStage) -> all.put(signaturesOf(stage), ofStage));
      return all;
    }

    @Override
    public void finishSpecifyingOutput(String name, PInput input, PTransform<?, ?> transform) {}
  }
}
