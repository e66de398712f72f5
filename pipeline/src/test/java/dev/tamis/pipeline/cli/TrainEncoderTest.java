package dev.tamis.pipeline.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.LanguageScope;
import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.onnx.OnnxClassifier;
import dev.tamis.classify.onnx.OnnxModel;
import dev.tamis.classify.onnx.SharedSession;
import dev.tamis.language.LanguageTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heads on a real encoder, MiniLM-L6, by the real command. */
class TrainEncoderTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");
  private static final List<String> TEXTS =
      List.of(
          "A glacier shapes the valley below it.",
          "Win!",
          "The orbit of a planet is an ellipse, and the sun stands in one of its two foci.",
          "Huge sale of coupons, " + "click and win a phone today. ".repeat(20));

  @TempDir private static Path folder;
  private static Path minilm;
  private static Path labelled;
  private static String told;

  /** Labels, and topics that cross them. */
  @BeforeAll
  static void trainTheFirstHead() throws IOException {
    minilm = Files.createDirectories(folder.resolve("minilm"));
    for (Map.Entry<String, String> file :
        Map.of(
                "/all-minilm-l6-v2.onnx", "model.onnx",
                "/all-minilm-l6-v2-tokenizer.json", "tokenizer.json")
            .entrySet()) {
      try (InputStream in = TrainEncoderTest.class.getResourceAsStream(file.getKey())) {
        Files.copy(in, minilm.resolve(file.getValue()));
      }
    }
    labelled = write("labelled.jsonl", false);
    told =
        run(0, labelled, "first", "--name", "edu", "--encoder", minilm.toString())
            .replace(folder.toString(), "");
  }

  private static Path write(String name, boolean topics) throws IOException {
    String[] good = {"river", "planet", "enzyme", "theorem", "glacier", "orbit"};
    String[] poor = {"sale", "bargain", "coupon", "jackpot", "discount", "casino"};
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 36; i++) {
      boolean teaches = i % 2 == 0;
      boolean sea = i % 3 == 0;
      String text =
          teaches
              ? "Chapter " + i + " explains how a " + good[i / 2 % 6] + " is studied in science"
              : "Hurry, offer " + i + "! The best " + poor[i / 2 % 6] + " online, click to win";
      String label = topics ? sea ? "sea" : "other" : teaches ? "teaches" : "sells";
      lines.add(
          "{\"text\": \""
              + text
              + (sea ? ", on the ship, the ocean and the harbour" : "")
              + "\", \"language\": \"eng_Latn\", \"label\": \""
              + label
              + "\"}");
    }
    return Files.write(folder.resolve(name), lines, StandardCharsets.UTF_8);
  }

  private static String run(int status, Path data, String output, String... options) {
    List<String> all = new ArrayList<>(List.of("train", "quality", data.toString()));
    all.addAll(List.of("--output", folder.resolve(output).toString()));
    all.addAll(List.of(options));
    if (all.contains("--encoder")) {
      all.addAll(List.of("--max-tokens", "64"));
    }
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int returned = Tamis.execute(all.toArray(new String[0]));
      assertEquals(status, returned, err.toString(StandardCharsets.UTF_8));
      return err.toString(StandardCharsets.UTF_8);
    } finally {
      System.setErr(before);
    }
  }

  @Test
  void allModelsAreMeasuredOnTheSameTextsAndTheBestIsNamed() throws IOException {
    Map<String, Double> table = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve("first/comparison.tsv")).subList(1, 4)) {
      table.put(line.split("\t")[0], Double.valueOf(line.split("\t")[1]));
    }
    assertEquals(List.of("encoder-linear", "encoder-mlp", "hashed"), List.copyOf(table.keySet()));
    double best = Math.max(table.get("encoder-linear"), table.get("encoder-mlp"));
    boolean encoder = best > table.get("hashed");
    assertTrue(told.contains(encoder ? "/first/encoder (" : "/first/hashed did better"), told);
    // The same texts in the same order, held out of both.
    List<String> hashed = Files.readAllLines(folder.resolve("first/hashed/held-out.tsv"));
    List<String> headed = Files.readAllLines(folder.resolve("first/encoder/held-out.tsv"));
    assertEquals(37, hashed.size());
    for (int i = 0; i < hashed.size(); i++) {
      assertEquals(
          List.of(hashed.get(i).split("\t")).subList(0, 3),
          List.of(headed.get(i).split("\t")).subList(0, 3));
    }
    String card = Files.readString(folder.resolve("first/encoder/card.md"));
    assertTrue(card.contains("The head was chosen by AUC on the texts"), card);
    assertTrue(card.contains(String.format(Locale.ROOT, "| all | 36 | %.3f", best)), card);
  }

  @Test
  void theSameTextsInAnotherOrderGiveTheSameBytes() throws IOException {
    List<String> lines = Files.readAllLines(labelled, StandardCharsets.UTF_8);
    Collections.reverse(lines);
    Path reversed = Files.write(folder.resolve("reversed.jsonl"), lines, StandardCharsets.UTF_8);
    run(0, reversed, "again", "--name", "edu", "--encoder", minilm.toString());
    for (String file : List.of("encoder/model.onnx", "encoder/classifier.json", "comparison.tsv")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("first").resolve(file)),
          Files.readAllBytes(folder.resolve("again").resolve(file)),
          file);
    }
  }

  @Test
  void twoHeadsSayWhatEachSaysAloneAndCostOnePass() throws IOException {
    Path topics = write("topics.jsonl", true);
    String[] topic = {"--name", "topic", "--positive", "sea", "--head", "mlp", "--encoder"};
    run(0, topics, "alone", with(topic, minilm));
    String said = run(0, topics, "both", with(topic, folder.resolve("first/encoder")));
    assertTrue(said.contains("model.onnx has the heads edu, topic"), said);
    assertTrue(said.contains("encoder-mlp"), said);
    assertFalse(said.contains("encoder-linear"), said);

    Path both = folder.resolve("both/encoder");
    List<Double> edu = scores(folder.resolve("first/encoder"), "edu", TEXTS);
    List<Double> sea = scores(folder.resolve("alone/encoder"), "topic", TEXTS);
    OnnxClassifier first = classifier(both, "edu");
    OnnxClassifier second = classifier(both, "topic");
    SharedSession session = SharedSession.of(both.resolve("model.onnx"));
    long before = session.passes();
    List<Input> inputs = TEXTS.stream().map(text -> new Input(text, ENGLISH)).toList();
    for (int i = 0; i < TEXTS.size(); i++) {
      assertEquals(edu.get(i), first.score(inputs).get(i).value(), 1e-5, TEXTS.get(i));
      assertEquals(sea.get(i), second.score(inputs).get(i).value(), 1e-5, TEXTS.get(i));
    }
    assertEquals(TEXTS.size(), session.passes() - before, "one for each text, whoever asks");
    assertTrue(edu.get(0) > 0.5 && edu.get(3) < 0.5, edu.toString());

    String again = run(2, topics, "third", with(topic, both));
    assertTrue(again.contains("there is a head \"topic\" already"), again);
  }

  private static String[] with(String[] options, Path encoder) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add(encoder.toString());
    return all.toArray(new String[0]);
  }

  private static OnnxClassifier classifier(Path model, String head) throws IOException {
    return new OnnxClassifier(OnnxModel.load(model, head), "n", "", LanguageScope.ALL);
  }

  private static List<Double> scores(Path model, String head, List<String> texts)
      throws IOException {
    OnnxClassifier classifier = classifier(model, head);
    List<Double> scores = new ArrayList<>();
    for (String text : texts) {
      scores.add(classifier.score(List.of(new Input(text, ENGLISH))).get(0).value());
    }
    return scores;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--pooling cls; --encoder",
        "--head mlp; --encoder",
        "--head mlp; tamis: try: tamis train quality --help",
        "--max-tokens 64; --encoder",
        "--encoder MINILM --head deep; --head must be linear, mlp or best (got: \"deep\")",
        "--encoder MINILM --pooling max; --pooling must be mean or cls (got: \"max\")",
        "--encoder MINILM --pooling MEAN; --pooling must be mean or cls (got: \"MEAN\")",
        "--name a/b; --name must have characters, and no slash (got: \"a/b\")"
      })
  void whatDoesNotFitIsToldAndNothingIsWritten(String options, String message) {
    String[] split = options.replace("MINILM", minilm.toString()).split(" ");
    String refused = run(2, labelled, "refused", split);
    assertTrue(refused.contains(message), refused);
    assertFalse(Files.exists(folder.resolve("refused")));
  }
}
