package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.decide.kit.SpillSort;
import dev.tamis.pipeline.decide.kit.SurvivorOrder;
import java.io.IOException;
import java.util.BitSet;
import java.util.Iterator;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Makes a node of each document that shares a band; the others stay, for they have no candidates. A
 * signature without a document is that of one which left before.
 */
final class Meet extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  /** Documents that share a band, waiting for their fates, as arrivals at their places. */
  static final TupleTag<KV<Integer, byte[]>> WAITING = new TupleTag<>("waiting") {};

  /** Documents that share none, as arrivals. */
  static final TupleTag<KV<Integer, byte[]>> ALONE = new TupleTag<>("alone") {};

  private final Settings settings;
  private final SurvivorOrder order;
  private transient Spread spread;
  private transient Blocks<Arrival> waiting;
  private transient Blocks<Arrival> alone;

  Meet(Settings settings, SurvivorOrder order) {
    this.settings = settings;
    this.order = order;
  }

  @StartBundle
  public void start() {
    spread = new Spread(settings);
    waiting = new Blocks<>(new Arrival.ArrivalCoder());
    alone = new Blocks<>(new Arrival.ArrivalCoder());
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
    if (here == null || here.card == null) {
      return;
    }
    if (here.print == null) {
      throw new IllegalStateException("the document at " + here.place + " has no signature");
    }
    Card card = here.card;
    Arrival.Carded carded = new Arrival.Carded(card);
    if (here.bands.isEmpty()) {
      alone.add(0, carded, out.get(ALONE)::output);
    } else {
      spread.send(new Node(vertex(card, order), card.size(), here.print, here.bands, false), out);
      waiting.add(settings.shuffleKey(here.place), carded, out.get(WAITING)::output);
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    spread.close(context);
    waiting.close(context, WAITING);
    alone.close(context, ALONE);
  }

  static Vertex vertex(Card card, SurvivorOrder order) {
    SurvivorOrder.Rank rank = order.rank(card);
    return new Vertex(rank.first(), rank.second(), card.id().high(), card.id().low(), card.place());
  }

  /** What is known of a place. */
  private static final class Here {
    private final Place place;
    private final BitSet bands = new BitSet();
    private Card card;
    private Print print;

    Here(Place place) {
      this.place = place;
    }

    void take(Arrival arrival) {
      if (arrival instanceof Arrival.Carded carded) {
        card = carded.card();
      } else if (arrival instanceof Arrival.Signed signed) {
        print = signed.print();
      } else if (arrival instanceof Arrival.Shared shared) {
        bands.set(shared.band());
      }
    }
  }
}
