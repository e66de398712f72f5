package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;

/**
 * A document has a band with a certain key.
 *
 * @param key of the band
 * @param place of the document
 * @param band number of the band
 */
record BandHit(long key, Place place, int band) {
  static final Comparator<BandHit> BY_KEY =
      Comparator.comparingLong(BandHit::key).thenComparing(BandHit::place, Places.ORDER);

  /** Encodes hits. */
  static final class BandHitCoder extends StreamCoder<BandHit> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(BandHit hit, DataOutputStream out) throws IOException {
      out.writeLong(hit.key);
      hit.place.write(out);
      out.writeByte(hit.band);
    }

    @Override
    protected BandHit read(DataInputStream in) throws IOException {
      return new BandHit(in.readLong(), Place.read(in), in.readUnsignedByte());
    }
  }
}
