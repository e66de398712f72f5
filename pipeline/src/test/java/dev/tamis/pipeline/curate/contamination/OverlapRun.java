package dev.tamis.pipeline.curate.contamination;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Measures memory and speed of decontamination with made-up benchmarks, over made-up documents of
 * 3,000 characters, one in a hundred with an item:
 *
 * <pre>{@code OverlapRun BENCHMARKS ITEMS WORDS DOCUMENTS}</pre>
 */
public final class OverlapRun {
  private static final String[] SYLLABLES = {
    "ba", "den", "fir", "go", "ket", "lu", "mon", "ra", "sil", "to", "ven", "wi"
  };

  private final SplittableRandom random = new SplittableRandom(1);

  private OverlapRun() {}

  private String words(int count) {
    StringBuilder text = new StringBuilder(8 * count);
    for (int i = 0; i < count; i++) {
      for (int j = random.nextInt(1, 4); j > 0; j--) {
        text.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      text.append(i % 12 == 11 ? ". " : " ");
    }
    return text.toString();
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Measures. */
  public static void main(String[] args) {
    OverlapRun run = new OverlapRun();
    int benchmarks = Integer.parseInt(args[0]);
    int items = Integer.parseInt(args[1]);
    int words = Integer.parseInt(args[2]);
    BenchmarkIndex.Builder builder = new BenchmarkIndex.Builder(13, 5, 20);
    List<String> some = new ArrayList<>();
    long before = used();
    for (int benchmark = 0; benchmark < benchmarks; benchmark++) {
      List<BenchmarkReader.Item> list = new ArrayList<>();
      for (int i = 0; i < items / benchmarks; i++) {
        String text = run.words(run.random.nextInt(words / 2, words * 3 / 2));
        list.add(new BenchmarkReader.Item(List.of(text)));
        if (i == 0) {
          some.add(text);
        }
      }
      builder.add("benchmark " + benchmark, list);
    }
    BenchmarkIndex index = builder.build();
    builder = null;
    System.out.println(
        String.format(
            Locale.ROOT,
            "index %d MB by its own account, %d MB by the heap's",
            index.memory() / 1_000_000,
            (used() - before) / 1_000_000));
    List<String> documents = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < Integer.parseInt(args[3]); i++) {
      String text = run.words(500);
      text += i % 100 == 0 ? some.get(i / 100 % some.size()) : "";
      documents.add(text);
      bytes += text.getBytes(StandardCharsets.UTF_8).length;
    }
    for (int round = 0; round < 5; round++) {
      Overlap overlap = new Overlap(index, 0);
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      int found = 0;
      for (String document : documents) {
        found += overlap.matches(document).isEmpty() ? 0 : 1;
      }
      double seconds =
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
      System.out.println(
          String.format(
              Locale.ROOT, "%.0f MB/s of thread time, %d found", bytes / 1e6 / seconds, found));
    }
  }
}
