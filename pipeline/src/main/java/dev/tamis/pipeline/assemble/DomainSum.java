package dev.tamis.pipeline.assemble;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;

/**
 * What is kept from a registrable domain.
 *
 * @param domain its name; empty for addresses without one
 * @param documents how many
 * @param bytes of their text in UTF-8
 */
public record DomainSum(String domain, long documents, long bytes) implements Serializable {
  /** Largest by bytes first; the name decides between equals. */
  public static final Comparator<DomainSum> BY_BYTES =
      Comparator.comparingLong(DomainSum::bytes).reversed().thenComparing(DomainSum::domain);

  /** Largest by documents first; the name decides between equals. */
  public static final Comparator<DomainSum> BY_DOCUMENTS =
      Comparator.comparingLong(DomainSum::documents).reversed().thenComparing(DomainSum::domain);

  /** Adds those of one domain up. */
  static DomainSum sum(Iterable<DomainSum> sums) {
    DomainSum total = null;
    for (DomainSum sum : sums) {
      total =
          total == null
              ? sum
              : new DomainSum(
                  sum.domain,
                  Math.addExact(total.documents, sum.documents),
                  Math.addExact(total.bytes, sum.bytes));
    }
    return total == null ? new DomainSum("", 0, 0) : total;
  }

  /** Encodes sums. */
  public static final class DomainSumCoder extends StreamCoder<DomainSum> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(DomainSum sum, DataOutputStream out) throws IOException {
      writeString(sum.domain, out);
      out.writeLong(sum.documents);
      out.writeLong(sum.bytes);
    }

    @Override
    protected DomainSum read(DataInputStream in) throws IOException {
      return new DomainSum(readString(in), in.readLong(), in.readLong());
    }
  }
}
