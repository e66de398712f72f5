package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.SurvivorOrder;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Makes a node of each document that shares a band; the others stay, for they have no candidates. A
 * signature without a document is that of one which left before.
 */
final class Meet extends DoFn<KV<Long, Iterable<Arrival>>, Node> {
  private static final long serialVersionUID = 1L;

  /** Documents that share a band. */
  static final TupleTag<Node> NODES = new TupleTag<>("nodes") {};

  /** The same ones, waiting for their fates. */
  static final TupleTag<Card> WAITING = new TupleTag<>("waiting") {};

  /** Documents that share none. */
  static final TupleTag<Card> ALONE = new TupleTag<>("alone") {};

  private final SurvivorOrder order;

  Meet(SurvivorOrder order) {
    this.order = order;
  }

  @ProcessElement
  public void process(@Element KV<Long, Iterable<Arrival>> run, MultiOutputReceiver out) {
    Map<Place, Card> cards = new TreeMap<>(Places.ORDER);
    Map<Place, Print> prints = new TreeMap<>(Places.ORDER);
    Map<Place, BitSet> bands = new TreeMap<>(Places.ORDER);
    for (Arrival arrival : run.getValue()) {
      if (arrival instanceof Arrival.Carded carded) {
        cards.put(carded.card().place(), carded.card());
      } else if (arrival instanceof Arrival.Signed signed) {
        prints.put(signed.place(), signed.print());
      } else if (arrival instanceof Arrival.Shared shared) {
        bands.computeIfAbsent(shared.place(), place -> new BitSet()).set(shared.band());
      }
    }
    cards.forEach(
        (place, card) -> {
          Print print = prints.get(place);
          if (print == null) {
            throw new IllegalStateException("the document at " + place + " has no signature");
          }
          BitSet shared = bands.get(place);
          if (shared == null) {
            out.get(ALONE).output(card);
          } else {
            out.get(NODES).output(new Node(vertex(card, order), card.size(), print, shared, false));
            out.get(WAITING).output(card);
          }
        });
  }

  static Vertex vertex(Card card, SurvivorOrder order) {
    SurvivorOrder.Rank rank = order.rank(card);
    return new Vertex(rank.first(), rank.second(), card.id().high(), card.id().low(), card.place());
  }
}
