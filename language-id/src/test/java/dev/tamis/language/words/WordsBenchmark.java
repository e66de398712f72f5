package dev.tamis.language.words;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
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
 * Cuts documents of forty sentences of {@code tamis.data}, all of one language, and looks at every
 * token. The references are ICU's iterator over the same text, and a loop over its characters. The
 * size of the text is printed, so that times become MB/s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WordsBenchmark {
  /** The language. */
  @Param({"eng_Latn", "rus_Cyrl", "hin_Deva", "zho_Hans", "jpn_Jpan", "tha_Thai", "kor_Kore"})
  public String tag;

  /** Twice the second cache of a usual core. */
  private static final int OTHER_MEMORY = 1 << 20;

  private final Words words = new Words();
  private final BreakIterator icu = BreakIterator.getWordInstance(ULocale.ROOT);
  private final NoriMorphemes nori = new NoriMorphemes();
  private final List<String> documents = new ArrayList<>();
  private LanguageTag parsed;
  private long bytes;

  /** Reads the sentences. */
  @Setup
  public void prepare() throws IOException {
    parsed = LanguageTag.parse(tag);
    for (String document : TrainingText.documents(tag, 40)) {
      documents.add(document);
      bytes += document.getBytes(StandardCharsets.UTF_8).length;
    }
    System.out.println("text of " + bytes + " bytes");
  }

  /** By language, the default. */
  @Benchmark
  public long words() {
    long sum = 0;
    for (String document : documents) {
      words.cut(document, parsed);
      for (int i = 0; i < words.count(); i++) {
        sum += words.end(i) - words.start(i);
      }
    }
    return sum;
  }

  /** ICU alone. */
  @Benchmark
  public long icu() {
    long sum = 0;
    for (String document : documents) {
      icu.setText(document);
      for (int end = icu.next(); end != BreakIterator.DONE; end = icu.next()) {
        sum += end;
      }
    }
    return sum;
  }

  /** Nori itself, in pieces as {@code words} gives them to its rules. */
  @Benchmark
  public long nori() {
    long[] sum = {0};
    for (String document : documents) {
      char[] text = document.toCharArray();
      for (int from = 0; from < text.length; from += IcuBreaks.WINDOW) {
        int to = Math.min(text.length, from + IcuBreaks.WINDOW);
        nori.cut(text, from, to, (start, end) -> sum[0] += end - start);
      }
    }
    return sum[0];
  }

  /** Every character once, to see what a machine can do. */
  @Benchmark
  public long characters() {
    long sum = 0;
    for (String document : documents) {
      for (int i = 0; i < document.length(); i++) {
        sum = sum * 31 + document.charAt(i);
      }
    }
    return sum;
  }

  /**
   * Prints megabytes per second of processor time for each language, the best of ten rounds; the
   * first figure with other memory walked between two documents.
   */
  public static void main(String[] arguments) throws IOException {
    for (String tag : arguments) {
      WordsBenchmark benchmark = new WordsBenchmark();
      benchmark.tag = tag;
      benchmark.prepare();
      System.out.printf(
          Locale.ROOT,
          "%s words %.1f, caches warm %.1f, ICU %.1f, Nori %.1f, characters %.0f MB/s%n",
          tag,
          benchmark.speedCold(),
          benchmark.speed(benchmark::words),
          benchmark.speed(benchmark::icu),
          tag.equals("kor_Kore") ? benchmark.speed(benchmark::nori) : Double.NaN,
          benchmark.speed(benchmark::characters));
    }
  }

  private double speedCold() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double best = 0;
    byte[] other = new byte[OTHER_MEMORY];
    for (int round = 0; round < 20; round++) {
      long time = 0;
      for (String document : documents) {
        for (int i = 0; i < other.length; i += 64) {
          other[i]++;
        }
        long begin = threads.getCurrentThreadCpuTime();
        words.cut(document, parsed);
        time += threads.getCurrentThreadCpuTime() - begin;
      }
      best = Math.max(best, 1e3 * bytes / time);
    }
    return best;
  }

  private double speed(LongSupplier work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double best = 0;
    long sum = 0;
    for (int round = 0; round < 10; round++) {
      long begin = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < 5; i++) {
        sum += work.getAsLong();
      }
      best = Math.max(best, 5e3 * bytes / (threads.getCurrentThreadCpuTime() - begin));
    }
    return sum == 0 ? 0 : best;
  }
}
