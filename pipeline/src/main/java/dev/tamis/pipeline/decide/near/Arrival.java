package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;

/** What meets at a document's place: before it becomes a node, and when its fate is known. */
sealed interface Arrival {

  /** By place; the order of what meets at one means nothing. */
  Comparator<Arrival> BY_PLACE = Comparator.comparing(Arrival::to, Places.ORDER);

  /** Where it meets. */
  Place to();

  /** Bytes of it that count in memory, besides what every element takes. */
  default int weight() {
    return this instanceof Signed signed ? signed.print.weight() : 0;
  }

  /** The document itself. */
  record Carded(Card card) implements Arrival {
    @Override
    public Place to() {
      return card.place();
    }
  }

  /** What it is compared by. */
  record Signed(Place to, Print print) implements Arrival {}

  /** It shares a band with another document. */
  record Shared(Place to, int band) implements Arrival {}

  /** What was decided. */
  record Decided(Fate fate) implements Arrival {
    @Override
    public Place to() {
      return fate.to();
    }
  }

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
        signed.to.write(out);
        signed.print.write(out);
      } else if (arrival instanceof Shared shared) {
        out.writeByte(2);
        shared.to.write(out);
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
