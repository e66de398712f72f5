package dev.tamis.classify.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Joins a teacher's answers to the documents: JSON lines with {@code id} and {@code answer}, free
 * text or a number, make documents with a {@code score}. Every line has one outcome, and the
 * outcomes are counted. Not thread-safe.
 */
public final class Answers {
  /** The answer became a score. */
  public static final String JOINED = "joined";

  private static final double MAX_SCORE = 5;

  private final ObjectMapper json = new ObjectMapper();
  private final Documents documents;
  private final Writer labelled;
  private final Writer unused;
  private final TreeSet<String> answered = new TreeSet<>();
  private final Map<String, Integer> account = new TreeMap<>();

  /**
   * A join.
   *
   * @param documents that were asked about
   * @param labelled gets each document that has a score, with it
   * @param unused gets number and reason of each other line, tab-separated
   */
  public Answers(Documents documents, Writer labelled, Writer unused) {
    this.documents = documents;
    this.labelled = labelled;
    this.unused = unused;
  }

  /**
   * Reads all answers.
   *
   * @return how many lines came to each outcome, {@link #JOINED} and reasons not to be used; and
   *     {@code documents without an answer}
   */
  public Map<String, Integer> read(BufferedReader lines) throws IOException {
    account.put(JOINED, 0);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String outcome = add(line);
      account.merge(outcome, 1, Integer::sum);
      if (!outcome.equals(JOINED)) {
        unused.write(number + "\t" + outcome + "\n");
      }
    }
    account.put("documents without an answer", documents.size() - answered.size());
    return account;
  }

  private String add(String line) throws IOException {
    JsonNode answer;
    try {
      answer = json.readTree(line);
    } catch (JsonProcessingException e) {
      return "no JSON object";
    }
    if (!answer.isObject()) {
      return "no JSON object";
    }
    if (!answer.hasNonNull("id")) {
      return "no id";
    }
    Documents.Entry document = documents.get(answer.get("id").asText());
    if (document == null) {
      return "no document has the id";
    }
    OptionalDouble score = ScoreParser.parse(answer.path("answer"));
    if (score.isEmpty()) {
      return "no score found";
    }
    if (!(score.getAsDouble() >= 0 && score.getAsDouble() <= MAX_SCORE)) {
      return "score not in 0..5";
    }
    if (!answered.add(document.id())) {
      return "id answered before";
    }
    ObjectNode object = document.json().deepCopy();
    object.put("score", score.getAsDouble());
    labelled.write(json.writeValueAsString(object));
    labelled.write('\n');
    return JOINED;
  }
}
