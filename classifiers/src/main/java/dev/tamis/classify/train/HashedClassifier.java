package dev.tamis.classify.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.classify.TextClassifier;
import dev.tamis.classify.onnx.SharedSession;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A classifier that {@code tamis train quality} made. Its score is the probability of the label
 * that counts, or the expected score of the teacher divided by 5. It abstains on text without
 * letters or digits. A score does not depend on what else is scored. Not thread-safe; the session
 * behind it is shared.
 */
public final class HashedClassifier implements TextClassifier {
  /** What {@code classifier.json} says that the folder holds. */
  public static final String KIND = "hashed";

  static final String DESCRIPTION = "classifier.json";
  static final String MODEL = "model.onnx";

  /** The files of a folder that are read. */
  public static final List<String> FILES = List.of(DESCRIPTION, MODEL);

  private final String name;
  private final SharedSession session;
  private final HashedFeatures features = new HashedFeatures();

  private HashedClassifier(String name, SharedSession session) {
    this.name = name;
    this.session = session;
  }

  /**
   * Whether a folder's {@code classifier.json} is of this kind; false too where there is none that
   * can be read.
   */
  public static boolean isHashed(Path folder) {
    try {
      Path file = folder.resolve(DESCRIPTION);
      return Files.isRegularFile(file)
          && new ObjectMapper().readTree(file.toFile()).path("kind").asText().equals(KIND);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Loads a folder and tries the model.
   *
   * @throws IllegalArgumentException if it is of another kind or features version, if the model is
   *     not the one described, or does not work
   */
  public static HashedClassifier load(Path folder) throws IOException {
    Path file = folder.resolve(DESCRIPTION);
    JsonNode description;
    try {
      description = new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": not JSON", e);
    }
    expect(file, description, "kind", KIND);
    expect(file, description, "features", HashedFeatures.VERSION);
    byte[] model = Files.readAllBytes(folder.resolve(MODEL));
    expect(file, description, "model_sha256", JsonLines.sha256(model));
    String name = description.path("name").asText("");
    if (name.isBlank()) {
      throw new IllegalArgumentException(file + ": \"name\" must not be empty");
    }
    HashedClassifier classifier = new HashedClassifier(name, SharedSession.of(model));
    classifier.score(List.of(new Input("A trial.", LanguageTag.UNDETERMINED)));
    return classifier;
  }

  private static void expect(Path file, JsonNode description, String key, String value) {
    String found = description.path(key).asText("");
    if (!found.equals(value)) {
      throw new IllegalArgumentException(
          file + ": \"" + key + "\" must be \"" + value + "\" (got: \"" + found + "\")");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String sha256() {
    return session.sha256();
  }

  @Override
  public List<Score> score(List<Input> inputs) {
    List<Score> scores = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      Bag bag = features.of(input.text(), input.tag());
      // One at a time: in a batch the shorter would be padded, and sums of another width may
      // differ.
      scores.add(
          bag.words().length == 0
              ? new Score(null, "no-words")
              : new Score((double) score(bag), null));
    }
    return scores;
  }

  private float score(Bag bag) {
    return session
        .runNamed(
            Map.of(
                "words", buckets(bag.words()),
                "word_counts", counts(bag.words()),
                "grams", buckets(bag.grams()),
                "gram_counts", counts(bag.grams()),
                "statistics", new float[][] {bag.statistics()}))[0][0];
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
