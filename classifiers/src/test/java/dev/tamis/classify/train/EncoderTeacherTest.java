package dev.tamis.classify.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnx.proto.OnnxMl;
import dev.tamis.classify.LanguageScope;
import dev.tamis.classify.TextClassifier;
import dev.tamis.classify.onnx.EncoderHead;
import dev.tamis.classify.onnx.OnnxClassifier;
import dev.tamis.classify.onnx.OnnxModel;
import dev.tamis.classify.onnx.Pooling;
import dev.tamis.classify.onnx.SentenceEncoder;
import dev.tamis.classify.onnx.SharedSession;
import dev.tamis.language.LanguageTag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A head on a real encoder, MiniLM-L6, as it was exported. */
class EncoderTeacherTest {
  private static final List<String> TEXTS =
      List.of(
          "A river carries sand to the sea, and leaves it where the water slows.",
          "Buy two, get one free! Offer ends tonight.",
          "Short.");

  @TempDir private static Path folder;

  @BeforeAll
  static void unpack() throws IOException {
    copy("/all-minilm-l6-v2.onnx", "model.onnx");
    copy("/all-minilm-l6-v2-tokenizer.json", "tokenizer.json");
  }

  private static void copy(String resource, String name) throws IOException {
    try (InputStream in = EncoderTeacherTest.class.getResourceAsStream(resource)) {
      Files.copy(in, folder.resolve(name));
    }
  }

  /** Vectors of the tokens by the plain session, pooled here. */
  private static float[] reference(String text, boolean mean) throws IOException {
    SharedSession session = SharedSession.of(folder.resolve("model.onnx"));
    float[][] hidden;
    try (HuggingFaceTokenizer tokenizer =
        HuggingFaceTokenizer.newInstance(
            folder.resolve("tokenizer.json"), Map.of("padding", "false"))) {
      Encoding tokens = tokenizer.encode(text);
      hidden =
          session
              .runTokens(
                  Map.of(
                      "input_ids", new long[][] {tokens.getIds()},
                      "attention_mask", new long[][] {tokens.getAttentionMask()},
                      "token_type_ids", new long[][] {tokens.getTypeIds()}))[0];
    }
    float[] pooled = new float[hidden[0].length];
    for (int d = 0; d < pooled.length; d++) {
      double sum = 0;
      for (float[] token : hidden) {
        sum += token[d];
      }
      pooled[d] = mean ? (float) (sum / hidden.length) : hidden[0][d];
    }
    return pooled;
  }

  @Test
  void vectorsAreThoseOfThePlainSession() throws IOException {
    for (Pooling pooling : Pooling.values()) {
      SentenceEncoder encoder = SentenceEncoder.load(folder, pooling, 256);
      for (String text : TEXTS) {
        assertArrayEquals(
            reference(text, pooling == Pooling.MEAN), encoder.encode(text), 1e-5f, text);
      }
    }
  }

  @Test
  void theHeadIsWhatTheFormulaSays(@TempDir Path headed) throws IOException {
    float[] vector = reference(TEXTS.get(0), true);
    int size = vector.length;
    float[] mean = new float[size];
    float[] deviation = new float[size];
    float[] weights = new float[size];
    double sum = 0.25;
    for (int d = 0; d < size; d++) {
      mean[d] = (d % 7 - 3) / 50f;
      deviation[d] = 0.02f + d % 5 / 100f;
      weights[d] = (d % 11 - 5) / 100f;
      double standard = (vector[d] - mean[d]) / deviation[d];
      sum += weights[d] * Math.max(-2, Math.min(2, standard));
    }
    byte[] model =
        SentenceEncoder.load(folder, Pooling.MEAN, 256)
            .withHead("edu", new EncoderHead.Linear(mean, deviation, 2, weights, 0.25f));
    Files.write(headed.resolve("model.onnx"), model);
    Files.copy(folder.resolve("tokenizer.json"), headed.resolve("tokenizer.json"));
    Files.writeString(
        headed.resolve("classifier.json"),
        "{\"name\": \"edu\", \"head\": \"regression\", \"maxTokens\": 256, \"batch\": 2,"
            + " \"output\": \"tamis_logits_edu\"}");
    TextClassifier classifier = OnnxClassifier.load(headed);
    List<TextClassifier.Input> inputs =
        TEXTS.stream()
            .map(text -> new TextClassifier.Input(text, LanguageTag.parse("eng_Latn")))
            .toList();
    assertEquals(sum, classifier.score(inputs).get(0).value(), 1e-4);
  }

