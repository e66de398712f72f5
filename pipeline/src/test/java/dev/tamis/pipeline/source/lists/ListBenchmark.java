package dev.tamis.pipeline.source.lists;

import dev.tamis.pipeline.recipe.DomainList;
import dev.tamis.pipeline.recipe.RecipeReader;
import dev.tamis.pipeline.source.Urls;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A list of five million made-up domains: loading, heap (printed, and CPU time of the loading
 * thread), and look-ups of addresses of which one in eight is covered.
 */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class ListBenchmark {
  private static final int DOMAINS = 5_000_000;
  private static final int ROUNDS = 60;
  private static final List<String> ENDS =
      List.of("com", "net", "org", "de", "ru", "co.uk", "info");

  private final String[] hosts = new String[1 << 16];
  private final String[] urls = new String[1 << 16];
  private Path file;
  private SourceLists lists;
  private DomainList list;
  private int next;

  private static String domain(SplittableRandom random) {
    StringBuilder name = new StringBuilder();
    for (int length = 4 + random.nextInt(12); length > 0; length--) {
      name.append((char) ('a' + random.nextInt(26)));
    }
    return name.append(random.nextInt(1000))
        .append('.')
        .append(ENDS.get(random.nextInt(7)))
        .toString();
  }

  /** Writes the file and reads it once. */
  @Setup
  public void setup() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    file = Files.createTempFile("domains", ".txt");
    SplittableRandom random = new SplittableRandom(7);
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (int i = 0; i < DOMAINS; i++) {
        String domain = domain(random);
        out.write(domain);
        out.write('\n');
        if (i < hosts.length) {
          hosts[i] = "www." + (i % 8 == 0 ? domain : domain(new SplittableRandom(i)));
          urls[i] = Urls.normalize("http://" + hosts[i] + "/page/" + i + ".html?a=" + i);
        }
      }
    }
    var section =
        RecipeReader.read(null, List.of("domains.exclude={big: '" + file + "'}")).domains();
    list = section.exclude().get("big");
    Urls.registrableDomain("www.example.org"); // the suffix list is no part of a list
    long before = used();
    long cpu = cpu();
    lists = SourceLists.read(section);
    cpu = cpu() - cpu;
    long heap = used() - before;
    long asking = 0;
    int asked = 0;
    int covered = 0;
    for (int round = 0; round < ROUNDS; round++) {
      asking = round == ROUNDS / 2 ? cpu() : asking; // the first half warms up
      asked = round == ROUNDS / 2 ? 0 : asked;
      for (int i = 0; i < hosts.length; i++, asked++) {
        covered += lists.matches(hosts[i], urls[i]).size();
      }
    }
    System.out.printf(
        "%nfirst load: %.2f s of CPU, heap %.1f MB; %s%n%.2f million look-ups a second of CPU,"
            + " %.3f covered%n",
        cpu / 1e9,
        heap / 1e6,
        lists.reports().get("big").summary(),
        asked / ((cpu() - asking) / 1e9) / 1e6,
        covered / (double) ROUNDS / hosts.length);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Deletes the file. */
  @TearDown
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Reads the list. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.SECONDS)
  @Warmup(iterations = 1)
  @Measurement(iterations = 3)
  public Object load() {
    return ListReader.read(list, ListFiles.of(list.path()));
  }

  /** Asks for one address. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  @Warmup(iterations = 3, time = 2)
  @Measurement(iterations = 5, time = 2)
  public Object lookUp() {
    next = (next + 1) & (hosts.length - 1);
    return lists.matches(hosts[next], urls[next]);
  }
}
