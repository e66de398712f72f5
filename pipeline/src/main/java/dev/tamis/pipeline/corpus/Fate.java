package dev.tamis.pipeline.corpus;

import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.apache.beam.sdk.util.VarInt;

/**
 * What becomes of a curated document. Every document of every curated file gets exactly one:
 * silence is an error, not a yes.
 */
public sealed interface Fate {

  /**
   * The document is written.
   *
   * @param size number of documents that it stands for, itself included, at least 1
   * @param cuts what of its text is not written
   * @param marks words that corpus stages have noted, separated by blanks; or empty
   */
  record Kept(long size, Cuts cuts, String marks) implements Fate {
    /** Of a document on which nothing was noted. */
    public Kept(long size, Cuts cuts) {
      this(size, cuts, "");
    }

    /** Checks the size. */
    public Kept {
      Objects.requireNonNull(cuts, "cuts is null");
      Objects.requireNonNull(marks, "marks is null");
      if (size < 1) {
        throw new IllegalArgumentException("size must be at least 1 (got: " + size + ")");
      }
    }
  }

  /**
   * The document is not written.
   *
   * @param decision by which rule
   * @param survivor what stands for it
   */
  record Removed(Decision decision, Survivor survivor) implements Fate {
    /** Checks for null. */
    public Removed {
      Objects.requireNonNull(decision, "decision is null");
      Objects.requireNonNull(survivor, "survivor is null");
    }
  }

  /** A place and what becomes of the document there. */
  record At(Place place, Fate fate) {}

  /** Encodes fates for the shuffle by curated file. */
  final class FateCoder extends StreamCoder<At> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(At at, DataOutputStream out) throws IOException {
      at.place.write(out);
      if (at.fate instanceof Kept kept) {
        out.writeByte('k');
        VarInt.encode(kept.size, out);
        kept.cuts.write(out);
        writeShort(kept.marks, out);
      } else if (at.fate instanceof Removed removed) {
        out.writeByte('r');
        removed.decision.write(out);
        removed.survivor.write(out);
      }
    }

    @Override
    protected At read(DataInputStream in) throws IOException {
      Place place = Place.read(in);
      byte kind = in.readByte();
      return switch (kind) {
        case 'k' -> new At(place, new Kept(VarInt.decodeLong(in), Cuts.read(in), readShort(in)));
        case 'r' -> new At(place, new Removed(Decision.read(in), Survivor.read(in)));
        default -> throw new IOException("unknown kind of fate: " + kind);
      };
    }
  }

  /**
   * What stands in the corpus for a document that was removed.
   *
   * @param id of the record of the corpus; null where none stands for it
   * @param leftBy where a document was to stay in its place and left as well: the stage that took
   *     that one out; else null
   */
  record Survivor(Hash128 id, String leftBy) {
    /** The document was not removed in favour of another. */
    public static final Survivor NONE = new Survivor(null, null);

    /** Checks that not both are there. */
    public Survivor {
      if (id != null && leftBy != null) {
        throw new IllegalArgumentException("a survivor is there or has left, not both");
      }
    }

    /** The record of the corpus that stands for it. */
    public static Survivor of(Hash128 id) {
      return new Survivor(id, null);
    }

    /** The document that was to stay left as well. */
    public static Survivor leftBy(String stage) {
      return new Survivor(null, stage);
    }

    /** Writes it. */
    public void write(DataOutputStream out) throws IOException {
      if (id != null) {
        out.writeByte('i');
        id.write(out);
      } else if (leftBy != null) {
        out.writeByte('l');
        StreamCoder.writeString(leftBy, out);
      } else {
        out.writeByte('n');
      }
    }

    /** Reads what {@link #write} wrote. */
    public static Survivor read(DataInputStream in) throws IOException {
      byte kind = in.readByte();
      return switch (kind) {
        case 'i' -> of(Hash128.read(in));
        case 'l' -> leftBy(StreamCoder.readString(in));
        case 'n' -> NONE;
        default -> throw new IOException("unknown kind of survivor: " + kind);
      };
    }
  }
}
