package dev.tamis.pipeline.assemble;

import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.StreamCoder;
import dev.tamis.pipeline.ledger.Tally;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.util.VarInt;

/**
 * What goes through the shuffle of text: lines, and what was counted of a curated file. Counts take
 * the way of the lines because engines copy all that a step puts out to each of those who take
 * something of it: a step that puts text out has one output.
 */
sealed interface PartItem {

  /** A line of the part. */
  record Written(Line line) implements PartItem {}

  /**
   * What was counted of a curated file.
   *
   * @param tally what was kept and removed
   * @param domains sums by registrable domain
   */
  record Account(Tally tally, List<DomainSum> domains) implements PartItem {
    /** Copies the list. */
    public Account {
      domains = List.copyOf(domains);
    }
  }

  /** Encodes items for the shuffle. */
  final class PartItemCoder extends StreamCoder<PartItem> {
    private static final long serialVersionUID = 1L;
    private static final Line.LineCoder LINES = new Line.LineCoder();
    private static final Tally.TallyCoder TALLIES = new Tally.TallyCoder();
    private static final DomainSum.DomainSumCoder DOMAINS = new DomainSum.DomainSumCoder();

    @Override
    protected void write(PartItem item, DataOutputStream out) throws IOException {
      if (item instanceof Written written) {
        out.writeByte('l');
        LINES.encode(written.line, out);
      } else if (item instanceof Account account) {
        out.writeByte('a');
        TALLIES.encode(account.tally, out);
        VarInt.encode(account.domains.size(), out);
        for (DomainSum domain : account.domains) {
          DOMAINS.encode(domain, out);
        }
      }
    }

    @Override
    protected PartItem read(DataInputStream in) throws IOException {
      byte kind = in.readByte();
      return switch (kind) {
        case 'l' -> new Written(LINES.decode(in));
        case 'a' -> {
          Tally tally = TALLIES.decode(in);
          List<DomainSum> domains = new ArrayList<>();
          for (int left = VarInt.decodeInt(in); left > 0; left--) {
            domains.add(DOMAINS.decode(in));
          }
          yield new Account(tally, domains);
        }
        default -> throw new IOException("unknown kind of part item: " + kind);
      };
    }
  }
}
