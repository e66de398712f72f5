package dev.tamis.pipeline.assemble;

import dev.tamis.pipeline.corpus.CuratedFile;
import dev.tamis.pipeline.corpus.Fate;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What reaches a curated file before it is read: that it is whole, and the fates in it. */
sealed interface Docket {

  /** The file is whole. */
  record Whole(CuratedFile curated) implements Docket {}

  /** What becomes of one of its documents. */
  record Fated(Fate.At at) implements Docket {}

  /** Number of the curated file. */
  default long file() {
    return this instanceof Whole whole ? whole.curated.number() : ((Fated) this).at.place().file();
  }

  /** Encodes dockets for the shuffle by curated file. */
  final class DocketCoder extends StreamCoder<Docket> {
    private static final long serialVersionUID = 1L;
    private static final CuratedFile.CuratedFileCoder FILES = new CuratedFile.CuratedFileCoder();
    private static final Fate.FateCoder FATES = new Fate.FateCoder();

    @Override
    protected void write(Docket docket, DataOutputStream out) throws IOException {
      if (docket instanceof Whole whole) {
        out.writeByte('w');
        FILES.encode(whole.curated, out);
      } else if (docket instanceof Fated fated) {
        out.writeByte('f');
        FATES.encode(fated.at, out);
      }
    }

    @Override
    protected Docket read(DataInputStream in) throws IOException {
      byte kind = in.readByte();
      return switch (kind) {
        case 'w' -> new Whole(FILES.decode(in));
        case 'f' -> new Fated(FATES.decode(in));
        default -> throw new IOException("unknown kind of docket: " + kind);
      };
    }
  }
}
