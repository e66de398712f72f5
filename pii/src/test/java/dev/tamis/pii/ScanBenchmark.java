package dev.tamis.pii;

import com.google.re2j.Pattern;
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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Scans texts of 8,000 characters with all defaults: text of real pages (the WET shards of {@code
 * tamis.data}), and text dense with e-mail addresses; and hostile ones, a megabyte of one phrase.
 * The reference is a handful of plain RE2/J patterns over the same text.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ScanBenchmark {
  private static final int CHARACTERS = 8_000;

  /** Which text. */
  @Param({"web", "emails", "curl -u a", "1000. ", "phone 1 ", "password=A1b2C3d4 "})
  public String text;

  private final PiiScanner scanner = PiiScanner.create(PiiOptions.defaults());
  private final List<Pattern> patterns =
      List.of(
          Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"),
          Pattern.compile("\\+?[0-9][0-9 ().-]{7,}[0-9]"),
          Pattern.compile("\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b"),
          Pattern.compile("\\b[A-Z]{2}[0-9]{2}[A-Z0-9 ]{11,30}\\b"),
          Pattern.compile("\\b(?:[0-9][ -]?){13,19}\\b"));
  private final List<String> documents = new ArrayList<>();
  private long bytes;

  /** Reads or makes the text. */
  @Setup
  public void prepare() throws IOException {
    if (!text.equals("web") && !text.equals("emails")) {
      documents.add(text.repeat((1 << 20) / text.length()));
      bytes = documents.get(0).length();
      System.out.println("a text of " + bytes + " bytes");
      return;
    }
    String all = text.equals("web") ? web() : emails();
    for (int at = 0; at + CHARACTERS < all.length(); at += CHARACTERS) {
      documents.add(all.substring(at, at + CHARACTERS));
      bytes += documents.get(documents.size() - 1).getBytes(StandardCharsets.UTF_8).length;
    }
    System.out.println("text of " + bytes + " bytes");
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

  private static String emails() {
    GeneratedValues values = new GeneratedValues(1);
    StringBuilder all = new StringBuilder();
    while (all.length() < 4_000_000) {
      all.append("The miller can be reached at ").append(values.email()).append(" at all times.\n");
    }
    return all.toString();
  }

  /** All kinds that are on by default. */
  @Benchmark
  public void scan(Blackhole hole) {
    Hint hint = new Hint("deu", "DE");
    for (String document : documents) {
      hole.consume(scanner.scan(document, hint));
    }
  }

  /** Five plain patterns, nothing checked. */
  @Benchmark
  public void patterns(Blackhole hole) {
    for (String document : documents) {
      for (Pattern pattern : patterns) {
        int found = 0;
        for (var matcher = pattern.matcher(document); matcher.find(); ) {
          found++;
        }
        hole.consume(found);
      }
    }
  }
}
