package dev.tamis.pipeline.corpus;

import com.github.luben.zstd.ZstdInputStream;
import dev.tamis.pipeline.input.Compression;
import dev.tamis.pipeline.input.Container;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.StreamCoder;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.source.density.SourceAccount;
import dev.tamis.pipeline.source.optout.SiteStatement;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.VarInt;

/**
 * What curating made of one split of a shard, in full: the documents that passed with their cards
 * and signatures, the lines of those that did not, and what was counted. A later run can use it
 * without the shard, as long as its key is the same.
 *
 * <p>It lies in one or more files (volumes), zstd-compressed, named {@code
 * <key>.<attempt>.<volume>.curated.zst}; a volume holds a bounded number of documents, for their
 * fates are held in memory while it is read. Each begins with a header (version, key, origin,
 * signers, classifiers) and ends with an end (number of documents; in the last volume the tally)
 * and, behind what is compressed, a {@link Trailer}: without it a volume is not whole. {@code
 * docs/architecture.md} has the form byte by byte.
 */
public final class CuratedSplit {
  /** Form of the files. Another form has another number, and is not read. */
  static final int VERSION = 0x544D5334; // "TMS4"

  static final byte DOCUMENT = 'd';
  static final byte OUTCOME = 'o';
  static final byte STATEMENT = 's';
  static final byte ACCOUNT = 'a';
  static final byte END = 'e';

  private CuratedSplit() {}

  /**
   * Where a curated split comes from: with it, a later run that has not the shard can still tell
   * what it stands for.
   *
   * @param split what was read; where the shard lay is not stored, and empty when read back
   * @param number of the split in the shard, from 0
   * @param of how many splits the shard had
   * @param content digest of the whole shard as it is stored
   */
  public record Origin(Split split, long number, long of, Hash128 content) implements Serializable {
    /** Checks the numbers. */
    public Origin {
      if (number < 0 || number >= of) {
        throw new IllegalArgumentException("split " + number + " of " + of);
      }
    }

    void write(DataOutputStream out) throws IOException {
      StreamCoder.writeString(split.shard(), out);
      StreamCoder.writeShort(split.container().name(), out);
      StreamCoder.writeShort(split.compression().name(), out);
      VarInt.encode(split.sizeBytes(), out);
      VarInt.encode(split.from(), out);
      VarInt.encode(split.to(), out);
      VarInt.encode(number, out);
      VarInt.encode(of, out);
      content.write(out);
    }

    static Origin read(DataInputStream in) throws IOException {
      String shard = StreamCoder.readString(in);
      Container container = Container.valueOf(StreamCoder.readShort(in));
      Compression compression = Compression.valueOf(StreamCoder.readShort(in));
      long size = VarInt.decodeLong(in);
      Split split =
          new Split(
              shard,
              "",
              size,
              container,
              compression,
              VarInt.decodeLong(in),
              VarInt.decodeLong(in));
      return new Origin(split, VarInt.decodeLong(in), VarInt.decodeLong(in), Hash128.read(in));
    }
  }

  /**
   * Which split it is, and by what it was curated.
   *
   * @param key digest of the origin and all that decides in the document stages
   * @param origin where it comes from
   * @param signers what made the signatures of each document, in their order
   * @param measures names of the classifiers whose scores are on the cards, in their order
   */
  public record Header(Hash128 key, Origin origin, List<Signed> signers, List<String> measures) {
    /** Copies the lists. */
    public Header {
      signers = List.copyOf(signers);
      measures = List.copyOf(measures);
    }

    /** Whether cards and signatures of the one are as those of the other would be. */
    public boolean isForTheSameStages(Header other) {
      return signers.equals(other.signers) && measures.equals(other.measures);
    }

    void write(DataOutputStream out) throws IOException {
      out.writeInt(VERSION);
      key.write(out);
      origin.write(out);
      VarInt.encode(signers.size(), out);
      for (Signed signer : signers) {
        StreamCoder.writeString(signer.stage, out);
        VarInt.encode(signer.version, out);
      }
      VarInt.encode(measures.size(), out);
      for (String measure : measures) {
        StreamCoder.writeString(measure, out);
      }
    }

