package dev.tamis.pipeline.teacher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tamis.classify.train.Documents;
import dev.tamis.classify.train.Prompts;
import dev.tamis.classify.train.ScoreParser;
import dev.tamis.pii.Hint;
import dev.tamis.pii.PiiOptions;
import dev.tamis.pii.PiiScanner;
import dev.tamis.pii.Scrubbed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Asks one teacher, or two of which the first looks again where they are more than a point apart.
 * Texts are scrubbed of personal data first; one that has too much of it is not sent. Not
 * thread-safe.
 */
public final class Teachers {
  /** Documents in a row without an answer, after which the endpoint is given up. */
  private static final int MOST_FAILURES = 5;

  /** Scores as far apart as that agree. */
  private static final double AGREE = 1;

  private final ObjectMapper json = new ObjectMapper();
  private final PiiScanner scanner = PiiScanner.create(PiiOptions.defaults());
  private final Endpoint endpoint;
  private final List<String> models;
  private final Prompts prompts;
  private final Map<String, Integer> account = new LinkedHashMap<>();

  /**
   * Teachers behind an endpoint.
   *
   * @param models one or two, by the names that the endpoint knows
   */
  public Teachers(Endpoint endpoint, List<String> models, Prompts prompts) {
    if (models.isEmpty() || models.size() > 2 || models.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("one model, or two, must be named (got: " + models + ")");
    }
    if (models.size() == 2 && models.get(0).equals(models.get(1))) {
      throw new IllegalArgumentException(
          "two models must differ, or they agree for nothing (got: " + models + ")");
    }
    this.endpoint = endpoint;
    this.models = List.copyOf(models);
    this.prompts = prompts;
  }

  /**
   * What asking would take.
   *
   * @param documents to be asked about
   * @param answered that have an answer in the file already
   * @param withheld whose text has too much personal data to be sent
   * @param characters of all prompts, for all teachers, second looks left out
   */
  public record Estimate(int documents, int answered, int withheld, long characters) {
    /** Tokens of the prompts, four characters each: right for English, low for other scripts. */
    public long tokens() {
      return (characters + 3) / 4;
    }
  }

  /** Counts what would be sent, and sends nothing. */
  public Estimate estimate(List<Documents.Entry> documents, Path answers) throws IOException {
    int answered = 0;
    int withheld = 0;
    long characters = 0;
    try (AnswerFile file = new AnswerFile(answers)) {
      for (Documents.Entry document : documents) {
        Optional<String> prompt = file.has(document.id()) ? Optional.empty() : prompt(document);
        answered += file.has(document.id()) ? 1 : 0;
        withheld += !file.has(document.id()) && prompt.isEmpty() ? 1 : 0;
        characters += (long) models.size() * prompt.map(String::length).orElse(0);
      }
    }
    return new Estimate(documents.size() - answered - withheld, answered, withheld, characters);
  }

  /** The question about a document, scrubbed; empty where it must not be sent. */
  private Optional<String> prompt(Documents.Entry document) {
    String language = document.language().replaceAll("_.*", "");
    Scrubbed scrubbed = scanner.scrub(document.text(), Hint.ofHost(language, ""));
    return scrubbed.drop().isPresent()
        ? Optional.empty()
        : Optional.of(prompts.of(scrubbed.text(), document.language()));
  }

  /**
   * Asks about each document that has no answer in the file yet, and adds a line there for each.
   *
   * @return how many documents came to each outcome
   * @throws IOException if five documents in a row get no answer; those before are in the file
   */
  public Map<String, Integer> ask(List<Documents.Entry> documents, Path answers)
      throws IOException, InterruptedException {
    int failures = 0;
    try (AnswerFile file = new AnswerFile(answers)) {
      for (Documents.Entry document : documents) {
        if (file.has(document.id())) {
          count("answered before");
          continue;
        }
        Optional<String> prompt = prompt(document);
        if (prompt.isEmpty()) {
          count("not sent: too much personal data");
          continue;
        }
        try {
          file.add(answer(document.id(), prompt.get()));
          failures = 0;
        } catch (Endpoint.Unanswered e) {
          count("no answer");
          if (++failures == MOST_FAILURES) {
            throw new IOException(
                e.getMessage() + "; what was answered is in " + answers + ", ask again later", e);
          }
        }
      }
    }
    return account;
  }

  private ObjectNode answer(String id, String prompt)
      throws Endpoint.Unanswered, InterruptedException {
    ObjectNode line = json.createObjectNode().put("id", id);
    String first = endpoint.ask(models.get(0), prompt);
    if (models.size() == 1) {
      count("answered");
      return line.put("answer", first).put("model", models.get(0));
    }
    String second = endpoint.ask(models.get(1), prompt);
    OptionalDouble one = ScoreParser.parse(TextNode.valueOf(first));
    OptionalDouble two = ScoreParser.parse(TextNode.valueOf(second));
    line.putArray("models").add(models.get(0)).add(models.get(1));
    line.putArray("answers").add(first).add(second);
    if (one.isPresent()
        && two.isPresent()
        && Math.abs(one.getAsDouble() - two.getAsDouble()) <= AGREE) {
      count("two teachers agree");
      return line.put("answer", (one.getAsDouble() + two.getAsDouble()) / 2);
    }
    count("second look");
    String look = prompt + secondLook(points(one), points(two));
    return line.put("answer", endpoint.ask(models.get(0), look)).put("second_look", true);
  }

  private static String secondLook(String one, String two) {
    return "\n\nTwo readers have given this text "
        + one
        + " and "
        + two
        + " points. Look again at what each statement of the scale asks for, decide, and end with the"
        + " same line as asked for above.";
  }

  private static String points(OptionalDouble score) {
    return score.isPresent() ? Double.toString(score.getAsDouble()) : "no";
  }

  private void count(String outcome) {
    account.merge(outcome, 1, Integer::sum);
  }
}
