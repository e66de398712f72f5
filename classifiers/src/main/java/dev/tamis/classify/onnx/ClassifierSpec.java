package dev.tamis.classify.onnx;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.tamis.classify.LanguageScope;
import dev.tamis.classify.ScoreRange;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code classifier.json} says of a model. It checks itself, and fills what is left out.
 *
 * @param name of the model, under which its score is written; no slash
 * @param head how its outputs become a score
 * @param labels name of each output, in order; of a regression head, which has one output, the
 *     names of the scores 0, 1, 2 and so on, or none
 * @param label whose probability is the score; empty for that of the likeliest label
 * @param output name of the output; empty for {@code logits}, or the only one
 * @param maxTokens the model sees no more of a text at once, special tokens included; 4 to 65,536
 * @param maxChars the text is cut to so many code points first, as part of what the score means; 1
 *     to 16,777,216
 * @param windows what of a longer text counts
 * @param maxWindows how many windows at most, 1 to 1,000
 * @param batch how many texts are run at once, 1 to 256
 * @param threshold texts that score lower are left out, unless the user says otherwise; or null
 * @param labelThreshold of a sigmoid head, the probability from which a label holds, 0 to 1
 * @param range of a regression head, the lowest and highest score; scores beyond are clipped
 * @param languages that it was made for, {@code eng} or {@code eng_Latn}; none for all
 * @param precision {@code fp32}, {@code fp16} or {@code int8}; where it is given, whether the file
 *     is quantised to bytes or not is checked
 * @param licence of the model
 * @param revision of the model
 * @param sha256 of {@code model.onnx}, checked where it is given
 */
