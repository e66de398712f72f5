package dev.tamis.pipeline.assemble;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;

/**
 * The largest domains of exact sums, and how many domains there are. However many there are, no
 * more than twice the length of the list is ever held.
 *
 * @param distinct number of domains
 * @param byBytes the largest by bytes, in that order
 * @param byDocuments the largest by documents, in that order
 */
public record TopDomains(long distinct, List<DomainSum> byBytes, List<DomainSum> byDocuments)
    implements Serializable {
  /** No domain. */
  public static final TopDomains NONE = new TopDomains(0, List.of(), List.of());

  /** Copies. */
  public TopDomains {
    byBytes = List.copyOf(byBytes);
    byDocuments = List.copyOf(byDocuments);
  }

  /** Keeps the largest; each domain must come in once. */
  static final class Largest extends Combine.CombineFn<DomainSum, Largest.Kept, TopDomains> {
    private static final long serialVersionUID = 1L;

    private final int most;

    /** Keeps {@code most} of each order. */
    Largest(int most) {
      this.most = most;
    }

    /** What is held. */
    static final class Kept {
      private long distinct;
      private final List<DomainSum> byBytes = new ArrayList<>();
      private final List<DomainSum> byDocuments = new ArrayList<>();
    }

    @Override
    public Kept createAccumulator() {
      return new Kept();
    }

    @Override
    public Kept addInput(Kept kept, DomainSum next) {
      kept.distinct++;
      kept.byBytes.add(next);
      kept.byDocuments.add(next);
      if (kept.byBytes.size() >= 2 * most) {
        shorten(kept);
      }
      return kept;
    }

    @Override
    public Kept mergeAccumulators(Iterable<Kept> all) {
      Kept merged = new Kept();
      for (Kept kept : all) {
        merged.distinct += kept.distinct;
        merged.byBytes.addAll(kept.byBytes);
        merged.byDocuments.addAll(kept.byDocuments);
        shorten(merged);
      }
      return merged;
    }

    @Override
    public TopDomains extractOutput(Kept kept) {
      shorten(kept);
      return new TopDomains(kept.distinct, kept.byBytes, kept.byDocuments);
    }

    private void shorten(Kept kept) {
      shorten(kept.byBytes, DomainSum.BY_BYTES);
      shorten(kept.byDocuments, DomainSum.BY_DOCUMENTS);
    }

    private void shorten(List<DomainSum> sums, Comparator<DomainSum> order) {
      sums.sort(order);
      if (sums.size() > most) {
        sums.subList(most, sums.size()).clear();
      }
    }

    @Override
    public Coder<Kept> getAccumulatorCoder(CoderRegistry registry, Coder<DomainSum> input) {
      return new KeptCoder();
    }

    @Override
    public Coder<TopDomains> getDefaultOutputCoder(CoderRegistry registry, Coder<DomainSum> input) {
      return new TopDomainsCoder();
    }
  }

  private static final DomainSum.DomainSumCoder SUMS = new DomainSum.DomainSumCoder();

  private static void writeAll(List<DomainSum> sums, DataOutputStream out) throws IOException {
    out.writeInt(sums.size());
    for (DomainSum sum : sums) {
      SUMS.encode(sum, out);
    }
  }

  private static List<DomainSum> readAll(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<DomainSum> sums = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      sums.add(SUMS.decode(in));
    }
    return sums;
  }

  private static final class KeptCoder extends StreamCoder<Largest.Kept> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Largest.Kept kept, DataOutputStream out) throws IOException {
      out.writeLong(kept.distinct);
      writeAll(kept.byBytes, out);
      writeAll(kept.byDocuments, out);
    }

    @Override
    protected Largest.Kept read(DataInputStream in) throws IOException {
      Largest.Kept kept = new Largest.Kept();
      kept.distinct = in.readLong();
      kept.byBytes.addAll(readAll(in));
      kept.byDocuments.addAll(readAll(in));
      return kept;
    }
  }

  /** Encodes the result. */
  public static final class TopDomainsCoder extends StreamCoder<TopDomains> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(TopDomains top, DataOutputStream out) throws IOException {
      out.writeLong(top.distinct);
      writeAll(top.byBytes, out);
      writeAll(top.byDocuments, out);
    }

    @Override
    protected TopDomains read(DataInputStream in) throws IOException {
      return new TopDomains(in.readLong(), readAll(in), readAll(in));
    }
  }
}
