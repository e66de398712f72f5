package dev.tamis.pipeline.input;

import dev.tamis.pipeline.extract.MainText;
import dev.tamis.pipeline.input.charset.Decoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reads all {@code *.warc.gz} of {@code tamis.data/warc/wrapped}: inflating alone, reading records,
 * decoding them, and taking the main text from them. Compare with {@code time zcat} on the same
 * files.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class ReadingBenchmark {
  private final MainText extractor = new MainText();
  private List<Path> shards;

  /** Finds the shards. */
  @Setup
  public void find() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    try (Stream<Path> files =
        Files.list(Path.of(System.getProperty("tamis.data"), "warc/wrapped"))) {
      shards = files.filter(f -> f.toString().endsWith(".warc.gz")).sorted().toList();
    }
  }

  /** The reference: the JDK's inflater with a buffer of 64 KiB. */
  @Benchmark
  public long inflate() throws IOException {
    long bytes = 0;
    byte[] buffer = new byte[1 << 16];
    for (Path shard : shards) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(shard), 1 << 16)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          bytes += n;
        }
      }
    }
    return bytes;
  }

  /** Records, their bodies with encodings undone. */
  @Benchmark
  public void read(Blackhole hole) throws IOException {
    run(hole, 0);
  }

  /** Their text, decoded. */
  @Benchmark
  public void readAndDecode(Blackhole hole) throws IOException {
    run(hole, 1);
  }

  /** Their main text. */
  @Benchmark
  public void readDecodeAndExtract(Blackhole hole) throws IOException {
    run(hole, 2);
  }

  private void run(Blackhole hole, int depth) throws IOException {
    for (Path shard : shards) {
      Shard file = new Shard("shard", shard.toString(), Files.size(shard));
      for (Split split : Splits.plan(file, Long.MAX_VALUE)) {
        try (ShardReader reader = ShardReader.open(split, ReadOptions.DEFAULT)) {
          for (ShardItem item = reader.next(); item != null; item = reader.next()) {
            hole.consume(depth > 0 && item instanceof CrawlRecord r ? text(r, depth) : item);
          }
        }
      }
    }
  }

  private Object text(CrawlRecord record, int depth) {
    Body.Bytes body = (Body.Bytes) record.body();
    String text = Decoder.html(body.bytes(), body.charset()).text();
    return depth > 1 ? extractor.of(text) : text;
  }
}
