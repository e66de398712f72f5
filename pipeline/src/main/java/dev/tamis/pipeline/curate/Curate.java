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
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
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
  private final transient Plan plan;
  private final String work;
  private final int volumeDocuments;

  private Curate(List<Shard> shards, Plan plan, String work, int volumeDocuments) {
    this.shards = shards;
    this.plan = plan;
    this.work = work;
    this.volumeDocuments = volumeDocuments;
  }

  /**
   * Sets up the step.
   *
   * @param shards what to read
   * @param plan what to do
   * @param work folder for curated files, with a slash at its end
   */
  public static Curate shards(List<Shard> shards, Plan plan, String work) {
    return new Curate(
        List.copyOf(shards), plan, work, CuratedSplitWriter.Limits.DEFAULT.documents());
  }

  /** The same with another number of documents in a curated file, at least 1. */
  public Curate withVolumeDocuments(int documents) {
    return new Curate(shards, plan, work, documents);
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
    List<KV<Long, Shard>> numbered = new ArrayList<>();
    for (Shard shard : shards) {
      numbered.add(KV.of((long) numbered.size(), shard));
    }
    PCollectionTuple curated =
        begin
            .apply(
                "Shards",
                Create.of(numbered)
                    .withCoder(KvCoder.of(VarLongCoder.of(), SerializableCoder.of(Shard.class))))
            .apply(
                "Plan splits",
                ParDo.of(new PlanSplits(plan.spec().recipe().input().splitSize().bytes())))
            .setCoder(SerializableCoder.of(SplitTask.class))
            .apply("Spread splits", Reshuffle.viaRandomKey())
            .apply(
                "Curate splits",
                ParDo.of(new CurateSplit(plan.spec(), work, volumeDocuments))
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