  @Test
  void anEncoderWithAHeadGetsAnother(@TempDir Path headed) throws IOException {
    int size = reference(TEXTS.get(2), true).length;
    float[] none = new float[size];
    float[] ones = new float[size];
    java.util.Arrays.fill(ones, 1);
    SentenceEncoder plain = SentenceEncoder.load(folder, Pooling.MEAN, 256);
    Files.copy(folder.resolve("tokenizer.json"), headed.resolve("tokenizer.json"));
    byte[] one = plain.withHead("edu", new EncoderHead.Linear(none, ones, 9, ones, 0.5f));
    Files.write(headed.resolve("model.onnx"), one);
    float[] weights = ones.clone();
    weights[0] = -3;
    SentenceEncoder first = SentenceEncoder.load(headed, Pooling.CLS, 256);
    EncoderHead.Linear linear = new EncoderHead.Linear(none, ones, 9, weights, -1);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> first.withHead("edu", linear))
            .getMessage()
            .contains("there is a head \"edu\" already"));
    Files.write(headed.resolve("model.onnx"), first.withHead("topic", linear));
    for (String head : List.of("edu", "topic")) {
      Files.writeString(
          headed.resolve("classifier-" + head + ".json"),
          "{\"name\": \""
              + head
              + "\", \"head\": \"regression\", \"maxTokens\": 256,"
              + " \"output\": \"tamis_logits_"
              + head
              + "\"}");
    }
    TextClassifier.Input input =
        new TextClassifier.Input(TEXTS.get(2), LanguageTag.parse("eng_Latn"));
    double edu = 0.5;
    double topic = -1;
    float[] mean = reference(TEXTS.get(2), true);
    float[] beginning = reference(TEXTS.get(2), false);
    for (int d = 0; d < size; d++) {
      edu += mean[d];
      topic += weights[d] * beginning[d];
    }
    assertEquals(edu, score(OnnxModel.load(headed, "edu"), input), 1e-4);
    assertEquals(topic, score(OnnxModel.load(headed, "topic"), input), 1e-4);
  }

  private static double score(OnnxModel model, TextClassifier.Input input) {
    return new OnnxClassifier(model, "n", "", LanguageScope.ALL)
        .score(List.of(input))
        .get(0)
        .value();
  }

  @Test
  void aHiddenLayerIsWhatTheFormulaSays(@TempDir Path headed) throws IOException {
    int size = reference(TEXTS.get(0), true).length;
    float[] mean = new float[size];
    float[] deviation = new float[size];
    float[][] hidden = new float[size][3];
    for (int d = 0; d < size; d++) {
      mean[d] = (d % 7 - 3) / 50f;
      deviation[d] = 0.02f + d % 5 / 100f;
      for (int u = 0; u < 3; u++) {
        hidden[d][u] = ((d + u) % 11 - 5) / 200f;
      }
    }
    float[] biases = {0.1f, -0.2f, 0.3f};
    float[] weights = {1, -2, 0.5f};
    EncoderHead.Mlp layers =
        new EncoderHead.Mlp(mean, deviation, 2, hidden, biases, weights, 0.25f);
    Files.write(
        headed.resolve("model.onnx"),
        SentenceEncoder.load(folder, Pooling.CLS, 256).withHead("edu", layers));
    Files.copy(folder.resolve("tokenizer.json"), headed.resolve("tokenizer.json"));
    Files.writeString(
        headed.resolve("classifier.json"),
        "{\"name\": \"edu\", \"head\": \"regression\", \"maxTokens\": 256, \"batch\": 3,"
            + " \"output\": \"tamis_logits_edu\"}");
    LanguageTag english = LanguageTag.parse("eng_Latn");
    List<TextClassifier.Score> scores =
        OnnxClassifier.load(headed)
            .score(TEXTS.stream().map(t -> new TextClassifier.Input(t, english)).toList());
    for (int i = 0; i < TEXTS.size(); i++) {
      float[] vector = reference(TEXTS.get(i), false);
      double sum = 0.25;
      for (int u = 0; u < 3; u++) {
        double unit = biases[u];
        for (int d = 0; d < size; d++) {
          double standard = (vector[d] - mean[d]) / deviation[d];
          unit += hidden[d][u] * Math.max(-2, Math.min(2, standard));
        }
        sum += weights[u] * Math.max(0, unit);
      }
      assertEquals(sum, scores.get(i).value(), 1e-4, TEXTS.get(i));
    }
  }

  /** XLM-R and e5 in its multilingual form have no types of tokens; some exports have no mask. */
  @Test
  void encodersOfTwoInputsAndOfOneGiveTheSameVectors(@TempDir Path two, @TempDir Path one)
      throws IOException {
    OnnxMl.ModelProto model =
        OnnxMl.ModelProto.parseFrom(Files.readAllBytes(folder.resolve("model.onnx")));
    OnnxMl.ModelProto typeless =
        without(model, "token_type_ids", node("Sub", "token_type_ids", "input_ids", "input_ids"));
    save(typeless, two);
    OnnxMl.TensorProto ones =
        OnnxMl.TensorProto.newBuilder().addDims(1).setDataType(7).addInt64Data(1).build();
    OnnxMl.NodeProto constant =
        OnnxMl.NodeProto.newBuilder()
            .setOpType("Constant")
            .addOutput("one")
            .addAttribute(
                OnnxMl.AttributeProto.newBuilder()
                    .setName("value")
                    .setT(ones)
                    .setType(OnnxMl.AttributeProto.AttributeType.TENSOR))
            .build();
    save(
        without(
            typeless,
            "attention_mask",
            node("Sub", "none", "input_ids", "input_ids"),
            constant,
            node("Add", "attention_mask", "none", "one")),
        one);
    for (Pooling pooling : Pooling.values()) {
      SentenceEncoder encoder = SentenceEncoder.load(two, pooling, 256);
      for (String text : TEXTS) {
        float[] expected = reference(text, pooling == Pooling.MEAN);
        assertArrayEquals(expected, encoder.encode(text), 1e-5f, text);
      }
    }
    SentenceEncoder maskless = SentenceEncoder.load(one, Pooling.CLS, 256);
    assertArrayEquals(reference(TEXTS.get(0), false), maskless.encode(TEXTS.get(0)), 1e-5f);
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> SentenceEncoder.load(one, Pooling.MEAN, 256))
            .getMessage()
            .contains("pooling by the mean needs an input attention_mask"));
  }

  private static OnnxMl.NodeProto node(String type, String output, String... inputs) {
    return OnnxMl.NodeProto.newBuilder()
        .setOpType(type)
        .addOutput(output)
        .addAllInput(List.of(inputs))
        .build();
  }

  /** The model where nodes at its beginning make an input. */
  private static OnnxMl.ModelProto without(
      OnnxMl.ModelProto model, String input, OnnxMl.NodeProto... made) {
    OnnxMl.GraphProto.Builder graph = model.getGraph().toBuilder();
    List<OnnxMl.ValueInfoProto> inputs =
        graph.getInputList().stream().filter(i -> !i.getName().equals(input)).toList();
    List<OnnxMl.NodeProto> nodes = graph.getNodeList();
    graph.clearInput().addAllInput(inputs).clearNode();
    return model.toBuilder().setGraph(graph.addAllNode(List.of(made)).addAllNode(nodes)).build();
  }

  private static void save(OnnxMl.ModelProto model, Path to) throws IOException {
    Files.write(to.resolve("model.onnx"), model.toByteArray());
    Files.copy(folder.resolve("tokenizer.json"), to.resolve("tokenizer.json"));
  }

  @Test
  void theCommandLearnsWhatIsSaid(@TempDir Path trained) throws IOException {
    StringBuilder lines = new StringBuilder();
    String[] good = {"river", "planet", "enzyme", "theorem", "glacier", "orbit"};
    String[] poor = {"sale", "bargain", "coupon", "jackpot", "discount", "casino"};
    for (int i = 0; i < 36; i++) {
      boolean teaches = i % 2 == 0;
      String word = (teaches ? good : poor)[i / 2 % 6];
      String text =
          teaches
              ? "Chapter " + i + " explains how a " + word + " is studied in science lessons."
              : "Hurry, offer " + i + "! The best " + word + " online, click and win today!";
      lines
          .append("{\"text\": \"")
          .append(text)
          .append("\", \"language\": \"eng_Latn\", \"label\": \"")
          .append(teaches ? "teaches" : "sells")
          .append("\"}\n");
    }
    LabelledFile.Contents contents =
        LabelledFile.read("t", new BufferedReader(new StringReader(lines.toString())), "teaches");
    SentenceEncoder encoder = SentenceEncoder.load(folder, Pooling.MEAN, 64);
    HeadTrainer.Headed headed =
        new HeadTrainer(1).train("edu", contents, encoder, 64, List.of(HeadKind.values()));
    QualityTrainer.Trained head = headed.trained();
    assertEquals(head.heldOut(), headed.heldOut().get(headed.kind()));
    headed.heldOut().forEach((kind, value) -> assertTrue(value > 0.95, kind + " " + value));
    assertTrue(head.card().contains(encoder.sha256()));
    Files.write(trained.resolve("model.onnx"), head.model());
    Files.write(trained.resolve("tokenizer.json"), encoder.tokenizer());
    Files.writeString(trained.resolve("classifier.json"), head.description());
    TextClassifier classifier = OnnxClassifier.load(trained);
    LanguageTag english = LanguageTag.parse("eng_Latn");
    List<TextClassifier.Score> scores =
        classifier.score(
            List.of(
                new TextClassifier.Input("How a glacier shapes a valley.", english),
                new TextClassifier.Input("Mega deal! Win a phone now!", english)));
    assertTrue(scores.get(0).value() > 0.5 && scores.get(1).value() < 0.5, scores.toString());
  }

  @Test
  void whatIsNoEncoderIsTold(@TempDir Path empty) {
    assertTrue(
        assertThrows(IOException.class, () -> SentenceEncoder.load(empty, Pooling.CLS, 64))
            .getMessage()
            .contains("model.onnx"));
  }
}
