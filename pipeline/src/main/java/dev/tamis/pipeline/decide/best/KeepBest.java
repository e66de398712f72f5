package dev.tamis.pipeline.decide.best;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.ledger.Decimals;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Keeps of each language the share of documents that a classifier scores highest, as FineWeb2-HQ
 * and DCLM keep a tenth. The threshold of a language is the highest score that at least the share
 * reaches; documents that tie with it all stay, so slightly more than the share may. A document on
 * which the classifier abstained stays and is not counted in the share.
 *
 * <p>A score's 32 bits are counted in two steps of 16, so that the threshold is exact and the
 * memory bounded: 65,536 counts for each language in each step.
 */
public final class KeepBest implements CorpusStage {

  /** Name of the stage; its rules are the names of the classifiers. */
  public static final String STAGE = "keep-best";

  private static final KvCoder<String, Integer> KEYED =
      KvCoder.of(StringUtf8Coder.of(), VarIntCoder.of());

  private final String model;
  private final double share;

  private KeepBest(String model, double share) {
    this.model = model;
    this.share = share;
  }

  /** A stage for each classifier of which the recipe keeps the best share. */
  public static List<CorpusStage> stages(Recipe recipe) {
    List<CorpusStage> stages = new ArrayList<>();
    recipe.quality().keepBest().forEach((model, share) -> stages.add(of(model, share)));
    return stages;
  }

  /**
   * Sets up the stage.
   *
   * @param model name of the classifier
   * @param share of each language's scored documents that stays, above 0 and at most 1
   */
  public static KeepBest of(String model, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "share must be above 0 and at most 1 (got: " + share + ")");
    }
    return new KeepBest(model, share);
  }

  @Override
  public String name() {
    return STAGE + " " + model;
  }

  @Override
  public String stage() {
    return STAGE;
  }

  @Override
  public List<String> measures() {
    return List.of(model);
  }

  @Override
  public Decided decide(Given given) {
    PCollection<Card> cards = given.cards();
    int place = given.measures().indexOf(model);
    PCollectionView<Map<String, Long>> halves =
        cards
            .apply("First halves of ranks", ParDo.of(new FirstHalf(place)))
            .setCoder(KEYED)
            .apply("Count first halves", Combine.perKey(new Histogram.Sum()))
            .apply("Find first halves", ParDo.of(new FindFirst(share)))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()))
            .apply("First halves by language", View.asMap());
    PCollectionView<Map<String, Integer>> thresholds =
        cards
            .apply(
                "Second halves of ranks",
                ParDo.of(new SecondHalf(place, halves)).withSideInputs(halves))
            .setCoder(KEYED)
            .apply("Count second halves", Combine.perKey(new Histogram.Sum()))
            .apply("Find thresholds", ParDo.of(new FindSecond(halves)).withSideInputs(halves))
            .setCoder(KEYED)
            .apply("Thresholds by language", View.asMap());
    PCollectionTuple judged =
        cards.apply(
            "Judge",
            ParDo.of(new Judge(model, place, thresholds))
                .withSideInputs(thresholds)
                .withOutputTags(
                    Decided.LEFT, TupleTagList.of(Decided.REMOVALS).and(Decided.TALLIES)));
    Tally always = new Tally();
    always.add(0, "rules", STAGE, model);
    return Decided.counted(judged, always);
  }

  /** First half of a rank, and how many documents are still wanted among those that have it. */
  private static long pack(int half, long wanted) {
    return wanted << 16 | half;
  }

  private static int half(long packed) {
    return (int) (packed & 0xFFFF);
  }

  private static long wanted(long packed) {
    return packed >>> 16;
  }

  private static final class FirstHalf extends DoFn<Card, KV<String, Integer>> {
    private static final long serialVersionUID = 1L;
    private final int place;

    FirstHalf(int place) {
      this.place = place;
    }

    @ProcessElement
    public void process(@Element Card card, OutputReceiver<KV<String, Integer>> out) {
      float score = card.scores().get(place);
      if (!Float.isNaN(score)) {
        out.output(KV.of(card.tag(), Ranked.high(Ranked.of(score))));
      }
    }
  }

  private static final class FindFirst extends DoFn<KV<String, Histogram>, KV<String, Long>> {
    private static final long serialVersionUID = 1L;
    private final double share;

    FindFirst(double share) {
      this.share = share;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Histogram> language, OutputReceiver<KV<String, Long>> out) {
      long wanted = Ranked.wanted(share, language.getValue().total());
      Histogram.Place found = language.getValue().fromTop(wanted);
      out.output(KV.of(language.getKey(), pack(found.key(), wanted - found.above())));
    }
  }

  private static final class SecondHalf extends DoFn<Card, KV<String, Integer>> {
    private static final long serialVersionUID = 1L;
    private final int place;
    private final PCollectionView<Map<String, Long>> halves;

    SecondHalf(int place, PCollectionView<Map<String, Long>> halves) {
      this.place = place;
      this.halves = halves;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Card card = context.element();
      float score = card.scores().get(place);
      if (!Float.isNaN(score)) {
        int rank = Ranked.of(score);
        if (Ranked.high(rank) == half(context.sideInput(halves).get(card.tag()))) {
          context.output(KV.of(card.tag(), Ranked.low(rank)));
        }
      }
    }
  }

  private static final class FindSecond extends DoFn<KV<String, Histogram>, KV<String, Integer>> {
    private static final long serialVersionUID = 1L;
    private final PCollectionView<Map<String, Long>> halves;

    FindSecond(PCollectionView<Map<String, Long>> halves) {
      this.halves = halves;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      KV<String, Histogram> language = context.element();
      long first = context.sideInput(halves).get(language.getKey());
      int low = language.getValue().fromTop(wanted(first)).key();
      context.output(KV.of(language.getKey(), half(first) << 16 | low));
    }
  }

  private static final class Judge extends DoFn<Card, Card> {
    private static final long serialVersionUID = 1L;
    private final String model;
    private final int place;
    private final PCollectionView<Map<String, Integer>> thresholds;
    private transient Tally tally;

    Judge(String model, int place, PCollectionView<Map<String, Integer>> thresholds) {
      this.model = model;
      this.place = place;
      this.thresholds = thresholds;
    }

    @StartBundle
    public void start() {
      tally = new Tally();
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Card card = context.element();
      float score = card.scores().get(place);
      if (Float.isNaN(score)) {
        count(card, "abstained");
        context.output(card);
        return;
      }
      tally.add(1, "rules", STAGE, model);
      int threshold = context.sideInput(thresholds).get(card.tag());
      if (Integer.compareUnsigned(Ranked.of(score), threshold) >= 0) {
        count(card, "kept");
        context.output(card);
      } else {
        count(card, "removed");
        Decision decision =
            new Decision(STAGE, model, Decimals.of(score), Decimals.of(Ranked.score(threshold)));
        context.output(Decided.REMOVALS, Removal.of(card, decision));
      }
    }

    private void count(Card card, String what) {
      tally.add(1, "corpus_stages", STAGE, model, card.tag(), what);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      Decided.tell(tally, context);
    }
  }
}
