package dev.tamis.pipeline.decide.kit;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.IOException;
import java.util.Comparator;
import java.util.Iterator;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Of documents that agree in a hash keeps the first in survivor order, whatever the order in which
 * the engine brings them; its card takes over the sizes of the others, and each removed one names
 * it, with the number of copies as the value and 1 as the threshold. A cluster of any size is
 * sorted, on disk where it is large.
 */
public final class KeepOne extends PTransform<PCollection<Card>, Decided> {
  private static final long serialVersionUID = 1L;

  private static final TupleTag<KV<Integer, byte[]>> KEYED = new TupleTag<>("keyed") {};
  private static final TupleTag<Card> WITHOUT = new TupleTag<>("without") {};
  private static final Hash128 NOTHING = Hash128.of("");

  private final String stage;
  private final String rule;
  private final SerializableFunction<Card, Hash128> what;
  private final SurvivorOrder order;

  /**
   * Sets it up.
   *
   * @param stage of the removals
   * @param rule of the removals
   * @param what documents agree in; those of which it is the hash of nothing all stay
   * @param order which one stays
   */
  public KeepOne(
      String stage, String rule, SerializableFunction<Card, Hash128> what, SurvivorOrder order) {
    this.stage = stage;
    this.rule = rule;
    this.what = what;
    this.order = order;
  }

  @Override
  public Decided expand(PCollection<Card> cards) {
    int keyBits = Blocks.keyBits(cards.getPipeline());
    PCollectionTuple keyed =
        cards.apply(
            "Key by hash",
            ParDo.of(new Key(what, keyBits)).withOutputTags(KEYED, TupleTagList.of(WITHOUT)));
    PCollectionTuple decided =
        keyed
            .get(KEYED)
            .setCoder(Blocks.CODER)
            .apply("Group equal ones", GroupByKey.create())
            .apply(
                "Keep one",
                ParDo.of(new Keep(this))
                    .withOutputTags(Decided.LEFT, TupleTagList.of(Decided.REMOVALS)));
    PCollection<Card> left =
        PCollectionList.of(keyed.get(WITHOUT).setCoder(new Card.CardCoder()))
            .and(decided.get(Decided.LEFT).setCoder(new Card.CardCoder()))
            .apply("With and without", Flatten.pCollections());
    return Decided.uncounted(left, decided.get(Decided.REMOVALS));
  }

  private static final class Key extends DoFn<Card, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;
    private final SerializableFunction<Card, Hash128> what;
    private final int keyBits;
    private transient Blocks<Card> blocks;

    Key(SerializableFunction<Card, Hash128> what, int keyBits) {
      this.what = what;
      this.keyBits = keyBits;
    }

    @StartBundle
    public void start() {
      blocks = new Blocks<>(new Card.CardCoder());
    }

    @ProcessElement
    public void process(@Element Card card, MultiOutputReceiver out) {
      Hash128 hash = what.apply(card);
      if (hash.equals(NOTHING)) {
        out.get(WITHOUT).output(card);
      } else {
        int key = (int) (hash.high() >>> Long.SIZE - keyBits);
        blocks.add(key, card, out.get(KEYED)::output);
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      blocks.close(context, KEYED);
    }
  }

  private static final class Keep extends DoFn<KV<Integer, Iterable<byte[]>>, Card> {
    private static final long serialVersionUID = 1L;
    private final String stage;
    private final String rule;
    private final SerializableFunction<Card, Hash128> what;
    private final SurvivorOrder order;

    Keep(KeepOne all) {
      this.stage = all.stage;
      this.rule = all.rule;
      this.what = all.what;
      this.order = all.order;
    }

    @ProcessElement
    public void process(@Element KV<Integer, Iterable<byte[]>> given, MultiOutputReceiver out)
        throws IOException {
      Comparator<Card> byHash = Comparator.comparing(what::apply);
      try (SpillSort<Card> sort =
          Blocks.sort(given.getValue(), new Card.CardCoder(), byHash.thenComparing(order))) {
        Iterator<Card> sorted = sort.sorted();
        for (Card next = sorted.hasNext() ? sorted.next() : null; next != null; ) {
          next = cluster(next, sorted, out);
        }
      }
    }

    /** Takes a cluster from its first card on; the first card of the next one, or null. */
    private Card cluster(Card survivor, Iterator<Card> sorted, MultiOutputReceiver out)
        throws IOException {
      try (SpillList<Card> others = new SpillList<>(new Card.CardCoder())) {
        Hash128 hash = what.apply(survivor);
        long size = survivor.size();
        Card next = null;
        while (next == null && sorted.hasNext()) {
          Card card = sorted.next();
          if (what.apply(card).equals(hash)) {
            others.add(card);
            size = Math.addExact(size, card.size());
          } else {
            next = card;
          }
        }
        out.get(Decided.LEFT).output(others.size() == 0 ? survivor : survivor.withSize(size));
        if (others.size() > 0) {
          Decision decision = new Decision(stage, rule, others.size() + 1, 1L);
          others.forEach(
              card -> out.get(Decided.REMOVALS).output(Removal.of(card, decision, survivor)));
        }
        return next;
      }
    }
  }
}
