package dev.tamis.pipeline.decide;

import dev.tamis.pipeline.curate.Card;
import dev.tamis.pipeline.curate.Mark;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.HashCoder;
import java.io.IOException;
import java.util.Comparator;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Removes all but one of the documents that agree in a hash: of their text, or of their URL. The
 * one that stays is the first in {@link Card#SURVIVOR_ORDER}, whatever the order in which the
 * engine brings them; it is told the size of its cluster, and each removed one is told its id.
 */
public final class ExactDuplicates extends PTransform<PCollection<Card>, Decided> {
  private static final long serialVersionUID = 1L;

  private final String stage;
  private final String rule;
  private final SerializableFunction<Card, Hash128> hash;

  private ExactDuplicates(String stage, String rule, SerializableFunction<Card, Hash128> hash) {
    this.stage = stage;
    this.rule = rule;
    this.hash = hash;
  }

  /** By the hash of the normalised text. */
  public static ExactDuplicates ofText() {
    return new ExactDuplicates("exact", "same-text", Card::text);
  }

  @Override
  public Decided expand(PCollection<Card> cards) {
    PCollectionTuple decided =
        cards
            .apply("Key by hash", WithKeys.of(hash))
            .setCoder(KvCoder.of(new HashCoder(), new Card.CardCoder()))
            .apply("Group equal ones", GroupByKey.create())
            .apply(
                "Keep one",
                ParDo.of(new KeepOne(stage, rule))
                    .withOutputTags(Decided.LEFT, TupleTagList.of(Decided.MARKS)));
    return Decided.uncounted(
        decided.get(Decided.LEFT).setCoder(new Card.CardCoder()),
        decided.get(Decided.MARKS).setCoder(new Mark.MarkCoder()));
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
        for (Card card : cluster.getValue()) {
          if (survivor == null) {
            survivor = card;
          } else if (ORDER.compare(card, survivor) < 0) {
            others.add(survivor);
            survivor = card;
          } else {
            others.add(card);
          }
        }
        out.get(Decided.LEFT).output(survivor);
        if (others.size() > 0) {
          mark(survivor, others, out.get(Decided.MARKS));
        }
      }
    }

    private void mark(Card survivor, SpillList<Card> others, OutputReceiver<Mark> out)
        throws IOException {
      long size = others.size() + 1;
      out.output(new Mark.ClusterSize(survivor.file(), survivor.index(), size));
      Decision decision = new Decision(stage, rule, size, 1L);
      others.forEach(
          card -> out.output(new Mark.Removal(card.file(), card.index(), decision, survivor.id())));
    }
  }
}
