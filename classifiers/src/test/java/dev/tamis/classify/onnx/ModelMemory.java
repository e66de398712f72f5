package dev.tamis.classify.onnx;

import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads a model of 109 million weights in several instances, scores texts with each in a thread of
 * its own, and prints the process's memory. A program to run by hand: {@code write FOLDER} first,
 * then {@code FOLDER INSTANCES}.
 */
final class ModelMemory {
  private ModelMemory() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("write")) {
      BenchmarkModel.BASE.write(Files.createDirectories(Path.of(args[1])));
      return;
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      OnnxClassifier classifier = OnnxClassifier.load(Path.of(args[0]));
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
      inputs.add(new Input(text, LanguageTag.parse("eng_Latn"), null));
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
