package dev.tamis.pipeline.decide.kit;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A card and the signature that one stage reads beside it.
 *
 * @param card of a document that is still there
 * @param signature not copied, not to be changed
 */
public record Signed(Card card, byte[] signature) {

  /** Encodes both. */
  public static final class SignedCoder extends StreamCoder<Signed> {
    private static final long serialVersionUID = 1L;
    private static final Card.CardCoder CARDS = new Card.CardCoder();

    @Override
    protected void write(Signed signed, DataOutputStream out) throws IOException {
      CARDS.encode(signed.card, out);
      writeBytes(signed.signature, out);
    }

    @Override
    protected Signed read(DataInputStream in) throws IOException {
      return new Signed(CARDS.decode(in), readBytes(in));
    }
  }
}