public record ClassifierSpec(
    String name,
    Head head,
    List<String> labels,
    String label,
    String output,
    Integer maxTokens,
    Integer maxChars,
    Windows windows,
    Integer maxWindows,
    Integer batch,
    Double threshold,
    Double labelThreshold,
    List<Double> range,
    List<String> languages,
    Precision precision,
    String licence,
    String revision,
    String sha256) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .withCoercionConfig(
              LogicalType.Textual,
              config -> {
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .build();

  /** How outputs become a score. */
  public enum Head {
    /** One output is the score itself. */
    @JsonProperty("regression")
    REGRESSION,
    /** One label holds. */
    @JsonProperty("softmax")
    SOFTMAX,
    /** Each label may hold. */
    @JsonProperty("sigmoid")
    SIGMOID
  }

  /** What of a text with too many tokens counts. */
  public enum Windows {
    /** The beginning. */
    @JsonProperty("first")
    FIRST,
    /** The mean over windows. */
    @JsonProperty("mean")
    MEAN,
    /** The highest of any window, label by label. */
    @JsonProperty("max")
    MAX
  }

  /** Form of the weights. */
  public enum Precision {
    /** Floats of 32 bits. */
    @JsonProperty("fp32")
    FP32,
    /** Floats of 16 bits. */
    @JsonProperty("fp16")
    FP16,
    /** Bytes. */
    @JsonProperty("int8")
    INT8
  }

  /** Fills what is left out, copies the lists and checks names and ranges. */
  public ClassifierSpec {
    if (name == null || name.isEmpty() || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "name must not be empty or hold \"/\" (got: \"" + name + "\")");
    }
    if (head == null) {
      throw new IllegalArgumentException(
          "head is missing; it must be regression, softmax or sigmoid");
    }
    labels = labels == null ? List.of() : present("labels", labels);
    label = label == null ? "" : label;
    output = output == null ? "" : output;
    maxTokens = within("maxTokens", maxTokens, 512, 4, 1 << 16);
    maxChars = within("maxChars", maxChars, 1_000_000, 1, 1 << 24);
    windows = windows == null ? Windows.FIRST : windows;
    maxWindows = within("maxWindows", maxWindows, 8, 1, 1000);
    batch = within("batch", batch, 1, 1, 256);
    labelThreshold = labelThreshold == null ? 0.5 : labelThreshold;
    if (!ScoreRange.PROBABILITY.holds(labelThreshold)) {
      throw new IllegalArgumentException(
          "labelThreshold must be 0 .. 1 (got: " + labelThreshold + ")");
    }
    range = range == null ? List.of() : present("range", range);
    languages =
        new LanguageScope(languages == null ? List.of() : present("languages", languages)).codes();
    licence = licence == null ? "" : licence;
    revision = revision == null ? "" : revision;
    sha256 = sha256 == null ? "" : sha256;
    checkLabels(head, labels, label);
    checkRange(head, range, threshold);
  }

  /**
   * Reads {@code classifier.json}.
   *
   * @throws IllegalArgumentException if anything in it is wrong; the message names the key
   */
  public static ClassifierSpec parse(byte[] json) {
    try {
      JsonNode tree = JSON.readTree(json);
      checkKeys(tree);
      return JSON.treeToValue(tree, ClassifierSpec.class);
    } catch (JsonProcessingException e) {
      String message =
          e.getCause() instanceof IllegalArgumentException own
              ? own.getMessage()
              : e.getOriginalMessage();
      int end = message.indexOf('\n');
      throw new IllegalArgumentException(
          "classifier.json: " + (end < 0 ? message : message.substring(0, end)), e);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot be read", e);
    }
  }

  /** The scores that the model may give. */
  public ScoreRange scores() {
    return scores(head, range);
  }

  private static ScoreRange scores(Head head, List<Double> range) {
    if (head != Head.REGRESSION) {
      return ScoreRange.PROBABILITY;
    }
    return range.isEmpty() ? ScoreRange.ANY : new ScoreRange(range.get(0), range.get(1));
  }

  /** Before anything else, for a misspelt key is one that is missing as well. */
  private static void checkKeys(JsonNode tree) {
    Set<String> known = new TreeSet<>();
    for (RecordComponent component : ClassifierSpec.class.getRecordComponents()) {
      known.add(component.getName());
    }
    for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "classifier.json: unknown key \"" + name + "\"; known: " + String.join(", ", known));
      }
    }
  }

  private static int within(String key, Integer value, int missing, int min, int max) {
    int number = value == null ? missing : value;
    if (number < min || number > max) {
      throw new IllegalArgumentException(
          key + " must be " + min + " .. " + max + " (got: " + number + ")");
    }
    return number;
  }

  private static <T> List<T> present(String key, List<T> values) {
    for (T value : values) {
      if (value == null || value.toString().isBlank()) {
        throw new IllegalArgumentException(
            key + " must not hold an empty value (got: " + values + ")");
      }
    }
    return List.copyOf(values);
  }

  private static void checkLabels(Head head, List<String> labels, String label) {
    if (labels.stream().distinct().count() < labels.size()) {
      throw new IllegalArgumentException("labels must differ (got: " + labels + ")");
    }
    if (head != Head.REGRESSION && labels.isEmpty()) {
      throw new IllegalArgumentException("labels is missing: the name of each output, in order");
    }
    if (head == Head.REGRESSION && !label.isEmpty()) {
      throw new IllegalArgumentException(
          "label must be empty with the head regression (got: \"" + label + "\")");
    }
    if (!label.isEmpty() && !labels.contains(label)) {
      throw new IllegalArgumentException(
          "label must be one of " + labels + " (got: \"" + label + "\")");
    }
  }

  private static void checkRange(Head head, List<Double> range, Double threshold) {
    if (!range.isEmpty() && (head != Head.REGRESSION || range.size() != 2)) {
      throw new IllegalArgumentException(
          "range must be the lowest and the highest score of the head regression (got: "
              + range
              + ")");
    }
    ScoreRange scores = scores(head, range);
    if (threshold != null && !scores.holds(threshold)) {
      throw new IllegalArgumentException(
          "threshold must be a score that the model can give (got: " + threshold + ")");
    }
  }
}
