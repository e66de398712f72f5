package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Decides what the passes left, on one worker, with a bound on how much that may be. */
final class Finish extends DoFn<KV<Integer, Iterable<Residue>>, Fate> {
  private static final long serialVersionUID = 1L;

  private final Settings settings;

  Finish(Settings settings) {
    this.settings = settings;
  }

  @ProcessElement
  public void process(@Element KV<Integer, Iterable<Residue>> residues, OutputReceiver<Fate> out) {
    List<Node> nodes = new ArrayList<>();
    Map<Place, Residue.Claim> claims = new TreeMap<>(Places.ORDER);
    for (Residue residue : residues.getValue()) {
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
                out.output(Fate.kept(node.vertex().place()));
              }

              @Override
              public void remove(Node node, Vertex survivor, double similarity) {
                out.output(Fate.removed(node.vertex().place(), survivor, similarity));
                out.output(Fate.gained(survivor, node.size()));
              }
            });
  }

  private static Residue.Claim earlier(Residue.Claim one, Residue.Claim other) {
    return one.survivor().compareTo(other.survivor()) <= 0 ? one : other;
  }
}
