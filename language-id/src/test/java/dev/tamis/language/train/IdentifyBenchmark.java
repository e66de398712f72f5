package dev.tamis.language.train;

import dev.tamis.language.LanguageIdentifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Identification of 200 MB of documents, of which none is read twice in a measurement, by the
 * embedded model, one thread. Between documents 4 MB of other memory are walked, as other stages of
 * a job would, so that caches are as cold as there; {@link #walkAlone} is that walk and a plain
 * loop over the characters, to be taken off. Documents are 40 lines of one file of the language
 * data in {@code tamis.data}, drawn at random: lines come about three times, in other company. The
 * time is for a megabyte of UTF-8.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1500m")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class IdentifyBenchmark {
  private static final int LINES = 40;
  private static final int MEGABYTES = 200;
  private static final int WALK = 1 << 20;
  private static final int CACHE_LINE = 16;

  /** All labels alike, or those that web crawls are made of. */
  @Param({"all", "web"})
  private String languages;

  private final List<String> documents = new ArrayList<>();
  private final int[] walked = new int[WALK];

  /** Draws the documents. */
  @Setup
  public void read() throws IOException {
    Path folder = Files.createTempDirectory("tamis-sentences-");
    HeldOut.unpack(Path.of(System.getProperty("tamis.data"), "language"), folder);
    String web = "(eng|deu|rus|jpn|zho|spa|fra|ita|por|nld|pol|tur|vie|ces|ind|kor|fas|ara)_.*";
    List<List<String>> files = new ArrayList<>();
    try (Stream<Path> listing = Files.list(folder)) {
      for (Path file : listing.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".txt") && (languages.equals("all") || name.matches(web))) {
          files.add(Files.readAllLines(file, StandardCharsets.UTF_8));
        }
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    long bytes = 0;
    while (bytes < MEGABYTES * 1_000_000L) {
      List<String> lines = files.get(random.nextInt(files.size()));
      StringBuilder document = new StringBuilder();
      for (int i = 0; i < LINES; i++) {
        document.append(lines.get(random.nextInt(lines.size()))).append(i % 4 == 3 ? '\n' : ' ');
      }
      documents.add(document.toString());
      bytes += document.toString().getBytes(StandardCharsets.UTF_8).length;
    }
  }

  private int walk() {
    int sum = 0;
    for (int i = 0; i < walked.length; i += CACHE_LINE) {
      sum += walked[i]++;
    }
    return sum;
  }

  /** Identifies every document. */
  @Benchmark
  @OperationsPerInvocation(MEGABYTES)
  public int identify() {
    int hash = 0;
    for (String document : documents) {
      hash += walk();
      hash += LanguageIdentifier.embedded().identify(document).tag().hashCode();
    }
    return hash;
  }

  /** Walks the other memory and adds every character up. */
  @Benchmark
  @OperationsPerInvocation(MEGABYTES)
  public int walkAlone() {
    int sum = 0;
    for (String document : documents) {
      sum += walk();
      for (int i = 0; i < document.length(); i++) {
        sum += document.charAt(i);
      }
    }
    return sum;
  }
}
