package dev.tamis.classify.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.classify.ModelDigest;
import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.onnx.OnnxRuntime;
import dev.tamis.classify.onnx.SharedSession;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model that {@code tamis train quality} made, loaded and tried; any number of {@link
 * HashedClassifier} share it. Immutable and thread-safe.
 */
public final class HashedModel {
  /** What {@code classifier.json} says that the folder holds. */
  public static final String KIND = "hashed";

  static final String DESCRIPTION = "classifier.json";
  static final String MODEL = "model.onnx";

  /** The files of a folder that are read. */
  public static final List<String> FILES = List.of(DESCRIPTION, MODEL);

  private final String name;
  private final SharedSession session;

  private HashedModel(String name, SharedSession session) {
    this.name = name;
    this.session = session;
  }

  /**
   * Loads a folder and tries the model.
   *
   * @throws IOException if a file is missing or cannot be read
   * @throws IllegalArgumentException if it is of another kind or features version, if the model is
   *     not the one described, or does not work
   */
  public static HashedModel load(Path folder) throws IOException {
    OnnxRuntime.require("a model of tamis train quality");
    Path file = folder.resolve(DESCRIPTION);
    JsonNode description;
    try {
      description = new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": not JSON", e);
    }
    expect(file, description, "kind", KIND);
    expect(file, description, "features", HashedFeatures.VERSION);
    byte[] bytes = Files.readAllBytes(folder.resolve(MODEL));
    expect(file, description, "model_sha256", ModelDigest.sha256(bytes));
    String name = description.path("name").asText("");
    if (name.isBlank()) {
      throw new IllegalArgumentException(file + ": \"name\" must not be empty");
    }
    HashedModel model = new HashedModel(name, SharedSession.of(bytes));
    try {
      new HashedClassifier(model).score(List.of(new Input("A trial.", LanguageTag.UNDETERMINED)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(folder.resolve(MODEL) + ": " + e.getMessage(), e);
    }
    return model;
  }

  private static void expect(Path file, JsonNode description, String key, String value) {
    String found = description.path(key).asText("");
    if (!found.equals(value)) {
      throw new IllegalArgumentException(
          file + ": \"" + key + "\" must be \"" + value + "\" (got: \"" + found + "\")");
    }
  }

  /** Name that it was trained under. */
  public String name() {
    return name;
  }

  /** SHA-256 of {@code model.onnx}, hexadecimal. */
  public String sha256() {
    return session.sha256();
  }

  /**
   * The score of a text's features.
   *
   * @throws IllegalArgumentException if the model does not take them or answers in another form
   */
  float score(Bag bag) {
    float[][] answer =
        session.runNamed(
            Map.of(
                "words", buckets(bag.words()),
                "word_counts", counts(bag.words()),
                "grams", buckets(bag.grams()),
                "gram_counts", counts(bag.grams()),
                "statistics", new float[][] {bag.statistics()}));
    if (answer.length != 1 || answer[0].length != 1) {
      throw new IllegalArgumentException(
          "the model must answer with one number (got: "
              + answer.length
              + " rows"
              + (answer.length == 0 ? "" : " of " + answer[0].length)
              + ")");
    }
    return answer[0][0];
  }

  /** A text of one character has no pairs: bucket 0, counted 0 times, stands for nothing. */
  private static long[][] buckets(int[] packed) {
    long[][] buckets = new long[1][Math.max(1, packed.length)];
    for (int i = 0; i < packed.length; i++) {
      buckets[0][i] = Bag.bucket(packed[i]);
    }
    return buckets;
  }

  private static float[][] counts(int[] packed) {
    float[][] counts = new float[1][Math.max(1, packed.length)];
    for (int i = 0; i < packed.length; i++) {
      counts[0][i] = Bag.scaledCount(packed[i]);
    }
    return counts;
  }
}
