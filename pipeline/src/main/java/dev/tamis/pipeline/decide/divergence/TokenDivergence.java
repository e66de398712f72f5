package dev.tamis.pipeline.decide.divergence;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.decide.kit.Signed;
import dev.tamis.pipeline.decide.kit.WithSignatures;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.TokenDivergenceSection;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
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
 * Removes documents whose words are distributed unlike those of their language: "token-distribution
 * Kullback-Leibler divergence to filter out documents containing excessive numbers of outlier
 * tokens compared to the training corpus distribution" (Llama 3, arXiv 2407.21783, 3.1.1). The
 * measure is that of {@link TokenDistribution#excess}. A language of few documents is not judged,
 * nor is a short document; the tallies say how many.
 *
 * <p>Memory: 128 KiB for each language that is judged, in every worker.
 */
public final class TokenDivergence implements CorpusStage {
  private static final String RULE = "kl-divergence";

  private final Limits limits;

  /**
   * What is judged, and how.
   *
   * @param threshold a higher excess removes, nats
   * @param minDocuments a language of fewer is not judged
   * @param minWords a document of fewer is not judged
   */
  public record Limits(double threshold, int minDocuments, int minWords)
      implements java.io.Serializable {}

  private TokenDivergence(Limits limits) {
    this.limits = limits;
  }

  /** The stage, where the recipe switches it on. */
  public static List<CorpusStage> stages(Recipe recipe) {
    TokenDivergenceSection section = recipe.tokenDivergence();
    return section.enabled()
        ? List.of(of(new Limits(section.threshold(), section.minDocuments(), section.minWords())))
        : List.of();
  }

  /** Judges by the signatures of {@link TokenSigner}. */
  public static TokenDivergence of(Limits limits) {
    return new TokenDivergence(limits);
  }

  @Override
  public String name() {
    return TokenSigner.STAGE;
  }

  @Override
  public Signer newSigner() {
    return new TokenSigner();
  }

  @Override
  public Decided decide(Given given) {
    PCollection<Signed> signed =
        given.cards().apply("Signatures", WithSignatures.of(given.signatures()));
    PCollectionView<Map<String, TokenDistribution>> distributions =
        signed
            .apply("Key by language", ParDo.of(new KeyByLanguage()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), ByteArrayCoder.of()))
            .apply("Count words", Combine.perKey(new TokenCounts.Sum()))
            .apply("Distributions", ParDo.of(new Distribute(limits.minDocuments())))
            .setCoder(
                KvCoder.of(StringUtf8Coder.of(), new TokenDistribution.TokenDistributionCoder()))
            .apply("By language", View.asMap());
    PCollectionTuple judged =
        signed.apply(
            "Judge",
            ParDo.of(new Judge(distributions, limits))
                .withSideInputs(distributions)
                .withOutputTags(
                    Decided.LEFT, TupleTagList.of(Decided.REMOVALS).and(Decided.TALLIES)));
    Tally always = new Tally();
    always.add(0, "rules", TokenSigner.STAGE, RULE);
    return Decided.counted(judged, always);
  }

  private static final class KeyByLanguage extends DoFn<Signed, KV<String, byte[]>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Signed signed, OutputReceiver<KV<String, byte[]>> out) {
      out.output(KV.of(signed.card().tag(), signed.signature()));
    }
  }

  /** Gives the distributions of the languages that have documents enough. */
  private static final class Distribute
      extends DoFn<KV<String, TokenCounts>, KV<String, TokenDistribution>> {
    private static final long serialVersionUID = 1L;
    private final int minDocuments;

    Distribute(int minDocuments) {
      this.minDocuments = minDocuments;
    }

    @ProcessElement
    public void process(
        @Element KV<String, TokenCounts> language,
        OutputReceiver<KV<String, TokenDistribution>> out) {
      if (language.getValue().documents() >= minDocuments) {
        out.output(KV.of(language.getKey(), TokenDistribution.of(language.getValue())));
      }
    }
  }

  private static final class Judge extends DoFn<Signed, Card> {
    private static final long serialVersionUID = 1L;
    private final PCollectionView<Map<String, TokenDistribution>> distributions;
    private final Limits limits;
    private transient Tally tally;

    Judge(PCollectionView<Map<String, TokenDistribution>> distributions, Limits limits) {
      this.distributions = distributions;
      this.limits = limits;
    }

    @StartBundle
    public void start() {
      tally = new Tally();
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Card card = context.element().card();
      byte[] signature = context.element().signature();
      TokenDistribution language = context.sideInput(distributions).get(card.tag());
      if (language == null) {
        count(card, "too-few-documents");
      } else if (TokenDistribution.words(signature) < limits.minWords()) {
        count(card, "too-short");
      } else {
        count(card, "judged");
        tally.add(1, "rules", TokenSigner.STAGE, RULE);
        double excess = language.excess(signature);
        if (excess > limits.threshold()) {
          Decision decision = new Decision(TokenSigner.STAGE, RULE, excess, limits.threshold());
          context.output(Decided.REMOVALS, Removal.of(card, decision));
          return;
        }
      }
      context.output(card);
    }

    private void count(Card card, String what) {
      tally.add(1, "corpus_stages", TokenSigner.STAGE, card.tag(), what);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      Decided.tell(tally, context);
    }
  }
}
