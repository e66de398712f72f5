package dev.tamis.classify.textness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * Turns labelled texts into examples. Every text is cropped and its lines joined at random, twice
 * and alike for all classes, so that neither length nor line breaks tell the source. Some good
 * texts are also made into logs, code and advertisements, which go with the source of the text. The
 * language is what the embedded identifier says, right or wrong, as it will be in use. The same
 * data and seed give the same examples.
 */
final class TextnessData {
  private static final int VIEWS = 2;
  private static final int MIN_CROP = Textness.MIN_CHARACTERS;
  private static final int MAX_CROP = Textness.PIECE;
  private static final int LOGS_PER_HUNDRED = 8;
  private static final int CODE_PER_HUNDRED = 5;
  private static final int SPAM_PER_HUNDRED = 4;
  private static final String CORRUPT = "#corrupt";

  private final SplittableRandom random;
  private final TextnessFeatures features = new TextnessFeatures();
  private final LanguageIdentifier identifier = LanguageIdentifier.embedded();
  private final SyntheticLogs logs;
  private final SyntheticSpam spam;
  private final List<Example> examples = new ArrayList<>();

  /**
   * A text as the network sees it.
   *
   * @param features the statistics
   * @param label index in {@link Textness#LABELS}
   * @param kind what the data says the text is, {@code made-log} and the like for made ones
   * @param source where it is from, or the text that it was made of
   */
  record Example(float[] features, int label, String kind, String source) {}

  private TextnessData(SplittableRandom random) {
    this.random = random;
    this.logs = new SyntheticLogs(random);
    this.spam = new SyntheticSpam(random);
  }

  /**
   * Reads gzipped JSON lines with {@code text}, {@code label} (1 prose, 0 not), {@code kind} and
   * {@code source}.
   *
   * @throws IllegalArgumentException naming the line, if one has another form
   */
  static List<Example> read(Path file, SplittableRandom random) throws IOException {
    TextnessData data = new TextnessData(random);
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        data.add(parse(json, line, file + ": line " + number));
      }
    }
    if (data.examples.isEmpty()) {
      throw new IllegalArgumentException(file + ": no usable texts");
    }
    return data.examples;
  }

  private static JsonNode parse(ObjectMapper json, String line, String place) {
    try {
      JsonNode node = json.readTree(line);
      for (String field : List.of("text", "kind", "source")) {
        if (!node.path(field).isTextual()) {
          throw new IllegalArgumentException(place + ": \"" + field + "\" must be a string");
        }
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(place + ": not JSON", e);
    }
  }

  private void add(JsonNode record) {
    String text = record.get("text").asText();
    String kind = record.get("kind").asText();
    String source = record.get("source").asText().replace(CORRUPT, "");
    if (record.path("label").asInt() == 1) {
      make(text, source);
    }
    for (int view = 0; view < VIEWS; view++) {
      add(text, labelOf(kind), kind, source);
    }
  }

  private void make(String text, String source) {
    String[] words = text.strip().split("\\s+");
    int lot = random.nextInt(100);
    if (lot < LOGS_PER_HUNDRED) {
      add(logs.log(words), Textness.CODE, "made-log", source);
    } else if (lot < LOGS_PER_HUNDRED + CODE_PER_HUNDRED) {
      add(logs.code(words), Textness.CODE, "made-code", source);
    } else if (lot < LOGS_PER_HUNDRED + CODE_PER_HUNDRED + SPAM_PER_HUNDRED) {
      add(spam.of(text, words), Textness.SPAM, "made-spam", source);
    }
  }

  private void add(String text, int label, String kind, String source) {
    String piece = vary(text);
    if (piece.length() < MIN_CROP) {
      return;
    }
    LanguageTag tag = identifier.identify(piece).tag();
    if (Textness.blindness(piece, tag, true) != null) {
      return;
    }
    float[] row = new float[TextnessFeatures.COUNT];
    features.compute(piece, tag, row, 0);
    examples.add(new Example(row, label, kind, source));
  }

  private String vary(String text) {
    int keep = MIN_CROP + random.nextInt(MAX_CROP - MIN_CROP);
    int start = text.length() > keep ? random.nextInt(text.length() - keep) : 0;
    String piece = text.substring(start, Math.min(text.length(), start + keep));
    return random.nextInt(3) == 0 ? piece.replace('\n', ' ') : piece;
  }

  private static int labelOf(String kind) {
    return switch (kind) {
      case "udhr", "docs", "textbook", "story", "legal" -> Textness.PROSE;
      case "spam", "syn-stuff" -> Textness.SPAM;
      case "code" -> Textness.CODE;
      case "syn-mojibake", "syn-shuffle", "syn-ellipsis", "syn-caps", "syn-replines" ->
          Textness.BROKEN;
      default -> Textness.LIST;
    };
  }
}
