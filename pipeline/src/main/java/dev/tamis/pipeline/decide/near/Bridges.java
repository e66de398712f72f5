package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.decide.kit.SpillSort;
import java.io.IOException;
import java.util.Iterator;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * After the last round of stars most documents know the first one of their component. Where one
 * knows two earlier ones, or an earlier and a later one, the paths are longer than a step: these
 * are bridges, which one worker closes.
 */
final class Bridges extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  /** Of each document the first one that it knows, from there. */
  static final TupleTag<KV<Integer, byte[]>> STEPS = new TupleTag<>("steps") {};

  /** Bridges, under one key. */
  static final TupleTag<KV<Integer, byte[]>> BRIDGES = new TupleTag<>("bridges") {};

  private final Settings settings;
  private transient Blocks<Edge> steps;
  private transient Blocks<Edge> bridges;

  Bridges(Settings settings) {
    this.settings = settings;
  }

  @StartBundle
  public void start() {
    steps = new Blocks<>(new Edge.EdgeCoder());
    bridges = new Blocks<>(new Edge.EdgeCoder());
  }

  @ProcessElement
  public void process(@Element KV<Integer, Iterable<byte[]>> known, MultiOutputReceiver out)
      throws IOException {
    try (SpillSort<Edge> sort = Blocks.sort(known.getValue(), new Edge.EdgeCoder(), Edge.ORDER)) {
      Edge last = null;
      Vertex first = null;
      boolean leads = false;
      for (Iterator<Edge> sorted = sort.sorted(); sorted.hasNext(); ) {
        Edge edge = sorted.next();
        boolean earlier = edge.to().compareTo(edge.from()) < 0;
        if (last == null || !last.from().equals(edge.from())) {
          first = earlier ? edge.to() : null;
          leads = false;
          if (earlier) {
            Star.send(settings, steps, edge.reversed(), out.get(STEPS)::output);
          }
        } else if (first != null && earlier && !edge.equals(last)) {
          bridges.add(0, new Edge(edge.to(), first), out.get(BRIDGES)::output);
        }
        if (first != null && !earlier && !leads) {
          leads = true;
          bridges.add(0, new Edge(edge.from(), first), out.get(BRIDGES)::output);
        }
        last = edge;
      }
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    steps.close(context, STEPS);
    bridges.close(context, BRIDGES);
  }
}
