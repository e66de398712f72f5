package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.SpillList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
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
 * them all, stays; both tell those who watch them.
 */
final class Superstep extends DoFn<KV<Long, Iterable<Mail>>, KV<Long, Mail>> {
  private static final long serialVersionUID = 1L;

  /** Mail for the next superstep. */
  static final TupleTag<KV<Long, Mail>> MAIL = new TupleTag<>("mail") {};

  /** What was decided. */
  static final TupleTag<Fate> FATES = new TupleTag<>("fates") {};

  /** After the last superstep of a pass: the documents that stay or are undecided. */
  static final TupleTag<Node> NODES = new TupleTag<>("nodes") {};

  private final boolean last;

  /**
   * Sets it up.
   *
   * @param last whether it is the last one of a pass, to which the documents themselves come
   */
  Superstep(boolean last) {
    this.last = last;
  }

  @ProcessElement
  public void process(@Element KV<Long, Iterable<Mail>> run, MultiOutputReceiver out)
      throws IOException {
    Map<Place, Box> boxes = new TreeMap<>(Places.ORDER);
    try (SpillList<Mail> watches = new SpillList<>(new Mail.MailCoder())) {
      for (Mail mail : run.getValue()) {
        if (mail instanceof Mail.Watch) {
          watches.add(mail);
        } else {
          boxes.computeIfAbsent(mail.to(), to -> new Box()).take(mail);
        }
      }
      boxes.forEach((place, box) -> box.decide(place, out));
      watches.forEach(watch -> answer((Mail.Watch) watch, boxes, out.get(MAIL)));
    }
  }

  private void answer(Mail.Watch watch, Map<Place, Box> boxes, OutputReceiver<KV<Long, Mail>> out) {
    Box box = boxes.get(watch.to());
    if (box == null || box.vertex == null) {
      throw new IllegalStateException("a document that is watched is not there");
    }
    if (box.settled) {
      // After the last superstep the next pass compares anew.
      if (!last) {
        Mail told = new Mail.Told(watch.watcher(), box.vertex, box.kept, -1);
        CompareBuckets.send(told, out);
      }
    } else if (!last) {
      CompareBuckets.send(watch, out);
    }
  }

  /** What one document knows. */
  private final class Box {
    private Vertex vertex;
    private long size;
    private boolean complete = true;
    private boolean settled;
    private boolean kept;
    private Node node;
    private Mail.Told survivor;
    private final Map<Place, Double> watches = new TreeMap<>(Places.ORDER);
    private final Set<Place> gone = new HashSet<>();

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
      } else if (mail instanceof Mail.Settled decided) {
        settled = true;
        kept = decided.kept();
      } else if (mail instanceof Mail.Carried carried) {
        node = carried.node();
      }
    }

    private boolean isBetter(Mail.Told told) {
      int order = told.from().compareTo(survivor.from());
      return order < 0 || (order == 0 && told.similarity() > survivor.similarity());
    }

    void decide(Place place, MultiOutputReceiver out) {
      if (!settled && vertex != null) {
        if (survivor != null) {
          settle(false);
          out.get(FATES).output(Fate.removed(place, survivor.from(), similarity()));
          out.get(FATES).output(Fate.gained(survivor.from(), size));
        } else {
          watches.keySet().removeAll(gone);
          if (complete && watches.isEmpty()) {
            settle(true);
            out.get(FATES).output(Fate.kept(place));
          }
        }
      }
      pass(place, out);
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

    /** Sends on what is known, to the next superstep or the next pass. */
    private void pass(Place place, MultiOutputReceiver out) {
      if (last) {
        if (node != null && (kept || !settled)) {
          out.get(NODES).output(kept ? node.keep() : node);
        }
      } else if (settled) {
        CompareBuckets.send(new Mail.Settled(place, kept), out.get(MAIL));
      } else {
        List<Mail.Watched> left = new ArrayList<>(watches.size());
        watches.forEach((watched, similarity) -> left.add(new Mail.Watched(watched, similarity)));
        CompareBuckets.send(new Mail.State(vertex, size, complete, left), out.get(MAIL));
      }
    }
  }
}
