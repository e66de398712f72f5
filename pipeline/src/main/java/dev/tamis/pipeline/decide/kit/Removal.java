package dev.tamis.pipeline.decide.kit;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;

/**
 * A document leaves.
 *
 * @param place where it waits
 * @param decision by which rule
 * @param survivor the document that this stage leaves in its place; null where there is none. It
 *     may leave later: who stands for the document in the end is found out after all stages
 */
public record Removal(Place place, Decision decision, Anchor survivor) {
  /** Checks for null. */
  public Removal {
    Objects.requireNonNull(place, "place is null");
    Objects.requireNonNull(decision, "decision is null");
  }

  /** A document leaves, and no other stays in its place. */
  public static Removal of(Card card, Decision decision) {
    return new Removal(card.place(), decision, null);
  }

  /** A document leaves in favour of another. */
  public static Removal of(Card card, Decision decision, Card survivor) {
    return new Removal(card.place(), decision, new Anchor(survivor.place(), survivor.id()));
  }

  /**
   * A document that stays, for now.
   *
   * @param place where it waits
   * @param id its id
   */
  public record Anchor(Place place, Hash128 id) {}

  /** Encodes removals. */
  public static final class RemovalCoder extends StreamCoder<Removal> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Removal removal, DataOutputStream out) throws IOException {
      removal.place.write(out);
      removal.decision.write(out);
      out.writeBoolean(removal.survivor != null);
      if (removal.survivor != null) {
        removal.survivor.place.write(out);
        removal.survivor.id.write(out);
      }
    }

    @Override
    protected Removal read(DataInputStream in) throws IOException {
      return new Removal(
          Place.read(in),
          Decision.read(in),
          in.readBoolean() ? new Anchor(Place.read(in), Hash128.read(in)) : null);
    }
  }
}
