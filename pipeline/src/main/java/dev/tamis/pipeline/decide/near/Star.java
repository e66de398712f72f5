package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.decide.kit.SpillSort;
import java.io.IOException;
import java.util.Iterator;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Half a round of alternating stars (Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii,
 * Connected components in MapReduce and beyond, SoCC 2014), which keep the components of a graph
 * and shorten its paths. The large star links the later neighbours of a document to the first of
 * all its neighbours; the small star links it and its earlier neighbours to the first of these.
 * Neighbours are sorted and stream past.
 */
final class Star extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  /** Edges, by the document that knows of them. */
  static final TupleTag<KV<Integer, byte[]>> EDGES = new TupleTag<>("edges") {};

  private final Settings settings;
  private final boolean large;
  private transient Blocks<Edge> edges;

  Star(Settings settings, boolean large) {
    this.settings = settings;
    this.large = large;
  }

  /** Sends an edge to the one that is to know of it. */
  static void send(Settings settings, Blocks<Edge> edges, Edge edge, Blocks.Sink out) {
    edges.add(settings.shuffleKey(edge.from().place()), edge, out);
  }

  @StartBundle
  public void start() {
    edges = new Blocks<>(new Edge.EdgeCoder());
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> known, OutputReceiver<KV<Integer, byte[]>> out)
      throws IOException {
    try (SpillSort<Edge> sort = Blocks.sort(known.getValue(), new Edge.EdgeCoder(), Edge.ORDER)) {
      Edge last = null;
      Vertex first = null;
      for (Iterator<Edge> sorted = sort.sorted(); sorted.hasNext(); ) {
        Edge edge = sorted.next();
        if (last == null || !last.from().equals(edge.from())) {
          first = edge.to().compareTo(edge.from()) < 0 ? edge.to() : edge.from();
          link(edge.from(), first, !large, out);
        }
        if (!edge.equals(last)) {
          boolean later = edge.to().compareTo(edge.from()) > 0;
          link(edge.to(), first, later == large, out);
        }
        last = edge;
      }
    }
  }

  private void link(
      Vertex vertex, Vertex first, boolean asked, OutputReceiver<KV<Integer, byte[]>> out) {
    if (asked && !vertex.equals(first)) {
      Edge edge = new Edge(vertex, first);
      send(settings, edges, edge, out::output);
      send(settings, edges, edge.reversed(), out::output);
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    edges.close(context, EDGES);
  }
}
