package dev.tamis.pipeline.corpus;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.util.VarInt;

/**
 * A curated file that is whole: one volume of a {@link CuratedSplit}. A file whose name did not
 * come through the data flow is litter of an attempt that failed.
 *
 * @param number within the run, see {@link Place#file}
 * @param path where the attempt wrote it
 * @param documents number of documents in it
 */
public record CuratedFile(long number, String path, int documents) {

  /** Encodes curated files. */
  public static final class CuratedFileCoder extends StreamCoder<CuratedFile> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(CuratedFile file, DataOutputStream out) throws IOException {
      Place.writeFile(file.number, out);
      writeString(file.path, out);
      VarInt.encode(file.documents, out);
    }

    @Override
    protected CuratedFile read(DataInputStream in) throws IOException {
      return new CuratedFile(Place.readFile(in), readString(in), VarInt.decodeInt(in));
    }
  }
}
