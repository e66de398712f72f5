package dev.tamis.pipeline.corpus;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What one corpus stage needs of a text, beside the card of its document. It goes to that stage
 * alone, so that cards stay light.
 *
 * @param place where the document waits
 * @param bytes as the stage's {@link Signer} made them; not copied, not to be changed
 */
public record Signature(Place place, byte[] bytes) {

  /** Encodes signatures for the shuffle that brings them to their cards. */
  public static final class SignatureCoder extends StreamCoder<Signature> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Signature signature, DataOutputStream out) throws IOException {
      signature.place.write(out);
      writeBytes(signature.bytes, out);
    }

    @Override
    protected Signature read(DataInputStream in) throws IOException {
      return new Signature(Place.read(in), readBytes(in));
    }
  }
}
