package dev.tamis.pipeline.decide.divergence;

import dev.tamis.pipeline.ledger.StreamCoder;
import dev.tamis.pipeline.ledger.SumFn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.VarInt;

/**
 * How often the words of a language fall in each bucket, added up over documents: whole numbers, so
 * that their order does not matter. 128 KiB, whatever the size of the corpus. Not thread-safe.
 */
final class TokenCounts {
  private final long[] counts = new long[TokenSigner.BUCKETS];
  private long documents;
  private long words;

  /** Adds the words of a document. */
  void add(byte[] signature) {
    documents++;
    TokenSigner.visit(
        signature,
        (bucket, count) -> {
          counts[bucket] += count;
          words += count;
        });
  }

  /** Adds all of {@code other}. */
  void addAll(TokenCounts other) {
    documents += other.documents;
    words += other.words;
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  long documents() {
    return documents;
  }

  long words() {
    return words;
  }

  /** Words in a bucket. */
  long count(int bucket) {
    return counts[bucket];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenCounts same
        && documents == same.documents
        && Arrays.equals(counts, same.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  /** Adds signatures up, in any order and grouping. */
  static final class Sum extends SumFn<byte[], TokenCounts> {
    private static final long serialVersionUID = 1L;

    @Override
    protected TokenCounts zero() {
      return new TokenCounts();
    }

    @Override
    protected void add(TokenCounts sum, byte[] element) {
      sum.add(element);
    }

    @Override
    protected void addAll(TokenCounts sum, TokenCounts other) {
      sum.addAll(other);
    }

    @Override
    protected Coder<TokenCounts> coder() {
      return new TokenCountsCoder();
    }
  }

  /** Encodes the buckets that have words, as signatures do. */
  static final class TokenCountsCoder extends StreamCoder<TokenCounts> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(TokenCounts value, DataOutputStream out) throws IOException {
      VarInt.encode(value.documents, out);
      int used = 0;
      for (long count : value.counts) {
        used += count > 0 ? 1 : 0;
      }
      VarInt.encode(used, out);
      int last = -1;
      for (int i = 0; i < value.counts.length; i++) {
        if (value.counts[i] > 0) {
          VarInt.encode(i - last, out);
          VarInt.encode(value.counts[i], out);
          last = i;
        }
      }
    }

    @Override
    protected TokenCounts read(DataInputStream in) throws IOException {
      TokenCounts value = new TokenCounts();
      value.documents = VarInt.decodeLong(in);
      int bucket = -1;
      for (int left = VarInt.decodeInt(in); left > 0; left--) {
        bucket += VarInt.decodeInt(in);
        value.counts[bucket] = VarInt.decodeLong(in);
        value.words += value.counts[bucket];
      }
      return value;
    }
  }
}
