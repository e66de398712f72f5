package dev.tamis.classify.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A transformer of a real one's size with random weights, a vocabulary of 30,522, and texts. */
final class BenchmarkModel {
  private static final int VOCABULARY = 30_522;

  /** As large as the classifier of FineWeb-Edu: 109 million weights. */
  static final BenchmarkModel BASE = new BenchmarkModel(12, 768, 512);

  /** 11 million weights. */
  static final BenchmarkModel SMALL = new BenchmarkModel(4, 256, 256);

  private final int layers;
  private final int width;
  private final int tokens;
  private final List<String> vocabulary;

  private BenchmarkModel(int layers, int width, int tokens) {
    this.layers = layers;
    this.width = width;
    this.tokens = tokens;
    this.vocabulary = vocabulary();
  }

  static BenchmarkModel named(String name) {
    return name.equals("base") ? BASE : SMALL;
  }

  /** Writes the folder of a model. */
  void write(Path folder) throws IOException {
    TransformerWriter.write(folder.resolve("model.onnx"), layers, width, VOCABULARY, tokens, 1);
    String words =
        vocabulary.stream()
            .map(word -> "\"" + word + "\": " + vocabulary.indexOf(word))
            .collect(Collectors.joining(", "));
    String own = Networks.TOKENIZER;
    int from = own.indexOf("\"vocab\": {") + "\"vocab\": {".length();
    String json = own.substring(0, from) + words + "}}}";
    Files.write(folder.resolve("tokenizer.json"), json.getBytes(UTF_8));
    Files.write(
        folder.resolve("classifier.json"),
        ("{\"name\":\"b\",\"head\":\"regression\",\"maxTokens\":" + tokens + "}").getBytes(UTF_8));
  }

  /** Texts of 3,000 to 6,000 characters, of which most words are in the vocabulary. */
  List<String> texts(int count) {
    SplittableRandom random = new SplittableRandom(7);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      int length = 3000 + random.nextInt(3000);
      while (text.length() < length) {
        text.append(vocabulary.get(600 + random.nextInt(VOCABULARY - 600)));
        text.append(random.nextInt(5) == 0 ? "s" : "").append(random.nextInt(12) == 0 ? ". " : " ");
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static List<String> vocabulary() {
    Set<String> words = new LinkedHashSet<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", ","));
    for (char letter = 'a'; letter <= 'z'; letter++) {
      words.add(String.valueOf(letter));
      words.add("##" + letter);
    }
    SplittableRandom random = new SplittableRandom(3);
    while (words.size() < VOCABULARY) {
      StringBuilder word = new StringBuilder();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        word.append("bcdfghklmnprst".charAt(random.nextInt(14)))
            .append("aeiou".charAt(random.nextInt(5)));
      }
      words.add(word.toString());
    }
    return List.copyOf(words);
  }
}
