package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.decide.kit.SpillSort;
import java.io.IOException;
import java.util.Iterator;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Tells each document that shares a band with another one; most documents share none. */
final class FindShared extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  /** What documents are told, by place. */
  static final TupleTag<KV<Integer, byte[]>> SHARED = new TupleTag<>("shared") {};

  private final Settings settings;
  private transient Blocks<Arrival> shared;

  FindShared(Settings settings) {
    this.settings = settings;
  }

  @StartBundle
  public void start() {
    shared = new Blocks<>(new Arrival.ArrivalCoder());
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> hits, OutputReceiver<KV<Integer, byte[]>> out)
      throws IOException {
    try (SpillSort<BandHit> sort =
        Blocks.sort(hits.getValue(), new BandHit.BandHitCoder(), BandHit.BY_KEY)) {
      BandHit last = null;
      boolean told = false;
      for (Iterator<BandHit> sorted = sort.sorted(); sorted.hasNext(); ) {
        BandHit hit = sorted.next();
        boolean same = last != null && last.key() == hit.key();
        if (same) {
          if (!told) {
            tell(last, out);
          }
          tell(hit, out);
        }
        told = same;
        last = hit;
      }
    }
  }

  private void tell(BandHit hit, OutputReceiver<KV<Integer, byte[]>> out) {
    shared.add(
        settings.shuffleKey(hit.place()), new Arrival.Shared(hit.place(), hit.band()), out::output);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    shared.close(context, SHARED);
  }
}
