package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.decide.kit.SpillSort;
import java.io.IOException;
import java.util.Iterator;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Tells each document that shares a band with another one; most documents share none. */
final class FindShared extends DoFn<KV<Integer, Iterable<BandHit>>, KV<Long, Arrival>> {
  private static final long serialVersionUID = 1L;

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<BandHit>> hits, OutputReceiver<KV<Long, Arrival>> out)
      throws IOException {
    try (SpillSort<BandHit> sort = new SpillSort<>(new BandHit.BandHitCoder(), BandHit.BY_KEY)) {
      for (BandHit hit : hits.getValue()) {
        sort.add(hit);
      }
      BandHit last = null;
      boolean told = false;
      for (Iterator<BandHit> sorted = sort.sorted(); sorted.hasNext(); ) {
        BandHit hit = sorted.next();
        boolean shared = last != null && last.key() == hit.key();
        if (shared) {
          if (!told) {
            tell(last, out);
          }
          tell(hit, out);
        }
        told = shared;
        last = hit;
      }
    }
  }

  private static void tell(BandHit hit, OutputReceiver<KV<Long, Arrival>> out) {
    out.output(KV.of(Places.run(hit.place()), new Arrival.Shared(hit.place(), hit.band())));
  }
}
