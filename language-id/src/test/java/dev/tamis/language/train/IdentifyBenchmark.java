package dev.tamis.language.train;

import dev.tamis.language.LanguageIdentifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * Identification of whole documents of ten paragraphs of four lines by the embedded model, one
 * thread, beside a plain loop over the same characters. Lines are those of the language data in
 * {@code tamis.data}. Divide the bytes that are printed by the time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class IdentifyBenchmark {
  private static final int LINES = 40;
  private static final int DOCUMENTS = 80;

  @Param({"eng_Latn", "rus_Cyrl", "hin_Deva", "zho_Hans", "all"})
  private String tag;

  private final List<String> documents = new ArrayList<>();

  /** Reads the documents. */
  @Setup
  public void read() throws IOException {
    Path folder = Files.createTempDirectory("tamis-sentences-");
    HeldOut.unpack(Path.of(System.getProperty("tamis.data"), "language"), folder);
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (tag.equals("all") || name.equals(tag + ".txt")) {
          List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
          int most = tag.equals("all") ? 2 * LINES : DOCUMENTS * LINES;
          for (int i = 0; i + LINES <= Math.min(most, lines.size()); i += LINES) {
            documents.add(paragraphs(lines.subList(i, i + LINES)));
          }
        }
      }
    }
    for (String document : documents) {
      bytes += document.getBytes(StandardCharsets.UTF_8).length;
    }
    System.out.println(tag + ": " + documents.size() + " documents, " + bytes + " bytes");
  }

  private static String paragraphs(List<String> lines) {
    StringBuilder document = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      document.append(lines.get(i)).append(i % 4 == 3 ? '\n' : ' ');
    }
    return document.toString();
  }

  /** Identifies every document. */
  @Benchmark
  public int identify() {
    int hash = 0;
    for (String document : documents) {
      hash += LanguageIdentifier.embedded().identify(document).tag().hashCode();
    }
    return hash;
  }

  /** Adds every character up. */
  @Benchmark
  public int plainLoop() {
    int sum = 0;
    for (String document : documents) {
      for (int i = 0; i < document.length(); i++) {
        sum += document.charAt(i);
      }
    }
    return sum;
  }
}
