package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.ledger.Decision;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Gives each document that shared a band its fate. */
final class Conclude extends DoFn<KV<Long, Iterable<Arrival>>, Card> {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final double threshold;

  Conclude(String rule, double threshold) {
    this.rule = rule;
    this.threshold = threshold;
  }

  @ProcessElement
  public void process(@Element KV<Long, Iterable<Arrival>> run, MultiOutputReceiver out) {
    Map<Place, Card> cards = new TreeMap<>(Places.ORDER);
    Map<Place, Fate> fates = new TreeMap<>(Places.ORDER);
    Map<Place, Long> gained = new TreeMap<>(Places.ORDER);
    for (Arrival arrival : run.getValue()) {
      if (arrival instanceof Arrival.Carded carded) {
        cards.put(carded.card().place(), carded.card());
      } else if (arrival instanceof Arrival.Decided decided) {
        Fate fate = decided.fate();
        if (fate.kind() == Fate.Kind.GAINED) {
          gained.merge(fate.to(), fate.size(), Math::addExact);
        } else if (fates.put(fate.to(), fate) != null) {
          throw new IllegalStateException("the document at " + fate.to() + " has two fates");
        }
      }
    }
    cards.forEach(
        (place, card) -> {
          Fate fate = fates.get(place);
          if (fate == null) {
            throw new IllegalStateException("the document at " + place + " has no fate");
          }
          if (fate.kind() == Fate.Kind.KEPT) {
            long more = gained.getOrDefault(place, 0L);
            out.get(Decided.LEFT)
                .output(more == 0 ? card : card.withSize(Math.addExact(card.size(), more)));
          } else {
            Decision decision =
                new Decision(NearDuplicates.STAGE, rule, fate.similarity(), threshold);
            out.get(Decided.REMOVALS)
                .output(
                    new Removal(place, decision, new Removal.Anchor(fate.survivor(), fate.id())));
          }
        });
  }
}
