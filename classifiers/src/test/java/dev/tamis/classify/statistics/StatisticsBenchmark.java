package dev.tamis.classify.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.classify.rules.RuleBook;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Segmentation;
import dev.tamis.language.words.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
 * Measures texts: text of real pages in pieces of 8,000 characters (the WET shards of {@code
 * tamis.data}), and the running prose of the quality data in many languages. Cutting into words
 * stands beside it, for all of the rest is built upon that.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StatisticsBenchmark {
  private static final int CHARACTERS = 8_000;

  /** Which text. */
  @Param({"web", "prose"})
  public String text;

  private final Words words = new Words();
  private final StatisticsComputer computer = new StatisticsComputer();
  private final RuleBook book =
      new RuleBook(
          List.of(RuleSet.named("gopher-quality"), RuleSet.named("gopher-repetition")),
          new StatisticsComputer());
  private final List<String> documents = new ArrayList<>();
  private final List<LanguageTag> tags = new ArrayList<>();
  private long bytes;

  /** Reads the text. */
  @Setup
  public void prepare() throws IOException {
    Path data = Path.of(System.getProperty("tamis.data"));
    if (text.equals("web")) {
      web(data.resolve("warc/wrapped"));
    } else {
      prose(data.resolve("quality/textness-train.jsonl.gz"));
    }
    System.out.println("text of " + bytes + " bytes in " + documents.size() + " documents");
  }

  private void add(String document, LanguageTag tag) {
    documents.add(document);
    tags.add(tag);
    bytes += document.getBytes(StandardCharsets.UTF_8).length;
  }

  private void web(Path folder) throws IOException {
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
    for (int at = 0; at + CHARACTERS < all.length(); at += CHARACTERS) {
      add(all.substring(at, at + CHARACTERS), LanguageTag.parse("eng_Latn"));
    }
  }

  private void prose(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode record = new ObjectMapper().readTree(line);
        if (record.get("label").asInt() == 1 && documents.size() < 2_000) {
          add(record.get("text").asText(), LanguageTag.parse("eng_Latn"));
        }
      }
    }
  }

  /** Cuts into words and no more. */
  @Benchmark
  public void words(Blackhole hole) {
    for (int i = 0; i < documents.size(); i++) {
      words.cut(documents.get(i), tags.get(i));
      hole.consume(words.count());
    }
  }

  /** All signals. */
  @Benchmark
  public void statistics(Blackhole hole) {
    for (int i = 0; i < documents.size(); i++) {
      hole.consume(computer.compute(documents.get(i), tags.get(i)));
    }
  }

  /** All signals over words between white space: what they cost without cutting by rules. */
  @Benchmark
  public void statisticsOfWhitespaceWords(Blackhole hole) {
    for (int i = 0; i < documents.size(); i++) {
      hole.consume(computer.compute(documents.get(i), tags.get(i), Segmentation.WHITESPACE));
    }
  }

  /** All signals, and the two sets of the default recipe asked. */
  @Benchmark
  public void rules(Blackhole hole) {
    for (int i = 0; i < documents.size(); i++) {
      hole.consume(book.judge(documents.get(i), tags.get(i), true));
    }
  }
}
