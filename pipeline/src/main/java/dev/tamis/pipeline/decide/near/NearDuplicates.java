package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.SurvivorOrder;
import dev.tamis.pipeline.recipe.NearSection;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.List;
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

  private Verifier verifier(Layout layout) {
    return section.verify().equals(NearSection.NONE)
        ? Verifier.none(layout.size())
        : new Verifier(layout.size(), section.threshold(), isExact());
  }

  @Override
  public Decided decide(Given given) {
    Layout layout = layout();
    Settings settings =
        Settings.of(layout, verifier(layout), Blocks.keyBits(given.cards().getPipeline()))
            .withPasses(section.passes(), Settings.SUPERSTEPS);
    PCollectionTuple met = meet(given, settings);
    PCollectionTuple concluded =
        PCollectionList.of(met.get(Meet.WAITING))
            .and(
                section.rule().equals(NearSection.COMPONENTS)
                    ? met.apply(Components.of(settings))
                    : met.apply(Independent.of(settings)))
            .apply("Documents and fates", Flatten.pCollections())
            .apply("Group fates", GroupByKey.create())
            .apply(
                "Conclude",
                ParDo.of(new Conclude(RULE, section.threshold()))
                    .withOutputTags(Decided.LEFT, TupleTagList.of(Decided.REMOVALS)));
    PCollection<Card> alone =
        met.get(Meet.ALONE)
            .apply("Without candidates", ParDo.of(new Unpack()))
            .setCoder(new Card.CardCoder());
    PCollection<Card> left =
        PCollectionList.of(alone)
            .and(concluded.get(Decided.LEFT).setCoder(new Card.CardCoder()))
            .apply("All that is left", Flatten.pCollections());
    return Decided.uncounted(left, concluded.get(Decided.REMOVALS));
  }

  private PCollectionTuple meet(Given given, Settings settings) {
    PCollection<KV<Integer, byte[]>> cards =
        given
            .cards()
            .apply(
                "Documents",
                ParDo.of(new Bring(settings)).withOutputTags(Bring.ARRIVALS, TupleTagList.empty()))
            .get(Bring.ARRIVALS)
            .setCoder(Blocks.CODER);
    PCollectionTuple sketches =
        given
            .signatures()
            .apply(
                "Sketches",
                ParDo.of(new BringSignatures(settings))
                    .withOutputTags(Bring.ARRIVALS, TupleTagList.of(BringSignatures.HITS)));
    return meet(
        settings,
        order.on(given.measures()),
        sketches.get(BringSignatures.HITS).setCoder(Blocks.CODER),
        PCollectionList.of(cards).and(sketches.get(Bring.ARRIVALS).setCoder(Blocks.CODER)));
  }

  /** Brings documents, sketches and shared bands together. */
  static PCollectionTuple meet(
      Settings settings,
      SurvivorOrder order,
      PCollection<KV<Integer, byte[]>> hits,
      PCollectionList<KV<Integer, byte[]>> arrivals) {
    PCollection<KV<Integer, byte[]>> shared =
        hits.apply("Group bands", GroupByKey.create())
            .apply(
                "Find shared bands",
                ParDo.of(new FindShared(settings))
                    .withOutputTags(FindShared.SHARED, TupleTagList.empty()))
            .get(FindShared.SHARED)
            .setCoder(Blocks.CODER);
    PCollectionTuple met =
        arrivals
            .and(shared)
            .apply("Documents, sketches, bands", Flatten.pCollections())
            .apply("Group by place", GroupByKey.create())
            .apply(
                "Meet",
                ParDo.of(new Meet(settings, order))
                    .withOutputTags(
                        Spread.MEMBERS,
                        TupleTagList.of(Spread.CARRIED).and(Meet.WAITING).and(Meet.ALONE)));
    return Blocks.coded(met, List.of(Spread.MEMBERS, Spread.CARRIED, Meet.WAITING, Meet.ALONE));
  }

  private static final class Unpack extends DoFn<KV<Integer, byte[]>, Card> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element KV<Integer, byte[]> block, OutputReceiver<Card> out) {
      for (Arrival arrival : Blocks.read(List.of(block.getValue()), new Arrival.ArrivalCoder())) {
        out.output(((Arrival.Carded) arrival).card());
      }
    }
  }
}
