package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What is said of a document in a curated file by those who do not hold its text. */
public sealed interface Mark {

  /** Name of the curated file. */
  String file();

  /** Place of the document in that file, from 0. */
  int index();

  /**
   * The document leaves.
   *
   * @param file name of the curated file
   * @param index place in the file
   * @param decision by which rule
   * @param survivor id of the document that stays in its place; null where none does
   */
  record Removal(String file, int index, Decision decision, Hash128 survivor) implements Mark {}

  /**
   * The document stays for several.
   *
   * @param file name of the curated file
   * @param index place in the file
   * @param size number of documents that it stands for, itself included
   */
  record ClusterSize(String file, int index, long size) implements Mark {}

  /**
   * The file is whole and ends here. Without this mark it is litter of an attempt that failed.
   *
   * @param file name of the curated file
   * @param index number of documents in it
   */
  record End(String file, int index) implements Mark {}

  /** Encodes marks for the shuffle by curated file. */
  final class MarkCoder extends StreamCoder<Mark> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Mark mark, DataOutputStream out) throws IOException {
      writeString(mark.file(), out);
      out.writeInt(mark.index());
      if (mark instanceof Removal removal) {
        out.writeByte('r');
        removal.decision.write(out);
        out.writeBoolean(removal.survivor != null);
        if (removal.survivor != null) {
          removal.survivor.write(out);
        }
      } else if (mark instanceof ClusterSize cluster) {
        out.writeByte('c');
        out.writeLong(cluster.size);
      } else {
        out.writeByte('e');
      }
    }

    @Override
    protected Mark read(DataInputStream in) throws IOException {
      String file = readString(in);
      int index = in.readInt();
      byte kind = in.readByte();
      return switch (kind) {
        case 'r' ->
            new Removal(file, index, Decision.read(in), in.readBoolean() ? Hash128.read(in) : null);
        case 'c' -> new ClusterSize(file, index, in.readLong());
        case 'e' -> new End(file, index);
        default -> throw new IOException("unknown kind of mark: " + kind);
      };
    }
  }
}
