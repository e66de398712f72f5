package dev.tamis.classify.textness;

import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.onnx.SharedSession;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time per text of 1,700 characters of real pages (the WET shards of {@code tamis.data}): the
 * statistics, the network in batches of 32, and both.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TextnessBenchmark {
  private static final int TEXTS = 512;
  private static final int BATCH = 32;
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");

  private final List<Input> inputs = new ArrayList<>();
  private final TextnessFeatures features = new TextnessFeatures();
  private final float[] row = new float[TextnessFeatures.COUNT];
  private final Textness textness = Textness.embedded();
  private float[][] rows;
  private SharedSession session;

  /** Reads the text. */
  @Setup
  public void prepare() throws IOException {
    String all = web();
    long bytes = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = all.substring(i * Textness.PIECE, (i + 1) * Textness.PIECE);
      bytes += text.getBytes(StandardCharsets.UTF_8).length;
      inputs.add(new Input(text, ENGLISH));
    }
    System.out.println(TEXTS + " texts of " + bytes / TEXTS + " bytes");
    rows = new float[BATCH][TextnessFeatures.COUNT];
    for (int i = 0; i < BATCH; i++) {
      features.compute(inputs.get(i).text(), ENGLISH, rows[i], 0);
    }
    try (InputStream model = Textness.class.getResourceAsStream("textness-v1.onnx")) {
      session = SharedSession.of(model.readAllBytes());
    }
  }

  private static String web() throws IOException {
    Path folder = Path.of(System.getProperty("tamis.data"), "warc/wrapped");
    List<Path> shards;
    try (Stream<Path> files = Files.list(folder)) {
      shards = files.filter(f -> f.toString().endsWith(".wet.gz")).sorted().toList();
    }
    StringBuilder all = new StringBuilder();
    for (Path shard : shards) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(shard), 1 << 16)) {
        for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
          if (!line.startsWith("WARC") && !line.startsWith("Content-")) {
            all.append(line).append('\n');
          }
        }
      }
    }
    return all.toString();
  }

  /** The forty statistics. */
  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public float statistics() {
    float sum = 0;
    for (Input input : inputs) {
      features.compute(input.text(), ENGLISH, row, 0);
      sum += row[0];
    }
    return sum;
  }

  /** The network alone. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public float[][] network() {
    return session.run(rows);
  }

  /** Statistics and network, in batches. */
  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public int scores() {
    int scored = 0;
    for (int from = 0; from < TEXTS; from += BATCH) {
      scored += textness.score(inputs.subList(from, from + BATCH)).size();
    }
    return scored;
  }
}
