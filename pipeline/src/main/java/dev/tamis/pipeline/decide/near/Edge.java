package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;

/**
 * Two documents belong together, as the first one knows it.
 *
 * @param from the one that knows
 * @param to the other one
 */
record Edge(Vertex from, Vertex to) {
  static final Comparator<Edge> ORDER = Comparator.comparing(Edge::from).thenComparing(Edge::to);

  Edge reversed() {
    return new Edge(to, from);
  }

  /** Encodes edges. */
  static final class EdgeCoder extends StreamCoder<Edge> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Edge edge, DataOutputStream out) throws IOException {
      edge.from.write(out);
      edge.to.write(out);
    }

    @Override
    protected Edge read(DataInputStream in) throws IOException {
      return new Edge(Vertex.read(in), Vertex.read(in));
    }
  }
}
