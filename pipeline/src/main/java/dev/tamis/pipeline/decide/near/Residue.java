package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What the finisher is given. */
sealed interface Residue {

  /** A document on which nothing is decided. */
  record Undecided(Node node) implements Residue {}

  /** A document that stays is an earlier near-duplicate of an undecided one. */
  record Claim(Place of, Vertex survivor, double similarity) implements Residue {}

  /** Encodes residues. */
  final class ResidueCoder extends StreamCoder<Residue> {
    private static final long serialVersionUID = 1L;
    private static final Node.NodeCoder NODES = new Node.NodeCoder();

    @Override
    protected void write(Residue residue, DataOutputStream out) throws IOException {
      if (residue instanceof Undecided undecided) {
        out.writeBoolean(true);
        NODES.encode(undecided.node, out);
      } else if (residue instanceof Claim claim) {
        out.writeBoolean(false);
        claim.of.write(out);
        claim.survivor.write(out);
        out.writeDouble(claim.similarity);
      }
    }

    @Override
    protected Residue read(DataInputStream in) throws IOException {
      return in.readBoolean()
          ? new Undecided(NODES.decode(in))
          : new Claim(Place.read(in), Vertex.read(in), in.readDouble());
    }
  }
}
