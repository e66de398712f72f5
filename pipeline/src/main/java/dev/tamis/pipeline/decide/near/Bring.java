package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.decide.kit.Blocks;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Brings documents to their places. */
final class Bring extends DoFn<Card, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  /** What meets at places. */
  static final TupleTag<KV<Integer, byte[]>> ARRIVALS = new TupleTag<>("arrivals") {};

  private final Settings settings;
  private transient Blocks<Arrival> arrivals;

  Bring(Settings settings) {
    this.settings = settings;
  }

  @StartBundle
  public void start() {
    arrivals = new Blocks<>(new Arrival.ArrivalCoder());
  }

  @ProcessElement
  public void process(@Element Card card, OutputReceiver<KV<Integer, byte[]>> out) {
    arrivals.add(settings.shuffleKey(card.place()), new Arrival.Carded(card), out::output);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    arrivals.close(context, ARRIVALS);
  }
}
