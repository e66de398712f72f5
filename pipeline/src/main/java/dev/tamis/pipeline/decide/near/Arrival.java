package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What meets at a document's place before it becomes a node. */
sealed interface Arrival {

  /** The document itself. */
  record Card(Doc doc) implements Arrival {}

  /** What it is compared by. */
  record Signed(Place place, Print print) implements Arrival {}

  /** It shares a band with another document. */
  record Shared(Place place, int band) implements Arrival {}

  /** Encodes arrivals. */
  final class ArrivalCoder extends StreamCoder<Arrival> {
    private static final long serialVersionUID = 1L;
    private static final Doc.DocCoder DOCS = new Doc.DocCoder();

    @Override
    protected void write(Arrival arrival, DataOutputStream out) throws IOException {
      if (arrival instanceof Card card) {
        out.writeByte(0);
        DOCS.encode(card.doc, out);
      } else if (arrival instanceof Signed signed) {
        out.writeByte(1);
        Mail.write(signed.place, out);
        signed.print.write(out);
      } else if (arrival instanceof Shared shared) {
        out.writeByte(2);
        Mail.write(shared.place, out);
        out.writeByte(shared.band);
      }
    }

    @Override
    protected Arrival read(DataInputStream in) throws IOException {
      return switch (in.readByte()) {
        case 0 -> new Card(DOCS.decode(in));
        case 1 -> new Signed(Mail.readPlace(in), Print.read(in));
        case 2 -> new Shared(Mail.readPlace(in), in.readUnsignedByte());
        default -> throw new IOException("unknown kind of arrival");
      };
    }
  }
}
