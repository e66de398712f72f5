package dev.tamis.pipeline.curate;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.StreamCoder;
import dev.tamis.pipeline.ledger.Tally;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A file of whole documents in the order read, zstd-compressed, which waits under {@code .work/}
 * until the corpus stages have decided. Its name is that of one attempt; a file whose name did not
 * come through the data flow is litter.
 */
public final class CuratedFile {
  private static final int MAGIC = 0x544D5331; // "TMS1"
  private static final int BUFFER = 1 << 16;
  private static final Tally.TallyCoder FACTS = new Tally.TallyCoder();

  private CuratedFile() {}

  /**
   * A document in a curated file.
   *
   * @param id the document's id
   * @param folder where its line goes
   * @param url its URL as outcomes show it
   * @param facts what is to be counted of it if it is kept, under {@code languages/<tag>} and
   *     {@code pii}
   * @param line its final line without the closing brace, so that what the corpus stages add can
   *     follow
   */
  public record Entry(Hash128 id, String folder, String url, Tally facts, byte[] line) {}

  /** Writes entries one after another. Not thread-safe. */
  public static final class Writer implements AutoCloseable {
    private final DataOutputStream out;
    private int count;
    private long bytes;

    /** Creates the file. */
    public Writer(ResourceId file) throws IOException {
      ZstdOutputStream zstd =
          new ZstdOutputStream(
              Channels.newOutputStream(FileSystems.create(file, "application/zstd")), 1);
      out = new DataOutputStream(new BufferedOutputStream(zstd, BUFFER));
      out.writeInt(MAGIC);
    }

    /** Adds an entry and returns its index. */
    public int add(Entry entry) throws IOException {
      entry.id.write(out);
      StreamCoder.writeString(entry.folder, out);
      StreamCoder.writeString(entry.url, out);
      FACTS.encode(entry.facts, out);
      StreamCoder.writeBytes(entry.line, out);
      bytes += entry.line.length;
      return count++;
    }

    /** Number of entries so far. */
    public int count() {
      return count;
    }

    /** Bytes of lines so far, before compression. */
    public long bytes() {
      return bytes;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** Reads entries in the order written. Not thread-safe. */
  public static final class Reader implements AutoCloseable {
    private final DataInputStream in;

    /** Opens the file. */
    public Reader(ResourceId file) throws IOException {
      in =
          new DataInputStream(
              new BufferedInputStream(
                  new ZstdInputStream(Channels.newInputStream(FileSystems.open(file))), BUFFER));
      if (in.readInt() != MAGIC) {
        throw new IOException(file + " is no curated file of this version");
      }
    }

    /** The next entry; the caller knows from the data flow how many there are. */
    public Entry next() throws IOException {
      return new Entry(
          Hash128.read(in),
          StreamCoder.readString(in),
          StreamCoder.readString(in),
          FACTS.decode(in),
          StreamCoder.readBytes(in));
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
