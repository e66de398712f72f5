package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.Blocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Decides what the passes left, on one worker, with a bound on how much that may be. */
final class Finish extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  /** What is left, under one key. */
  static final TupleTag<KV<Integer, byte[]>> RESIDUES = new TupleTag<>("residues") {};

  private final Settings settings;
  private transient Blocks<Arrival> fates;

  Finish(Settings settings) {
    this.settings = settings;
  }

  @StartBundle
  public void start() {
    fates = new Blocks<>(new Arrival.ArrivalCoder());
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> residues, OutputReceiver<KV<Integer, byte[]>> out) {
    List<Node> nodes = new ArrayList<>();
    Map<Place, Residue.Claim> claims = new TreeMap<>(Places.ORDER);
    for (Residue residue : Blocks.read(residues.getValue(), new Residue.ResidueCoder())) {
      if (residue instanceof Residue.Undecided undecided) {
        Sequential.checkSize(nodes.size(), settings);
        nodes.add(undecided.node());
      } else if (residue instanceof Residue.Claim claim) {
        claims.merge(claim.of(), claim, Finish::earlier);
      }
    }
    new Sequential(settings, nodes)
        .decide(
            claims,
            new Sequential.Sink() {
              @Override
              public void keep(Node node) {
                put(Fate.kept(node.vertex().place()), out);
              }

              @Override
              public void remove(Node node, Vertex survivor, double similarity) {
                put(Fate.removed(node.vertex().place(), survivor, similarity), out);
                put(Fate.gained(survivor, node.size()), out);
              }
            });
  }

  private void put(Fate fate, OutputReceiver<KV<Integer, byte[]>> out) {
    fates.add(settings.shuffleKey(fate.to()), new Arrival.Decided(fate), out::output);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    fates.close(context, Superstep.FATES);
  }

  private static Residue.Claim earlier(Residue.Claim one, Residue.Claim other) {
    return one.survivor().compareTo(other.survivor()) <= 0 ? one : other;
  }
}
