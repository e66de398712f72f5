package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.decide.kit.SpillSort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * A superstep: documents read their mail and decide what they can. One that hears of a
 * near-duplicate that stays goes; one whose earlier near-duplicates are all gone, and who knows
 * them all, stays; both tell those who watch them. The mail is sorted by document, and what each
 * must know to decide comes first, so that any number of watchers stream past.
 */
final class Superstep extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  /** Mail for the next superstep. */
  static final TupleTag<KV<Integer, byte[]>> MAIL = new TupleTag<>("mail") {};

  /** What was decided, as arrivals. */
  static final TupleTag<KV<Integer, byte[]>> FATES = new TupleTag<>("fates") {};

  private final Settings settings;
  private final boolean last;
  private transient Blocks<Mail> mails;
  private transient Blocks<Arrival> fates;
  private transient Spread spread;

  /**
   * Sets it up.
   *
   * @param last whether it is the last one of a pass, to which the documents themselves come; those
   *     that stay or are undecided are spread for the next pass
   */
  Superstep(Settings settings, boolean last) {
    this.settings = settings;
    this.last = last;
  }

  @StartBundle
  public void start() {
    mails = new Blocks<>(new Mail.MailCoder());
    fates = new Blocks<>(new Arrival.ArrivalCoder());
    spread = new Spread(settings);
  }

  @ProcessElement
  public void process(@Element KV<Integer, Iterable<byte[]>> given, MultiOutputReceiver out)
      throws IOException {
    try (SpillSort<Mail> sort =
        Blocks.sort(given.getValue(), new Mail.MailCoder(), Mail.WATCHES_LAST, Mail::weight)) {
      Box box = null;
      for (Iterator<Mail> sorted = sort.sorted(); sorted.hasNext(); ) {
        Mail mail = sorted.next();
        if (box == null || !box.place.equals(mail.to())) {
          decide(box, out);
          box = new Box(mail.to());
        }
        if (mail instanceof Mail.Watch watch) {
          decide(box, out);
          answer(watch, box, out);
        } else {
          box.take(mail);
        }
      }
      decide(box, out);
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    mails.close(context, MAIL);
    fates.close(context, FATES);
    spread.close(context);
  }

  private void send(Mail mail, MultiOutputReceiver out) {
    mails.add(settings.shuffleKey(mail.to()), mail, out.get(MAIL)::output);
  }

  private void put(Fate fate, MultiOutputReceiver out) {
    fates.add(settings.shuffleKey(fate.to()), new Arrival.Decided(fate), out.get(FATES)::output);
  }

  private void answer(Mail.Watch watch, Box box, MultiOutputReceiver out) {
    if (box.vertex == null) {
      throw new IllegalStateException("the document at " + watch.to() + " is watched, not there");
    }
    // After the last superstep the next pass compares anew.
    if (!last) {
      send(box.settled ? new Mail.Told(watch.watcher(), box.vertex, box.kept, -1) : watch, out);
    }
  }

  private void decide(Box box, MultiOutputReceiver out) {
    if (box == null || box.decided) {
      return;
    }
    box.decided = true;
    if (!box.settled && box.vertex != null) {
      if (box.survivor != null) {
        box.settle(false);
        put(Fate.removed(box.place, box.survivor.from(), box.similarity()), out);
        put(Fate.gained(box.survivor.from(), box.size), out);
      } else {
        box.watches.keySet().removeAll(box.gone);
        if (box.complete && box.watches.isEmpty()) {
          box.settle(true);
          put(Fate.kept(box.place), out);
        }
      }
    }
    pass(box, out);
  }

  /** Sends on what is known, to the next superstep or the next pass. */
  private void pass(Box box, MultiOutputReceiver out) {
    if (last) {
      if (box.node != null && (box.kept || !box.settled)) {
        spread.send(box.kept ? box.node.keep() : box.node, out);
      }
    } else if (box.settled) {
      send(new Mail.Settled(box.place, box.kept), out);
    } else {
      List<Mail.Watched> left = new ArrayList<>(box.watches.size());
      box.watches.forEach((watched, similarity) -> left.add(new Mail.Watched(watched, similarity)));
      send(new Mail.State(box.vertex, box.size, box.complete, left), out);
    }
  }

  /** What one document knows. */
  private static final class Box {
    private final Place place;
    private Vertex vertex;
    private long size;
    private boolean complete = true;
    private boolean decided;
    private boolean settled;
    private boolean kept;
    private Node node;
    private Mail.Told survivor;
    private final Map<Place, Double> watches = new TreeMap<>(Places.ORDER);
    private final Set<Place> gone = new HashSet<>();

    Box(Place place) {
      this.place = place;
    }

    void take(Mail mail) {
      if (mail instanceof Mail.State state) {
        vertex = state.vertex();
        size = state.size();
        complete &= state.complete();
        state.watches().forEach(watched -> watches.put(watched.place(), watched.similarity()));
      } else if (mail instanceof Mail.Told told) {
        if (!told.kept()) {
          gone.add(told.from().place());
        } else if (survivor == null || isBetter(told)) {
          survivor = told;
        }
      } else if (mail instanceof Mail.Settled reminded) {
        settled = true;
        kept = reminded.kept();
      } else if (mail instanceof Mail.Carried carried) {
        node = carried.node();
      }
    }

    private boolean isBetter(Mail.Told told) {
      int order = told.from().compareTo(survivor.from());
      return order < 0 || (order == 0 && told.similarity() > survivor.similarity());
    }

    private double similarity() {
      return survivor.similarity() >= 0
          ? survivor.similarity()
          : watches.get(survivor.from().place());
    }

    private void settle(boolean stays) {
      settled = true;
      kept = stays;
    }
  }
}
