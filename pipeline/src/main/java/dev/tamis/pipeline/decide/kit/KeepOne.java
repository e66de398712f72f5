package dev.tamis.pipeline.decide.kit;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Of documents that agree in a hash keeps the first in survivor order, whatever the order in which
 * the engine brings them; its card takes over the sizes of the others, and each removed one names
 * it. Runs over a cluster once, as engines allow, and holds a bounded part of it in memory.
 */
public final class KeepOne extends DoFn<KV<Hash128, Iterable<Card>>, Card> {
  private static final long serialVersionUID = 1L;

  private final String stage;
  private final String rule;
  private final SurvivorOrder order;

  /**
   * Sets it up.
   *
   * @param stage of the removals
   * @param rule of the removals; their value is the number of copies, their threshold 1
   * @param order which one stays
   */
  public KeepOne(String stage, String rule, SurvivorOrder order) {
    this.stage = stage;
    this.rule = rule;
    this.order = order;
  }

  /** Takes a cluster. */
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
        } else if (order.compare(card, survivor) < 0) {
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
