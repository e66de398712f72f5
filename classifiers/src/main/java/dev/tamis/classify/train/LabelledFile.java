package dev.tamis.classify.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tamis.classify.AssignedCodes;
import dev.tamis.classify.ModelDigest;
import dev.tamis.classify.Surrogates;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads labelled JSON lines: {@code text}, and {@code label} (a string, number or truth value) or
 * {@code score} (0 to 5); {@code language} where it is known, and a field by which texts are
 * grouped. Errors name the file, the line and the key, and quote no text.
 */
public final class LabelledFile {
  private static final List<String> GROUP_FIELDS = List.of("group", "host", "domain", "source");
  private static final double MAX_SCORE = 5;
  private static final int MAX_NAMED = 20;

  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private final String file;
  private final String positive;
  private final Map<String, Integer> lineOfId = new HashMap<>();
  private final Map<String, Integer> lineOfText = new HashMap<>();
  private final Map<String, String> answerOfText = new HashMap<>();
  private final Map<String, Integer> labels = new TreeMap<>();
  private final List<LabelledText> texts = new ArrayList<>();
  private final List<String> labelOf = new ArrayList<>();
  private Boolean scored;
  private int duplicates;
  private int blank;

  /**
   * What a file holds, in an order that does not depend on the order of its lines.
   *
   * @param texts each once
   * @param scored whether the teacher gave scores, not labels
   * @param positive the label that counts as 1; empty for scores
   * @param labels how often each label was read
   * @param duplicates lines whose text stood before, which are left out
   * @param blank lines whose text has nothing but white space, which are left out
   */
  public record Contents(
      List<LabelledText> texts,
      boolean scored,
      String positive,
      Map<String, Integer> labels,
      int duplicates,
      int blank) {}

  private LabelledFile(String file, String positive) {
    this.file = file;
    this.positive = positive;
  }

  /**
   * Reads all lines.
   *
   * @param file its name, for errors
   * @param positive the label that counts as 1 against all others; null for the last of two in the
   *     order of their characters
   * @throws IllegalArgumentException if a line cannot be used, or the labels are not of two kinds
   */
  public static Contents read(String file, BufferedReader lines, String positive)
      throws IOException {
    return new LabelledFile(file, positive).read(lines);
  }

  private Contents read(BufferedReader lines) throws IOException {
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        add(line, number);
      }
    }
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(file + ": no labelled texts");
    }
    return scored ? contents(texts, "") : labelled();
  }

  private void add(String line, int number) {
    JsonNode record = parse(line, number);
    JsonNode text = record.path("text");
    check(text.isTextual(), number, "text", "must be a string");
    boolean hasScore = record.hasNonNull("score");
    check(
        hasScore != record.hasNonNull("label"), number, "label", "or \"score\" must be given, one");
    check(
        scored == null || scored == hasScore,
        number,
        hasScore ? "score" : "label",
        "and the other one cannot be mixed in one file");
    scored = hasScore;
    checkId(record, number);
    String label = hasScore ? "" : label(record.get("label"), number);
    double score = hasScore ? score(record.get("score"), number) : 0;
    String content = Surrogates.replaceLone(text.asText());
    String hash = ModelDigest.sha256(content);
    if (content.isBlank()) {
      blank++;
    } else if (lineOfText.containsKey(hash)) {
      boolean same = answerOfText.get(hash).equals(hasScore ? String.valueOf(score) : label);
      String key = hasScore ? "score" : "label";
      check(same, number, key, "is another one for the text of line " + lineOfText.get(hash));
      duplicates++;
    } else {
      lineOfText.put(hash, number);
      answerOfText.put(hash, hasScore ? String.valueOf(score) : label);
      labels.merge(label, 1, Integer::sum);
      labelOf.add(label);
      texts.add(
          new LabelledText(
              content, tag(record, content, number), group(record, hash, number), score, hash));
    }
  }

  private JsonNode parse(String line, int number) {
    try {
      // A mark that some editors put before a file says nothing of its first record.
      boolean mark = number == 1 && line.startsWith("\uFEFF");
      JsonNode record = json.readTree(mark ? line.substring(1) : line);
      if (record.isObject()) {
        return record;
      }
    } catch (JsonProcessingException e) {
      // The parser's message would quote the text.
    }
    throw new IllegalArgumentException(file + ": line " + number + " is no JSON object");
  }

  private void check(boolean fine, int number, String key, String wish) {
    if (!fine) {
      throw new IllegalArgumentException(file + ": line " + number + ": \"" + key + "\" " + wish);
    }
  }

  private void checkId(JsonNode record, int number) {
    if (record.hasNonNull("id")) {
      Integer before = lineOfId.putIfAbsent(record.get("id").asText(), number);
      check(before == null, number, "id", "stands before, in line " + before);
    }
  }

  private String label(JsonNode label, int number) {
    check(label.isValueNode() && !label.asText().isBlank(), number, "label", "must not be empty");
    return label.asText().strip();
  }

  private double score(JsonNode score, int number) {
    boolean number05 = score.isNumber() && score.asDouble() >= 0 && score.asDouble() <= MAX_SCORE;
    check(number05, number, "score", "must be a number in 0..5");
    return score.asDouble();
  }

  private LanguageTag tag(JsonNode record, String text, int number) {
    JsonNode given = record.path("language");
    boolean fine = given.isMissingNode() || given.isNull() || given.isTextual();
    check(fine, number, "language", "must be a string");
    String tag = given.isTextual() ? given.asText() : "";
    if (tag.isEmpty()) {
      return LanguageIdentifier.embedded().identify(text).tag();
    }
    try {
      LanguageTag parsed = LanguageTag.parse(tag);
      AssignedCodes.check(parsed);
      return parsed;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + ": line " + number + ": \"language\": " + e.getMessage(), e);
    }
  }

  private String group(JsonNode record, String hash, int number) {
    for (String field : GROUP_FIELDS) {
      JsonNode group = record.path(field);
      if (record.hasNonNull(field)) {
        boolean fine = group.isTextual() || group.isIntegralNumber();
        check(fine, number, field, "must be a string or a whole number");
        if (!group.asText().isBlank()) {
          return group.asText();
        }
      }
    }
    return hash;
  }

  private Contents labelled() {
    if (labels.size() < 2) {
      throw new IllegalArgumentException(
          file
              + ": \"label\" must have at least two values (got only one, "
              + texts.size()
              + " times)");
    }
    if (positive == null && labels.size() > 2) {
      throw new IllegalArgumentException(
          file
              + ": \"label\" has "
              + labels.size()
              + " values; say which one counts: --positive"
              + named(labels));
    }
    if (positive != null && !labels.containsKey(positive)) {
      throw new IllegalArgumentException(
          file + ": no \"label\" is \"" + positive + "\", the one that counts" + named(labels));
    }
    List<String> names = new ArrayList<>(labels.keySet());
    String chosen = positive == null ? names.get(names.size() - 1) : positive;
    List<LabelledText> marked = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      LabelledText text = texts.get(i);
      double truth = labelOf.get(i).equals(chosen) ? 1 : 0;
      marked.add(new LabelledText(text.text(), text.tag(), text.group(), truth, text.hash()));
    }
    return contents(marked, chosen);
  }

  /** Labels where they are few: what is many is no label, and might be text. */
  static String named(Map<String, Integer> labels) {
    return labels.size() > MAX_NAMED ? "" : ", one of " + labels.keySet();
  }

  private Contents contents(List<LabelledText> found, String chosen) {
    List<LabelledText> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparing(LabelledText::hash));
    return new Contents(sorted, scored, chosen, labels, duplicates, blank);
  }
}
