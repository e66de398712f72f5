package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.CuratedFile;
import dev.tamis.pipeline.corpus.CuratedSplitWriter;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.source.density.SourceAccount;
import dev.tamis.pipeline.source.optout.SiteStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
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

  private final Sources sources;
  private final transient Plan plan;
  private final int volumeDocuments;

  private Curate(Sources sources, Plan plan, int volumeDocuments) {
    this.sources = sources;
    this.plan = plan;
    this.volumeDocuments = volumeDocuments;
  }

  /**
   * Sets up the step.
   *
   * @param sources what to read
   * @param plan what to do
   */
  public static Curate of(Sources sources, Plan plan) {
    return new Curate(sources, plan, CuratedSplitWriter.Limits.DEFAULT.documents());
  }

  /** The same with another number of documents in a curated file, at least 1. */
  public Curate withVolumeDocuments(int documents) {
    return new Curate(sources, plan, documents);
  }

  @Override
  public Curated expand(PBegin begin) {
    TupleTagList others =
        TupleTagList.of(Curated.FILES)
            .and(Curated.OUTCOMES)
            .and(Curated.STATEMENTS)
            .and(Curated.ACCOUNTS)
            .and(Curated.TALLIES);
    List<String> signed = new ArrayList<>();
    for (Signer signer : plan.newSigners()) {
      signed.add(signer.stage());
      others = others.and(Curated.signaturesOf(signer.stage()));
    }
    PCollectionTuple curated =
        tasks(begin)
            .apply("Spread splits", Reshuffle.viaRandomKey())
            .apply(
                "Curate splits",
                ParDo.of(new CurateSplit(plan.spec(), sources, volumeDocuments))
                    .withOutputTags(Curated.CARDS, others));
    SortedMap<String, PCollection<Signature>> signatures = new TreeMap<>();
    for (String stage : signed) {
      signatures.put(
          stage, curated.get(Curated.signaturesOf(stage)).setCoder(new Signature.SignatureCoder()));
    }
    return new Curated(
        curated.get(Curated.CARDS).setCoder(new Card.CardCoder()),
        curated.get(Curated.FILES).setCoder(new CuratedFile.CuratedFileCoder()),
        curated.get(Curated.OUTCOMES).setCoder(new Line.LineCoder()),
        curated.get(Curated.TALLIES).setCoder(new Tally.TallyCoder()),
        signatures,
        new CorpusStage.Sites(
            curated.get(Curated.STATEMENTS).setCoder(new SiteStatement.AtCoder()),
            curated.get(Curated.ACCOUNTS).setCoder(new SourceAccount.AtCoder())));
  }

  private PCollection<SplitTask> tasks(PBegin begin) {
    SerializableCoder<SplitTask> coder = SerializableCoder.of(SplitTask.class);
    PCollection<SplitTask> read =
        begin
            .apply("Shards", Create.of(ShardList.pack(sources.shards())))
            .apply("Unpack shards", ParDo.of(new ShardList.Unpack()))
            .setCoder(KvCoder.of(VarLongCoder.of(), SerializableCoder.of(Shard.class)))
            // Planning reads a shard for its digest, and a created collection lies in one place.
            .apply("Spread shards", Reshuffle.viaRandomKey())
            .apply(
                "Plan splits",
                ParDo.of(new PlanSplits(plan.spec().recipe().input().splitSize().bytes())))
            .setCoder(coder);
    List<SplitTask> added = sources.addedTasks();
    return added.isEmpty()
        ? read
        : PCollectionList.of(read)
            .and(begin.apply("Added splits", Create.of(added).withCoder(coder)))
            .apply("All splits", Flatten.pCollections());
  }

  /**
   * What comes of curating.
   *
   * @param cards one for each document that passed every stage
   * @param files that are whole
   * @param outcomes the lines of excluded and failed records
   * @param tallies what was counted
   * @param signatures by the name of the corpus stage that asks for them, one for each card
   * @param sites what hosts say in files of their own, and what was counted of sources
   */
  public record Curated(
      PCollection<Card> cards,
      PCollection<CuratedFile> files,
      PCollection<Line> outcomes,
      PCollection<Tally> tallies,
      SortedMap<String, PCollection<Signature>> signatures,
      CorpusStage.Sites sites)
      implements POutput {
    static final TupleTag<Card> CARDS = new TupleTag<>("cards") {};
    static final TupleTag<CuratedFile> FILES = new TupleTag<>("files") {};
    static final TupleTag<Line> OUTCOMES = new TupleTag<>("outcomes") {};
    static final TupleTag<SiteStatement.At> STATEMENTS = new TupleTag<>("statements") {};
    static final TupleTag<SourceAccount.At> ACCOUNTS = new TupleTag<>("accounts") {};
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
      all.put(FILES, files);
      all.put(OUTCOMES, outcomes);
      all.put(STATEMENTS, sites.statements());
      all.put(ACCOUNTS, sites.accounts());
      all.put(TALLIES, tallies);
      signatures.forEach((stage, ofStage) -> all.put(signaturesOf(stage), ofStage));
      return all;
    }

    @Override
    public void finishSpecifyingOutput(String name, PInput input, PTransform<?, ?> transform) {}
  }
}
