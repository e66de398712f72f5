package dev.tamis.classify.onnx;

import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a transformer costs, for a program to run by hand. {@code write SIZE FOLDER} makes one,
 * {@code small} or {@code base}. {@code memory FOLDER INSTANCES} loads it several times, scores
 * texts with each in a thread of its own, and prints the process's memory. {@code speed SIZE FOLDER
 * ROUNDS} prints the processor time of a text, from text to score and of the bare session alone, in
 * turns, so that whatever else the machine does disturbs both alike.
 */
final class ModelCost {
  private ModelCost() {}

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "write" ->
          BenchmarkModel.named(args[1]).write(Files.createDirectories(Path.of(args[2])));
      case "memory" -> memory(Path.of(args[1]), Integer.parseInt(args[2]));
      case "speed" -> speed(args[1], Path.of(args[2]), Integer.parseInt(args[3]));
      default ->
          throw new IllegalArgumentException("write, memory or speed (got: " + args[0] + ")");
    }
  }

  private static void speed(String size, Path folder, int rounds) throws Exception {
    OnnxBenchmark benchmark = new OnnxBenchmark();
    benchmark.load(folder, BenchmarkModel.named(size).texts(OnnxBenchmark.TEXTS));
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    double[] bare = new double[rounds];
    double[] whole = new double[rounds];
    double[] ratios = new double[rounds];
    for (int i = -1; i < rounds; i++) {
      long start = clock.getCurrentThreadCpuTime();
      benchmark.bareSession();
      long middle = clock.getCurrentThreadCpuTime();
      benchmark.classifier();
      long end = clock.getCurrentThreadCpuTime();
      if (i >= 0) {
        bare[i] = (middle - start) / 1e6 / OnnxBenchmark.TEXTS;
        whole[i] = (end - middle) / 1e6 / OnnxBenchmark.TEXTS;
        ratios[i] = bare[i] / whole[i];
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: bare session %.1f ms, classifier %.1f ms of processor time a text; medians of %d"
            + " rounds; speed to the bare session's %.3f%n",
        size,
        median(bare),
        median(whole),
        rounds,
        median(ratios));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void memory(Path folder, int instances) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      OnnxClassifier classifier = OnnxClassifier.load(folder);
      threads.add(new Thread(() -> score(classifier)));
    }
    report("loaded");
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    report("scored");
  }

  private static void score(OnnxClassifier classifier) {
    List<Input> inputs = new ArrayList<>();
    for (String text : BenchmarkModel.BASE.texts(4)) {
      inputs.add(new Input(text, LanguageTag.parse("eng_Latn")));
    }
    List<Score> scores = classifier.score(inputs);
    System.out.println(scores);
  }

  private static void report(String when) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM") || line.startsWith("VmRSS")) {
        System.out.println(when + ": " + line);
      }
    }
  }
}
