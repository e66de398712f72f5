package dev.tamis.pipeline.assemble;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A part of the output that is whole, under the name of the attempt that wrote it.
 *
 * @param folder where it belongs below the output folder
 * @param part its number in the folder
 * @param file where it is now
 * @param records number of lines
 * @param bytes size as stored
 * @param sha256 digest of the bytes as stored, hexadecimal
 */
public record WrittenPart(
    String folder, int part, String file, long records, long bytes, String sha256) {
  /** How the name of a file of JSON lines ends. */
  public static final String LINES = ".jsonl.zst";

  /** How the name of a Parquet file ends. */
  public static final String PARQUET = ".parquet";

  /** Encodes written parts. */
  public static final class WrittenPartCoder extends StreamCoder<WrittenPart> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(WrittenPart part, DataOutputStream out) throws IOException {
      writeString(part.folder, out);
      out.writeInt(part.part);
      writeString(part.file, out);
      out.writeLong(part.records);
      out.writeLong(part.bytes);
      writeString(part.sha256, out);
    }

    @Override
    protected WrittenPart read(DataInputStream in) throws IOException {
      return new WrittenPart(
          readString(in),
          in.readInt(),
          readString(in),
          in.readLong(),
          in.readLong(),
          readString(in));
    }
  }
}
