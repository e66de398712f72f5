package dev.tamis.pipeline.decide.divergence;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Words;
import dev.tamis.pipeline.decide.WebTexts;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The signature of token divergence beside cutting into words, which is most of it, over the
 * English texts of {@code tamis.data/quality/textness-train.jsonl.gz}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SigningBenchmark {
  private static final LanguageTag TAG = LanguageTag.parse("eng_Latn");

  private final TokenSigner signer = new TokenSigner();
  private final Words words = new Words();
  private final List<String> texts = new ArrayList<>();

  /** Reads the texts and says how long they are. */
  @Setup
  public void read() throws IOException {
    texts.addAll(WebTexts.read("en"));
  }

  /** The reference: words alone. */
  @Benchmark
  public long words() {
    long count = 0;
    for (String text : texts) {
      words.cut(text, TAG);
      count += words.count();
    }
    return count;
  }

  /** Words, counts and the bytes of each signature. */
  @Benchmark
  public long signatures() {
    long bytes = 0;
    for (String text : texts) {
      bytes += signer.sign(text, TAG).length;
    }
    return bytes;
  }
}
