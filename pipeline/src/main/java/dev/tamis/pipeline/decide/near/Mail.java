package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.util.VarInt;

/**
 * What documents are told from one superstep to the next. Mail is idempotent: the same letter twice
 * says nothing new, so that neither order nor repetition matters.
 */
sealed interface Mail {
  /** By document; the one that is watched decides before it answers those who watch it. */
  Comparator<Mail> WATCHES_LAST =
      Comparator.comparing(Mail::to, Places.ORDER).thenComparing(Mail::asks);

  /** Whether it asks for what the other mail of the document decides. */
  default boolean asks() {
    return this instanceof Watch;
  }

  /** Whom it is for. */
  Place to();

  /** Bytes of it that count in memory, besides what every element takes. */
  default int weight() {
    return this instanceof Carried carried ? carried.node.print().weight() : 0;
  }

  /**
   * What an undecided document knows of itself.
   *
   * @param vertex the document
   * @param size read documents that it stands for
   * @param complete whether it was compared with every earlier document of the bucket, and watches
   *     all that are near-duplicates
   * @param watches earlier near-duplicates that were undecided
   */
  record State(Vertex vertex, long size, boolean complete, List<Watched> watches) implements Mail {
    @Override
    public Place to() {
      return vertex.place();
    }
  }

  /** An earlier near-duplicate, and how similar it is. */
  record Watched(Place place, double similarity) {}

  /** Asks a document to tell {@code watcher} what becomes of it. */
  record Watch(Place to, Place watcher) implements Mail {}

  /**
   * Tells what became of a near-duplicate.
   *
   * @param similarity of the two; negative where the one that is told knows it
   */
  record Told(Place to, Vertex from, boolean kept, double similarity) implements Mail {}

  /** Reminds a document of what was decided. */
  record Settled(Place to, boolean kept) implements Mail {}

  /** Brings the document itself, for the next pass. */
  record Carried(Node node) implements Mail {
    @Override
    public Place to() {
      return node.vertex().place();
    }
  }

  /** Encodes mail. */
  final class MailCoder extends StreamCoder<Mail> {
    private static final long serialVersionUID = 1L;
    private static final Node.NodeCoder NODES = new Node.NodeCoder();

    @Override
    protected void write(Mail mail, DataOutputStream out) throws IOException {
      if (mail instanceof State state) {
        out.writeByte(0);
        state.vertex.write(out);
        VarInt.encode(state.size, out);
        out.writeBoolean(state.complete);
        VarInt.encode(state.watches.size(), out);
        for (Watched watched : state.watches) {
          watched.place.write(out);
          out.writeDouble(watched.similarity);
        }
      } else if (mail instanceof Watch watch) {
        out.writeByte(1);
        watch.to.write(out);
        watch.watcher.write(out);
      } else if (mail instanceof Told told) {
        out.writeByte(2);
        told.to.write(out);
        told.from.write(out);
        out.writeBoolean(told.kept);
        out.writeDouble(told.similarity);
      } else if (mail instanceof Settled settled) {
        out.writeByte(3);
        settled.to.write(out);
        out.writeBoolean(settled.kept);
      } else if (mail instanceof Carried carried) {
        out.writeByte(4);
        NODES.encode(carried.node, out);
      }
    }

    @Override
    protected Mail read(DataInputStream in) throws IOException {
      byte kind = in.readByte();
      return switch (kind) {
        case 0 -> state(in);
        case 1 -> new Watch(Place.read(in), Place.read(in));
        case 2 -> new Told(Place.read(in), Vertex.read(in), in.readBoolean(), in.readDouble());
        case 3 -> new Settled(Place.read(in), in.readBoolean());
        case 4 -> new Carried(NODES.decode(in));
        default -> throw new IOException("unknown kind of mail: " + kind);
      };
    }

    private static State state(DataInputStream in) throws IOException {
      Vertex vertex = Vertex.read(in);
      long size = VarInt.decodeLong(in);
      boolean complete = in.readBoolean();
      int count = VarInt.decodeInt(in);
      List<Watched> watches = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        watches.add(new Watched(Place.read(in), in.readDouble()));
      }
      return new State(vertex, size, complete, watches);
    }
  }
}
