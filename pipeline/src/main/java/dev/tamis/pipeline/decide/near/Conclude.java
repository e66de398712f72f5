package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.decide.kit.SpillSort;
import dev.tamis.pipeline.ledger.Decision;
import java.io.IOException;
import java.util.Iterator;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Gives each document that shared a band its fate. */
final class Conclude extends DoFn<KV<Integer, Iterable<byte[]>>, Card> {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final double threshold;

  Conclude(String rule, double threshold) {
    this.rule = rule;
    this.threshold = threshold;
  }

  @ProcessElement
  public void process(@Element KV<Integer, Iterable<byte[]>> arrivals, MultiOutputReceiver out)
      throws IOException {
    try (SpillSort<Arrival> sort =
        Blocks.sort(
            arrivals.getValue(), new Arrival.ArrivalCoder(), Arrival.BY_PLACE, Arrival::weight)) {
      Here here = null;
      for (Iterator<Arrival> sorted = sort.sorted(); sorted.hasNext(); ) {
        Arrival arrival = sorted.next();
        if (here == null || !here.place.equals(arrival.to())) {
          conclude(here, out);
          here = new Here(arrival.to());
        }
        here.take(arrival);
      }
      conclude(here, out);
    }
  }

  private void conclude(Here here, MultiOutputReceiver out) {
    if (here == null) {
      return;
    }
    if (here.card == null || here.fate == null) {
      throw new IllegalStateException(
          "the document at " + here.place + " has no " + (here.card == null ? "card" : "fate"));
    }
    Card card = here.card;
    if (here.fate.kind() == Fate.Kind.KEPT) {
      out.get(Decided.LEFT)
          .output(here.gained == 0 ? card : card.withSize(Math.addExact(card.size(), here.gained)));
    } else {
      Decision decision =
          new Decision(NearDuplicates.STAGE, rule, here.fate.similarity(), threshold);
      out.get(Decided.REMOVALS)
          .output(
              new Removal(
                  here.place, decision, new Removal.Anchor(here.fate.survivor(), here.fate.id())));
    }
  }

  /** What is known of a place. */
  private static final class Here {
    private final Place place;
    private Card card;
    private Fate fate;
    private long gained;

    Here(Place place) {
      this.place = place;
    }

    void take(Arrival arrival) {
      if (arrival instanceof Arrival.Carded carded) {
        card = carded.card();
      } else if (arrival instanceof Arrival.Decided decided) {
        if (decided.fate().kind() == Fate.Kind.GAINED) {
          gained = Math.addExact(gained, decided.fate().size());
        } else if (fate != null) {
          throw new IllegalStateException("the document at " + place + " has two fates");
        } else {
          fate = decided.fate();
        }
      }
    }
  }
}
