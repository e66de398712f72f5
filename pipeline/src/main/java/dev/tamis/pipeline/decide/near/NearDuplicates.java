package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.SurvivorOrder;
import dev.tamis.pipeline.recipe.NearSection;
import dev.tamis.pipeline.recipe.Recipe;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Removes near-duplicates. Candidates are documents of which all rows of a band of their sketches
 * agree; candidates are verified; and of the graph of verified pairs the lexicographically first
 * maximal independent set in survivor order stays. So no two documents that stay are verified
 * candidates of each other, and each that goes names one that stays and is at least as similar as
 * the threshold. No worker's memory grows with the corpus: buckets are sorted on disk, mail is
 * spilled, and what is left for one worker is bounded, beyond which the run fails.
 */
public final class NearDuplicates implements CorpusStage {
  /** Name of the stage. */
  public static final String STAGE = "near";

  private static final String RULE = "similar-text";
  private static final int KEY_BITS = 16;

  /** DirectRunner serialises a function for each key: there are few. */
  private static final int FEW_KEY_BITS = 4;

  private static final KvCoder<Long, Arrival> ARRIVALS =
      KvCoder.of(BigEndianLongCoder.of(), new Arrival.ArrivalCoder());

  private final NearSection section;
  private final SurvivorOrder.Spec order;

  private NearDuplicates(NearSection section, SurvivorOrder.Spec order) {
    this.section = section;
    this.order = order;
  }

  /** The stage, where the recipe switches it on. */
  public static List<CorpusStage> stages(Recipe recipe) {
    return recipe.dedup().near().enabled()
        ? List.of(new NearDuplicates(recipe.dedup().near(), SurvivorOrder.spec(recipe)))
        : List.of();
  }

  @Override
  public String name() {
    return STAGE;
  }

  @Override
  public boolean namesSurvivors() {
    return true;
  }

  @Override
  public List<String> measures() {
    return order.measures();
  }

  @Override
  public Signer newSigner() {
    return new NearSigner(
        new NearSigner.Signing(layout(), section.shingle(), isExact(), section.byLanguage()));
  }

  private Layout layout() {
    return new Layout(section.bands(), section.rows());
  }

  private boolean isExact() {
    return section.verify().equals(NearSection.EXACT);
  }

  @Override
  public Decided decide(Given given) {
    boolean direct =
        given.cards().getPipeline().getOptions().getRunner().getSimpleName().equals("DirectRunner");
    Layout layout = layout();
    Settings settings =
        Settings.of(
                layout,
                new Verifier(layout.size(), section.threshold(), isExact()),
                direct ? FEW_KEY_BITS : KEY_BITS)
            .withPasses(section.passes(), Settings.SUPERSTEPS);
    PCollectionTuple met = meet(given, settings);
    PCollection<Fate> fates =
        met.get(Meet.NODES).setCoder(new Node.NodeCoder()).apply(Independent.of(settings));
    PCollectionTuple concluded =
        PCollectionList.of(
                met.get(Meet.WAITING)
                    .setCoder(new Card.CardCoder())
                    .apply("Waiting documents", ParDo.of(new KeyCard()))
                    .setCoder(ARRIVALS))
            .and(fates.apply("Decided fates", ParDo.of(new KeyFate())).setCoder(ARRIVALS))
            .apply("Documents and fates", Flatten.pCollections())
            .apply("Group fates", GroupByKey.create())
            .apply(
                "Conclude",
                ParDo.of(new Conclude(RULE, section.threshold()))
                    .withOutputTags(Decided.LEFT, TupleTagList.of(Decided.REMOVALS)));
    PCollection<Card> left =
        PCollectionList.of(met.get(Meet.ALONE).setCoder(new Card.CardCoder()))
            .and(concluded.get(Decided.LEFT).setCoder(new Card.CardCoder()))
            .apply("All that is left", Flatten.pCollections());
    return Decided.uncounted(left, concluded.get(Decided.REMOVALS));
  }

  private PCollectionTuple meet(Given given, Settings settings) {
    PCollection<KV<Long, Arrival>> shared =
        given
            .signatures()
            .apply("Bands", ParDo.of(new Bands(settings)))
            .setCoder(KvCoder.of(VarIntCoder.of(), new BandHit.BandHitCoder()))
            .apply("Group bands", GroupByKey.create())
            .apply("Find shared bands", ParDo.of(new FindShared()))
            .setCoder(ARRIVALS);
    return PCollectionList.of(shared)
        .and(given.cards().apply("Documents", ParDo.of(new KeyCard())).setCoder(ARRIVALS))
        .and(given.signatures().apply("Sketches", ParDo.of(new KeySignature())).setCoder(ARRIVALS))
        .apply("Documents, sketches, bands", Flatten.pCollections())
        .apply("Group by place", GroupByKey.create())
        .apply(
            "Meet",
            ParDo.of(new Meet(order.on(given.measures())))
                .withOutputTags(Meet.NODES, TupleTagList.of(Meet.WAITING).and(Meet.ALONE)));
  }

  private static Print print(Signature signature) throws IOException {
    return Print.read(new DataInputStream(new ByteArrayInputStream(signature.bytes())));
  }

  private static final class Bands extends DoFn<Signature, KV<Integer, BandHit>> {
    private static final long serialVersionUID = 1L;
    private final Settings settings;

    Bands(Settings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void process(@Element Signature signature, OutputReceiver<KV<Integer, BandHit>> out)
        throws IOException {
      Print print = print(signature);
      Layout layout = settings.layout();
      for (int band = 0; band < layout.bands(); band++) {
        long key = layout.key(print.sketch(), band, print.group());
        out.output(KV.of(settings.shuffleKey(key), new BandHit(key, signature.place(), band)));
      }
    }
  }

  private static final class KeySignature extends DoFn<Signature, KV<Long, Arrival>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Signature signature, OutputReceiver<KV<Long, Arrival>> out)
        throws IOException {
      Place place = signature.place();
      out.output(KV.of(Places.run(place), new Arrival.Signed(place, print(signature))));
    }
  }

  private static final class KeyCard extends DoFn<Card, KV<Long, Arrival>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Card card, OutputReceiver<KV<Long, Arrival>> out) {
      out.output(KV.of(Places.run(card.place()), new Arrival.Carded(card)));
    }
  }

  private static final class KeyFate extends DoFn<Fate, KV<Long, Arrival>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Fate fate, OutputReceiver<KV<Long, Arrival>> out) {
      out.output(KV.of(Places.run(fate.to()), new Arrival.Decided(fate)));
    }
  }
}
