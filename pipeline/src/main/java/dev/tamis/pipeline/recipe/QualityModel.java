package dev.tamis.pipeline.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tamis.classify.LanguageScope;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A classifier of a recipe.
 *
 * @param name under which its score is written, and the rule of what it excludes; no slash
 * @param kind {@code textness}, {@code onnx}, {@code fasttext} or {@code hashed}
 * @param path of a fastText model's file, or of the folder of an ONNX model or of one that {@code
 *     tamis train quality} made; empty for {@code textness}
 * @param head which of several heads of an ONNX model, the one in {@code classifier-HEAD.json};
 *     empty for the one in {@code classifier.json}
 * @param label whose probability is the score; empty for what the model says, always so for {@code
 *     textness} and {@code hashed}
 * @param minScore a document that scores lower is excluded; null for what the model says
 * @param maxScore a document that scores higher is excluded; null for no limit
 * @param languages that are scored, {@code eng} or {@code eng_Latn}; none for what the model says,
 *     always so for {@code textness} and {@code hashed}
 * @param keepBest the share of each language's documents that stays, those that score highest
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record QualityModel(
    String name,
    String kind,
    String path,
    String head,
    String label,
    Double minScore,
    Double maxScore,
    List<String> languages,
    KeepBest keepBest)
    implements Serializable {

  /** The classifier in the jar. */
  public static final String TEXTNESS = "textness";

  /** A folder with an ONNX model. */
  public static final String ONNX = "onnx";

  /** A file with a fastText model. */
  public static final String FASTTEXT = "fasttext";

  /** A folder that {@code tamis train quality} made. */
  public static final String HASHED = "hashed";

  static final List<String> KINDS = List.of(FASTTEXT, HASHED, ONNX, TEXTNESS);
  private static final List<String> KEYS =
      List.of(
          "name",
          "kind",
          "path",
          "head",
          "label",
          "min-score",
          "max-score",
          "languages",
          "keep-best");
  private static final String HERE = "quality.models: ";

  /**
   * The share of documents of each language that stays, those with the highest scores.
   *
   * @param share 0 to 1; 0 for no such limit
   */
  public record KeepBest(double share) implements Serializable {
    static final KeepBest OFF = new KeepBest(0);

    /** Checks the range. */
    public KeepBest {
      Checks.inRange("quality.models: keep-best.share", share, 0, 1);
    }
  }

  /** Checks names and ranges. */
  public QualityModel {
    if (name.isEmpty() || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          HERE + "name must not be empty or hold \"/\" (got: \"" + name + "\")");
    }
    Checks.oneOf(HERE + name + ": kind", kind, KINDS);
    try {
      languages = new LanguageScope(languages).codes();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(HERE + name + ": languages: " + e.getMessage(), e);
    }
    boolean own = kind.equals(TEXTNESS);
    if (own != path.isEmpty() || (own && !(label.isEmpty() && languages.isEmpty()))) {
      throw new IllegalArgumentException(
          HERE
              + name
              + (own
                  ? " is the classifier in the jar and takes no path, label or languages"
                  : ": path is missing, of the model"));
    }
    if (kind.equals(HASHED) && !(label.isEmpty() && languages.isEmpty())) {
      throw new IllegalArgumentException(
          HERE + name + ": a model of kind hashed takes no label and no languages");
    }
    if (!head.isEmpty() && (!kind.equals(ONNX) || head.indexOf('/') >= 0)) {
      throw new IllegalArgumentException(
          HERE
              + name
              + ": head is the name of a head of a model of kind onnx, without \"/\" (got: \""
              + head
              + "\")");
    }
    checkFinite(name, "min-score", minScore);
    checkFinite(name, "max-score", maxScore);
    if (minScore != null && maxScore != null && minScore > maxScore) {
      throw new IllegalArgumentException(
          HERE
              + name
              + ": min-score must be at most max-score (got: "
              + minScore
              + ", "
              + maxScore
              + ")");
    }
  }

  /** The classifier in the jar, with no limits. */
  static QualityModel named(String name) {
    Checks.oneOf("quality.models", name, List.of(TEXTNESS));
    return new QualityModel(name, TEXTNESS, "", "", "", null, null, List.of(), KeepBest.OFF);
  }

  /** Reads a name, or a map of keys. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static QualityModel of(JsonNode node) {
    if (node.isTextual()) {
      return named(node.asText());
    }
    if (!node.isObject()) {
      throw new IllegalArgumentException(
          HERE + "an entry must be a name or a map of keys (got: " + node + ")");
    }
    checkKeys("", node, KEYS);
    String name = text(node, "name");
    if (name.isEmpty()) {
      throw new IllegalArgumentException(HERE + "name is missing");
    }
    String kind = text(node, "kind");
    return new QualityModel(
        name,
        kind.isEmpty() && name.equals(TEXTNESS) ? TEXTNESS : kind,
        text(node, "path"),
        text(node, "head"),
        text(node, "label"),
        number(node, "min-score"),
        number(node, "max-score"),
        texts(node, "languages"),
        keepBest(node.path("keep-best")));
  }

  private static KeepBest keepBest(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return KeepBest.OFF;
    }
    if (!node.isObject()) {
      throw new IllegalArgumentException(
          HERE + "keep-best must be a map, like {share: 0.1} (got: " + node + ")");
    }
    checkKeys("keep-best.", node, List.of("share"));
    Double share = number(node, "share");
    if (share == null) {
      throw new IllegalArgumentException(
          HERE + "keep-best must be a map, like {share: 0.1} (got: " + node + ")");
    }
    return new KeepBest(share);
  }

  private static void checkKeys(String prefix, JsonNode node, List<String> known) {
    for (var names = node.fieldNames(); names.hasNext(); ) {
      String key = names.next();
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            HERE + "unknown key \"" + prefix + key + "\"" + Nearest.hint(key, known));
      }
    }
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException(HERE + key + " must be a string (got: " + value + ")");
    }
    return value.asText();
  }

  private static Double number(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException(HERE + key + " must be a number (got: " + value + ")");
    }
    return value.asDouble();
  }

  private static List<String> texts(JsonNode node, String key) {
    JsonNode list = node.path(key);
    if (!list.isMissingNode() && !list.isArray()) {
      throw new IllegalArgumentException(HERE + key + " must be a list (got: " + list + ")");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list) {
      if (!item.isTextual()) {
        throw new IllegalArgumentException(
            HERE + key + " must be a list of strings (got: " + item + ")");
      }
      texts.add(item.asText());
    }
    return texts;
  }

  private static void checkFinite(String name, String key, Double value) {
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          HERE + name + ": " + key + " must be a finite number (got: " + value + ")");
    }
  }
}
