package dev.tamis.pipeline.decide.near;

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
  static final TupleTag<Doc> WAITING = new TupleTag<>("waiting") {};

  /** Documents that share none. */
  static final TupleTag<Doc> ALONE = new TupleTag<>("alone") {};

  @ProcessElement
  public void process(@Element KV<Long, Iterable<Arrival>> run, MultiOutputReceiver out) {
    Map<Place, Doc> docs = new TreeMap<>(Superstep.PLACES);
    Map<Place, Print> prints = new TreeMap<>(Superstep.PLACES);
    Map<Place, BitSet> bands = new TreeMap<>(Superstep.PLACES);
    for (Arrival arrival : run.getValue()) {
      if (arrival instanceof Arrival.Card card) {
        docs.put(card.doc().vertex().place(), card.doc());
      } else if (arrival instanceof Arrival.Signed signed) {
        prints.put(signed.place(), signed.print());
      } else if (arrival instanceof Arrival.Shared shared) {
        bands.computeIfAbsent(shared.place(), place -> new BitSet()).set(shared.band());
      }
    }
    docs.forEach(
        (place, doc) -> {
          Print print = prints.get(place);
          if (print == null) {
            throw new IllegalStateException("document " + place + " has no signature");
          }
          BitSet shared = bands.get(place);
          if (shared == null) {
            out.get(ALONE).output(doc);
          } else {
            out.get(NODES).output(new Node(doc.vertex(), doc.size(), print, shared, false));
            out.get(WAITING).output(doc);
          }
        });
  }
}
