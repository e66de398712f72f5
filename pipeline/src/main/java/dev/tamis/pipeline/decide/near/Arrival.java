package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What meets at a document's place: before it becomes a node, and when its fate is known. */
sealed interface Arrival {

  /** The document itself. */
  record Carded(Card card) implements Arrival {}

  /** What it is compared by. */
  record Signed(Place place, Print print) implements Arrival {}

  /** It shares a band with another document. */
  record Shared(Place place, int band) implements Arrival {}

  /** What was decided. */
  record Decided(Fate fate) implements Arrival {}

  /** Encodes arrivals. */
  final class ArrivalCoder extends StreamCoder<Arrival> {
    private static final long serialVersionUID = 1L;
    private static final Card.CardCoder CARDS = new Card.CardCoder();
    private static final Fate.FateCoder FATES = new Fate.FateCoder();

    @Override
    protected void write(Arrival arrival, DataOutputStream out) throws IOException {
      if (arrival instanceof Carded carded) {
        out.writeByte(0);
        CARDS.encode(carded.card, out);
      } else if (arrival instanceof Signed signed) {
        out.writeByte(1);
        signed.place.write(out);
        signed.print.write(out);
      } else if (arrival instanceof Shared shared) {
        out.writeByte(2);
        shared.place.write(out);
        out.writeByte(shared.band);
      } else if (arrival instanceof Decided decided) {
        out.writeByte(3);
        FATES.encode(decided.fate, out);
      }
    }

    @Override
    protected Arrival read(DataInputStream in) throws IOException {
      byte kind = in.readByte();
      return switch (kind) {
        case 0 -> new Carded(CARDS.decode(in));
        case 1 -> new Signed(Place.read(in), Print.read(in));
        case 2 -> new Shared(Place.read(in), in.readUnsignedByte());
        case 3 -> new Decided(FATES.decode(in));
        default -> throw new IOException("unknown kind of arrival: " + kind);
      };
    }
  }
}