    static Header read(DataInputStream in) throws IOException {
      Hash128 key = Hash128.read(in);
      Origin origin = Origin.read(in);
      List<Signed> signers = new ArrayList<>();
      for (int left = VarInt.decodeInt(in); left > 0; left--) {
        signers.add(new Signed(StreamCoder.readString(in), VarInt.decodeInt(in)));
      }
      List<String> measures = new ArrayList<>();
      for (int left = VarInt.decodeInt(in); left > 0; left--) {
        measures.add(StreamCoder.readString(in));
      }
      return new Header(key, origin, signers, measures);
    }
  }

  /**
   * A signer by what it is called.
   *
   * @param stage the corpus stage that asks for it
   * @param version of its algorithm
   */
  public record Signed(String stage, int version) {}

  /** Something in a volume. */
  public sealed interface Entry {}

  /**
   * A document that passed every document stage.
   *
   * @param document without the body of its record
   * @param card as it was given to the corpus stages; its place is of the run that curated it
   * @param signatures of the header's signers, in their order; not copied, not to be changed
   */
  public record Curated(Document document, Card card, List<byte[]> signatures) implements Entry {
    /** Copies the list. */
    public Curated {
      signatures = List.copyOf(signatures);
    }
  }

  /**
   * A record that did not pass.
   *
   * @param line of its outcome
   */
  public record Outcome(Line line) implements Entry {}

  /**
   * What a host says in a file of its own.
   *
   * @param at the host and the file
   */
  public record Statement(SiteStatement.At at) implements Entry {}

  /**
   * What was counted of a source in part of the split.
   *
   * @param at the source and its account
   */
  public record SourceCount(SourceAccount.At at) implements Entry {}

  /**
   * The end of a volume.
   *
   * @param documents number of documents in it
   * @param tally what was counted of the whole split; null but in its last volume
   */
  public record End(int documents, Tally tally) implements Entry {}

  /** Reads the entries of a volume in the order written. Not thread-safe. */
  public static final class Reader implements AutoCloseable {
    private static final Card.CardCoder CARDS = new Card.CardCoder();
    private static final SourceAccount.AtCoder ACCOUNTS = new SourceAccount.AtCoder();
    private static final Line.LineCoder LINES = new Line.LineCoder();
    private static final Tally.TallyCoder TALLIES = new Tally.TallyCoder();
    private static final SiteStatement.AtCoder STATEMENTS = new SiteStatement.AtCoder();
    private static final int BUFFER = 1 << 16;

    private final DataInputStream in;
    private final Header header;
    private final DocumentCoder documents;

    /**
     * Opens a volume.
     *
     * @throws IOException if it is of another form, or its beginning is broken
     */
    public Reader(ResourceId file) throws IOException {
      in =
          new DataInputStream(
              new BufferedInputStream(
                  new ZstdInputStream(Channels.newInputStream(FileSystems.open(file))), BUFFER));
      try {
        if (in.readInt() != VERSION) {
          throw new IOException(file + " is no curated file of this version");
        }
        header = Header.read(in);
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
      documents = new DocumentCoder(header.origin.split().shard());
    }

    /** Which split it is. */
    public Header header() {
      return header;
    }

    /**
     * The next entry; the last is an {@link End}.
     *
     * @throws IOException if the volume is broken, or ends without its end
     */
    public Entry next() throws IOException {
      byte kind = in.readByte();
      return switch (kind) {
        case DOCUMENT -> {
          Card card = CARDS.decode(in);
          List<byte[]> signatures = new ArrayList<>(header.signers.size());
          for (int i = 0; i < header.signers.size(); i++) {
            signatures.add(StreamCoder.readBytes(in));
          }
          yield new Curated(documents.decode(in), card, signatures);
        }
        case STATEMENT -> new Statement(STATEMENTS.decode(in));
        case ACCOUNT -> new SourceCount(ACCOUNTS.decode(in));
        case OUTCOME -> new Outcome(LINES.decode(in));
        case END -> new End(VarInt.decodeInt(in), in.readBoolean() ? TALLIES.decode(in) : null);
        default -> throw new IOException("unknown kind of entry in a curated file: " + kind);
      };
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
