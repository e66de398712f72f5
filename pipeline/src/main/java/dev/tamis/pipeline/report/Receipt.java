package dev.tamis.pipeline.report;

import dev.tamis.pipeline.assemble.Samples;
import dev.tamis.pipeline.assemble.TopDomains;
import dev.tamis.pipeline.assemble.WrittenPart;
import dev.tamis.pipeline.ledger.ReportFile;
import dev.tamis.pipeline.ledger.StreamCoder;
import dev.tamis.pipeline.ledger.Tally;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What reaches the seal: a part that was written, the sum of all tallies, the largest domains, what
 * the report shows of excluded records.
 */
sealed interface Receipt {

  /**
   * A part that is whole.
   *
   * @param part where it is and what it holds
   */
  record Part(WrittenPart part) implements Receipt {}

  /**
   * The sum of all tallies.
   *
   * @param tally never changed
   */
  record Counts(Tally tally) implements Receipt {}

  /**
   * A file for the report.
   *
   * @param file its path and content
   */
  record Extra(ReportFile file) implements Receipt {}

  /**
   * The largest domains.
   *
   * @param top of exact sums
   */
  record Sources(TopDomains top) implements Receipt {}

  /**
   * What the report shows of excluded records.
   *
   * @param samples never changed
   */
  record Shown(Samples samples) implements Receipt {}

  /** Encodes receipts for the last shuffle. */
  final class ReceiptCoder extends StreamCoder<Receipt> {
    private static final long serialVersionUID = 1L;
    private static final WrittenPart.WrittenPartCoder PARTS = new WrittenPart.WrittenPartCoder();
    private static final ReportFile.ReportFileCoder FILES = new ReportFile.ReportFileCoder();
    private static final Tally.TallyCoder TALLIES = new Tally.TallyCoder();
    private static final Samples.SamplesCoder SAMPLES = new Samples.SamplesCoder();
    private static final TopDomains.TopDomainsCoder DOMAINS = new TopDomains.TopDomainsCoder();

    @Override
    protected void write(Receipt receipt, DataOutputStream out) throws IOException {
      if (receipt instanceof Part written) {
        out.writeByte('p');
        PARTS.encode(written.part, out);
      } else if (receipt instanceof Counts counts) {
        out.writeByte('c');
        TALLIES.encode(counts.tally, out);
      } else if (receipt instanceof Extra extra) {
        out.writeByte('f');
        FILES.encode(extra.file, out);
      } else if (receipt instanceof Sources sources) {
        out.writeByte('d');
        DOMAINS.encode(sources.top, out);
      } else if (receipt instanceof Shown shown) {
        out.writeByte('s');
        SAMPLES.encode(shown.samples, out);
      }
    }

    @Override
    protected Receipt read(DataInputStream in) throws IOException {
      byte kind = in.readByte();
      return switch (kind) {
        case 'p' -> new Part(PARTS.decode(in));
        case 'f' -> new Extra(FILES.decode(in));
        case 'c' -> new Counts(TALLIES.decode(in));
        case 'd' -> new Sources(DOMAINS.decode(in));
        case 's' -> new Shown(SAMPLES.decode(in));
        default -> throw new IOException("unknown kind of receipt: " + kind);
      };
    }
  }
}
