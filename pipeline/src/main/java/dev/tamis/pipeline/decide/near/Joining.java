package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;

/**
 * A document in its component.
 *
 * @param root the document of the component that is first in survivor order
 * @param node the document, perhaps the root itself
 */
record Joining(Vertex root, Node node) {
  /** Component by component, the root first. */
  static final Comparator<Joining> ORDER =
      Comparator.comparing(Joining::root).thenComparing(joining -> joining.node.vertex());

  int weight() {
    return node.print().weight();
  }

  /** Encodes them. */
  static final class JoiningCoder extends StreamCoder<Joining> {
    private static final long serialVersionUID = 1L;
    private static final Node.NodeCoder NODES = new Node.NodeCoder();

    @Override
    protected void write(Joining joining, DataOutputStream out) throws IOException {
      joining.root.write(out);
      NODES.encode(joining.node, out);
    }

    @Override
    protected Joining read(DataInputStream in) throws IOException {
      return new Joining(Vertex.read(in), NODES.decode(in));
    }
  }
}
