package dev.tamis.pipeline.corpus;

import com.github.luben.zstd.ZstdOutputStream;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.StreamCoder;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.source.density.SourceAccount;
import dev.tamis.pipeline.source.optout.SiteStatement;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.util.VarInt;

/**
 * Writes a {@link CuratedSplit}, volume by volume, under names of this attempt. Not thread-safe.
 *
 * <p>For each document: ask for its {@link #place}, make the card, {@link #add} both.
 */
public final class CuratedSplitWriter implements AutoCloseable {
  private static final Card.CardCoder CARDS = new Card.CardCoder();
  private static final Line.LineCoder LINES = new Line.LineCoder();
  private static final Tally.TallyCoder TALLIES = new Tally.TallyCoder();
  private static final SiteStatement.AtCoder STATEMENTS = new SiteStatement.AtCoder();
  private static final SourceAccount.AtCoder ACCOUNTS = new SourceAccount.AtCoder();
  private static final int BUFFER = 1 << 16;

  private final String folder;
  private final CuratedSplit.Header header;
  private final long shard;
  private final long split;
  private final Limits limits;
  private final DocumentCoder documents;
  private final String attempt = UUID.randomUUID().toString();
  private final List<CuratedFile> whole = new ArrayList<>();
  private int volume;
  private String path;
  private DataOutputStream out;
  private int count;

  /**
   * How large a volume may become.
   *
   * @param documents number of documents, at least 1
   * @param bytes before compression, at least 1
   */
  public record Limits(int documents, long bytes) {
    /** The fates of a volume are held in memory while it is read. */
    public static final Limits DEFAULT = new Limits(1 << 16, 512L << 20);

    /** Checks both. */
    public Limits {
      if (documents < 1 || bytes < 1) {
        throw new IllegalArgumentException(
            "a volume holds at least 1 document and 1 byte (got: "
                + documents
                + ", "
                + bytes
                + ")");
      }
    }
  }

  /**
   * Sets it up; the first file is created at once, so that every split that was curated has one.
   *
   * @param folder for curated files, with a slash at its end
   * @param header which split it is
   * @param shard number of the shard in the run
   * @param split number of the split in the shard
   */
  public CuratedSplitWriter(
      String folder, CuratedSplit.Header header, long shard, long split, Limits limits)
      throws IOException {
    this.folder = folder;
    this.header = header;
    this.shard = shard;
    this.split = split;
    this.limits = limits;
    this.documents = new DocumentCoder(header.shard());
    begin();
  }

  /** Where the next document will be. */
  public Place place() throws IOException {
    if (count == limits.documents || out.size() >= limits.bytes) {
      end(null);
      volume++;
      begin();
    }
    return new Place(number(), count);
  }

  /**
   * Adds a document.
   *
   * @param card with the place that was asked for
   * @param signatures of the header's signers, in their order
   */
  public void add(Card card, Document document, List<byte[]> signatures) throws IOException {
    if (card.place().file() != number()
        || card.place().index() != count
        || signatures.size() != header.signers().size()) {
      throw new IllegalArgumentException(
          "the document at " + card.place() + " does not follow " + count + " documents");
    }
    out.writeByte(CuratedSplit.DOCUMENT);
    CARDS.encode(card, out);
    for (byte[] signature : signatures) {
      StreamCoder.writeBytes(signature, out);
    }
    documents.encode(document, out);
    count++;
  }

  /** Adds the line of a record that did not pass. */
  public void add(Line outcome) throws IOException {
    out.writeByte(CuratedSplit.OUTCOME);
    LINES.encode(outcome, out);
  }

  /** Adds what a host says in a file of its own. */
  public void add(SiteStatement.At statement) throws IOException {
    out.writeByte(CuratedSplit.STATEMENT);
    STATEMENTS.encode(statement, out);
  }

  /** Adds what was counted of a source. */
  public void add(SourceAccount.At account) throws IOException {
    out.writeByte(CuratedSplit.ACCOUNT);
    ACCOUNTS.encode(account, out);
  }

  /**
   * Ends the last volume.
   *
   * @param tally what was counted of the whole split
   * @return the volumes, all whole
   */
  public List<CuratedFile> finish(Tally tally) throws IOException {
    end(tally);
    return List.copyOf(whole);
  }

  private long number() {
    return Place.fileNumber(shard, split, volume);
  }

  private void begin() throws IOException {
    count = 0;
    path = folder + header.key() + "." + attempt + "." + volume + ".curated.zst";
    out =
        new DataOutputStream(
            new BufferedOutputStream(
                new ZstdOutputStream(
                    Channels.newOutputStream(
                        FileSystems.create(
                            FileSystems.matchNewResource(path, false), "application/zstd")),
                    1),
                BUFFER));
    header.write(out);
  }

  private void end(Tally tally) throws IOException {
    out.writeByte(CuratedSplit.END);
    VarInt.encode(count, out);
    out.writeBoolean(tally != null);
    if (tally != null) {
      TALLIES.encode(tally, out);
    }
    DataOutputStream ended = out;
    out = null;
    ended.close();
    whole.add(new CuratedFile(number(), path, count));
  }

  /** Closes what a failure has left open. */
  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
