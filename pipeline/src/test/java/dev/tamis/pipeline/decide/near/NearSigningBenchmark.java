package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.decide.WebTexts;
import dev.tamis.pipeline.words.FoldedWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Signatures of near-duplicates and their parts, over the texts of a language of {@code
 * tamis.data/quality/textness-train.jsonl.gz}; the setup says how many bytes they are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class NearSigningBenchmark {
  private static final Layout LAYOUT = new Layout(14, 8);

  /** Language of the texts. */
  @Param({"en", "ru", "hi", "zh"})
  public String language;

  private final FoldedWords words = new FoldedWords();
  private final NearSigner sketches =
      new NearSigner(new NearSigner.Signing(LAYOUT, 5, false, false));
  private final NearSigner exact = new NearSigner(new NearSigner.Signing(LAYOUT, 5, true, false));
  private final List<String> texts = new ArrayList<>();

  /** Reads the texts and says how long they are. */
  @Setup
  public void read() throws IOException {
    texts.addAll(WebTexts.read(language));
  }

  /** Folded words alone. */
  @Benchmark
  public long words() {
    long count = 0;
    for (String text : texts) {
      words.cut(text);
      count += words.count();
    }
    return count;
  }

  /** The signature of the default recipe. */
  @Benchmark
  public long sketches() {
    return sign(sketches);
  }

  /** The signature for exact verification. */
  @Benchmark
  public long withShingles() {
    return sign(exact);
  }

  private long sign(NearSigner signer) {
    long sum = 0;
    for (String text : texts) {
      Print print = signer.print(text, 0);
      sum += print.sketch()[0] + print.shingles().length;
    }
    return sum;
  }
}
