package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;
import org.apache.beam.sdk.util.VarInt;

/**
 * A document that shares a band with another one, and what is known of it.
 *
 * @param vertex who it is
 * @param size read documents that it stands for, itself included
 * @param print what it is compared by
 * @param bands the bands that it shares, a bit each; not to be changed
 * @param kept whether it is decided that it stays; otherwise nothing is decided
 */
record Node(Vertex vertex, long size, Print print, BitSet bands, boolean kept) {

  Node keep() {
    return new Node(vertex, size, print, bands, true);
  }

  /** Encodes nodes. */
  static final class NodeCoder extends StreamCoder<Node> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Node node, DataOutputStream out) throws IOException {
      node.vertex.write(out);
      VarInt.encode(node.size, out);
      node.print.write(out);
      byte[] bands = node.bands.toByteArray();
      out.writeByte(bands.length);
      out.write(bands);
      out.writeBoolean(node.kept);
    }

    @Override
    protected Node read(DataInputStream in) throws IOException {
      Vertex vertex = Vertex.read(in);
      long size = VarInt.decodeLong(in);
      Print print = Print.read(in);
      byte[] bands = new byte[in.readUnsignedByte()];
      in.readFully(bands);
      return new Node(vertex, size, print, BitSet.valueOf(bands), in.readBoolean());
    }
  }
}
