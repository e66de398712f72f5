package dev.tamis.pipeline.decide.exact;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.decide.kit.SpillList;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.HashCoder;
import dev.tamis.pipeline.recipe.Recipe;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Removes all but one of the documents that agree in a hash: of their text, or of their URL. The
 * one that stays is the first in {@link Card#SURVIVOR_ORDER}, whatever the order in which the
 * engine brings them; its card takes over the sizes of the others, and each removed one names it.
 */
public final class ExactDuplicates implements CorpusStage {

  private final String stage;
  private final String rule;
  private final SerializableFunction<Card, Hash128> hash;

  private ExactDuplicates(String stage, String rule, SerializableFunction<Card, Hash128> hash) {
    this.stage = stage;
    this.rule = rule;
    this.hash = hash;
  }

  /** The stage, where the recipe switches it on. */
  public static List<CorpusStage> stages(Recipe recipe) {
    return recipe.dedup().exact() ? List.of(ofText()) : List.of();
  }

  /** By the hash of the normalised text. */
  public static ExactDuplicates ofText() {
    return new ExactDuplicates("exact", "same-text", Card::text);
  }

  @Override
  public String name() {
    return stage;
  }

  @Override
  public boolean namesSurvivors() {
    return true;
  }

  @Override
  public Decided decide(Given given) {
    PCollectionTuple decided =
        given
            .cards()
            .apply("Key by hash", WithKeys.of(hash))
            .setCoder(KvCoder.of(new HashCoder(), new Card.CardCoder()))
            .apply("Group equal ones", GroupByKey.create())
            .apply(
                "Keep one",
                ParDo.of(new KeepOne(stage, rule))
                    .withOutputTags(Decided.LEFT, TupleTagList.of(Decided.REMOVALS)));
    return Decided.uncounted(decided.get(Decided.LEFT), decided.get(Decided.REMOVALS));
  }

  /** Runs over a cluster once, as engines allow, and holds a bounded part of it in memory. */
  private static final class KeepOne extends DoFn<KV<Hash128, Iterable<Card>>, Card> {
    private static final long serialVersionUID = 1L;
    private static final Comparator<Card> ORDER = Card.SURVIVOR_ORDER;

    private final String stage;
    private final String rule;

    KeepOne(String stage, String rule) {
      this.stage = stage;
      this.rule = rule;
    }

    @ProcessElement
    public void process(@Element KV<Hash128, Iterable<Card>> cluster, MultiOutputReceiver out)
        throws IOException {
      try (SpillList<Card> others = new SpillList<>(new Card.CardCoder())) {
        Card survivor = null;
        long size = 0;
        for (Card card : cluster.getValue()) {
          size += card.size();
          if (survivor == null) {
            survivor = card;
          } else if (ORDER.compare(card, survivor) < 0) {
            others.add(survivor);
            survivor = card;
          } else {
            others.add(card);
          }
        }
        out.get(Decided.LEFT).output(others.size() == 0 ? survivor : survivor.withSize(size));
        if (others.size() > 0) {
          remove(survivor, others, out.get(Decided.REMOVALS));
        }
      }
    }

    private void remove(Card survivor, SpillList<Card> others, OutputReceiver<Removal> out)
        throws IOException {
      Decision decision = new Decision(stage, rule, others.size() + 1, 1L);
      others.forEach(card -> out.output(Removal.of(card, decision, survivor)));
    }
  }
}
