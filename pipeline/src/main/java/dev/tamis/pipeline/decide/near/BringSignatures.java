package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.decide.kit.Blocks;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Brings sketches to the places of their documents, and the keys of their bands together. */
final class BringSignatures extends DoFn<Signature, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  /** Which document has which band, by the key of the band. */
  static final TupleTag<KV<Integer, byte[]>> HITS = new TupleTag<>("hits") {};

  private final Settings settings;
  private transient Blocks<Arrival> arrivals;
  private transient Blocks<BandHit> hits;

  BringSignatures(Settings settings) {
    this.settings = settings;
  }

  @StartBundle
  public void start() {
    arrivals = new Blocks<>(new Arrival.ArrivalCoder());
    hits = new Blocks<>(new BandHit.BandHitCoder());
  }

  @ProcessElement
  public void process(@Element Signature signature, MultiOutputReceiver out) throws IOException {
    bring(
        signature.place(),
        Print.read(new DataInputStream(new ByteArrayInputStream(signature.bytes()))),
        out);
  }

  void bring(Place place, Print print, MultiOutputReceiver out) {
    Layout layout = settings.layout();
    for (int band = 0; band < layout.bands(); band++) {
      long key = layout.key(print.sketch(), band, print.group());
      hits.add(settings.shuffleKey(key), new BandHit(key, place, band), out.get(HITS)::output);
    }
    arrivals.add(
        settings.shuffleKey(place),
        new Arrival.Signed(place, print),
        out.get(Bring.ARRIVALS)::output);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    arrivals.close(context, Bring.ARRIVALS);
    hits.close(context, HITS);
  }
}
