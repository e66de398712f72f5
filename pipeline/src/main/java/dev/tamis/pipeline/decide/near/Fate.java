package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.util.VarInt;

/**
 * What was decided of a document.
 *
 * @param to the document
 * @param kind what this says of it
 * @param survivor where the document lies that stays in its place; null where it stays itself
 * @param id of the survivor, or null
 * @param similarity to the survivor; 0 where there is none
 * @param size how many documents it now stands for besides; 0 but for {@link Kind#GAINED}
 */
record Fate(Place to, Kind kind, Place survivor, Hash128 id, double similarity, long size) {

  /** What a fate says. */
  enum Kind {
    KEPT,
    REMOVED,
    /** It stays, and for another one that went. */
    GAINED
  }

  static Fate kept(Place to) {
    return new Fate(to, Kind.KEPT, null, null, 0, 0);
  }

  static Fate removed(Place to, Vertex survivor, double similarity) {
    return new Fate(to, Kind.REMOVED, survivor.place(), survivor.id(), similarity, 0);
  }

  static Fate gained(Vertex survivor, long size) {
    return new Fate(survivor.place(), Kind.GAINED, null, null, 0, size);
  }

  /** Encodes fates. */
  static final class FateCoder extends StreamCoder<Fate> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Fate fate, DataOutputStream out) throws IOException {
      out.writeByte(
          switch (fate.kind) {
            case KEPT -> 'k';
            case REMOVED -> 'r';
            case GAINED -> 'g';
          });
      fate.to.write(out);
      switch (fate.kind) {
        case KEPT -> {}
        case REMOVED -> {
          fate.survivor.write(out);
          fate.id.write(out);
          out.writeDouble(fate.similarity);
        }
        case GAINED -> VarInt.encode(fate.size, out);
      }
    }

    @Override
    protected Fate read(DataInputStream in) throws IOException {
      byte kind = in.readByte();
      Place to = Place.read(in);
      return switch (kind) {
        case 'k' -> kept(to);
        case 'r' ->
            new Fate(to, Kind.REMOVED, Place.read(in), Hash128.read(in), in.readDouble(), 0);
        case 'g' -> new Fate(to, Kind.GAINED, null, null, 0, VarInt.decodeLong(in));
        default -> throw new IOException("unknown kind of fate: " + kind);
      };
    }
  }
}
