package dev.tamis.pipeline.decide.lines;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import org.apache.beam.sdk.util.VarInt;

/**
 * A line occurs in a document.
 *
 * @param place of the document
 * @param line its number there, from 0
 * @param luck a hash of the document's id, by which one of several copies stays
 */
record Occurrence(Place place, int line, long luck) {
  /** The first one stays. */
  static final Comparator<Occurrence> ORDER =
      Comparator.comparingLong(Occurrence::luck)
          .thenComparingLong(one -> one.place.file())
          .thenComparingInt(one -> one.place.index())
          .thenComparingInt(Occurrence::line);

  /** Encodes occurrences. */
  static final class OccurrenceCoder extends StreamCoder<Occurrence> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Occurrence occurrence, DataOutputStream out) throws IOException {
      occurrence.place.write(out);
      VarInt.encode(occurrence.line, out);
      out.writeLong(occurrence.luck);
    }

    @Override
    protected Occurrence read(DataInputStream in) throws IOException {
      return new Occurrence(Place.read(in), VarInt.decodeInt(in), in.readLong());
    }
  }
}
