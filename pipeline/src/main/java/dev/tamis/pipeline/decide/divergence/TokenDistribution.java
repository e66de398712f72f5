package dev.tamis.pipeline.decide.divergence;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The distribution of the words of a language, against which its documents are held. Immutable and
 * thread-safe.
 *
 * <p>The measure is the Kullback-Leibler divergence of the document's distribution from that of all
 * <em>other</em> documents of its language, smoothed by {@value #SMOOTHING} of a word in each
 * bucket. Among few words every word is frequent, so the divergence of a short text is high by
 * nature: that of words drawn at random from English pages is 3.4 nats for 50 words and 1.1 for
 * 1,600. What is judged is therefore the <em>excess</em>, the divergence less the one that chance
 * gives to a text of that length; it is about 0 for words drawn at random from the language,
 * whatever their number.
 */
final class TokenDistribution {
  private static final double SMOOTHING = 0.1;
  private static final int STEPS_PER_OCTAVE = 4;

  /** Lengths up to 2<sup>28</sup> words. */
  private static final int LENGTHS = 28 * STEPS_PER_OCTAVE + 1;

  private final TokenCounts counts;
  private final double[] chance;

  private TokenDistribution(TokenCounts counts, double[] chance) {
    this.counts = counts;
    this.chance = chance;
  }

  /** The distribution that some counts show. */
  static TokenDistribution of(TokenCounts counts) {
    double[] logs = new double[TokenSigner.BUCKETS];
    double whole = counts.words() + SMOOTHING * TokenSigner.BUCKETS;
    double entropy = 0;
    for (int i = 0; i < logs.length; i++) {
      double share = (counts.count(i) + SMOOTHING) / whole;
      logs[i] = StrictMath.log(share);
      entropy -= share * logs[i];
    }
    double[] chance = new double[LENGTHS];
    for (int step = 0; step < LENGTHS; step++) {
      double logLength = step * StrictMath.log(2) / STEPS_PER_OCTAVE;
      double sampleEntropy = logLength;
      for (int i = 0; i < logs.length; i++) {
        double share = (counts.count(i) + SMOOTHING) / whole;
        sampleEntropy -= share * PoissonLog.ofLog(logLength + logs[i]);
      }
      chance[step] = Math.max(0, entropy - sampleEntropy);
    }
    return new TokenDistribution(counts, chance);
  }

  /**
   * The divergence of a document of the language less what chance gives, in nats, rounded to
   * millionths; 0 for one without words.
   *
   * @param signature of a document that is among those counted
   */
  double excess(byte[] signature) {
    long words = words(signature);
    if (words == 0) {
      return 0;
    }
    double excess = divergence(signature) - chance(words);
    return Math.rint(excess * 1e6) / 1e6;
  }

  /** The divergence itself, in nats. */
  double divergence(byte[] signature) {
    double words = words(signature);
    double others = Math.max(0, counts.words() - words) + SMOOTHING * TokenSigner.BUCKETS;
    double[] sum = new double[1];
    TokenSigner.visit(
        signature,
        (bucket, count) -> {
          double share = count / words;
          double expected = (Math.max(0, counts.count(bucket) - count) + SMOOTHING) / others;
          sum[0] += share * StrictMath.log(share / expected);
        });
    return sum[0];
  }

  /** The divergence to expect of that many words drawn from the language, in nats. */
  double chance(long words) {
    double place = StrictMath.log((double) words) / StrictMath.log(2) * STEPS_PER_OCTAVE;
    int below = (int) place;
    if (below >= LENGTHS - 1) {
      return chance[LENGTHS - 1];
    }
    double part = place - below;
    return chance[below] * (1 - part) + chance[below + 1] * part;
  }

  /** Number of words in a signature. */
  static long words(byte[] signature) {
    long[] words = new long[1];
    TokenSigner.visit(signature, (bucket, count) -> words[0] += count);
    return words[0];
  }

  /** Encodes the counts and what was worked out of them. */
  static final class TokenDistributionCoder extends StreamCoder<TokenDistribution> {
    private static final long serialVersionUID = 1L;
    private static final TokenCounts.TokenCountsCoder COUNTS = new TokenCounts.TokenCountsCoder();

    @Override
    protected void write(TokenDistribution value, DataOutputStream out) throws IOException {
      COUNTS.encode(value.counts, out);
      for (double nats : value.chance) {
        out.writeDouble(nats);
      }
    }

    @Override
    protected TokenDistribution read(DataInputStream in) throws IOException {
      TokenCounts counts = COUNTS.decode(in);
      double[] chance = new double[LENGTHS];
      for (int i = 0; i < LENGTHS; i++) {
        chance[i] = in.readDouble();
      }
      return new TokenDistribution(counts, chance);
    }
  }
}
