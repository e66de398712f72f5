package dev.tamis.classify.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.classify.ModelDigest;
import dev.tamis.language.LanguageIdentifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Documents to be labelled: JSON lines with {@code text}, and {@code id} and {@code language} where
 * they are known. Errors name the file, the line and the key, and quote no text. Not thread-safe.
 */
public final class Documents {
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Entry> byId = new HashMap<>();
  private final Map<String, String> placeOfId = new HashMap<>();

  /**
   * A document.
   *
   * @param id its own, or the SHA-256 of its text
   * @param text the text
   * @param language its tag
   * @param json all that the line held
   */
  public record Entry(String id, String text, String language, ObjectNode json) {}

  /**
   * Reads all lines.
   *
   * @param name of the file, for errors
   * @throws IllegalArgumentException if a line is no object with a text, or an id stands before
   */
  public void read(String name, BufferedReader lines) throws IOException {
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        add(line, name + ": line " + number);
      }
    }
  }

  private void add(String line, String place) {
    ObjectNode object;
    try {
      JsonNode node = json.readTree(line);
      if (!(node instanceof ObjectNode found)) {
        throw new IllegalArgumentException(place + " is no JSON object");
      }
      object = found;
    } catch (JsonProcessingException e) {
      // The parser's message would quote the text.
      throw new IllegalArgumentException(place + " is no JSON object");
    }
    if (!object.path("text").isTextual()) {
      throw new IllegalArgumentException(place + ": \"text\" must be a string");
    }
    String text = object.get("text").asText();
    String id = object.hasNonNull("id") ? object.get("id").asText() : ModelDigest.sha256(text);
    String before = placeOfId.putIfAbsent(id, place);
    if (before != null) {
      throw new IllegalArgumentException(place + ": \"id\" stands before, in " + before);
    }
    String language = object.path("language").asText("");
    if (language.isEmpty()) {
      language = LanguageIdentifier.embedded().identify(text).tag().toString();
    }
    byId.put(id, new Entry(id, text, language, object));
  }

  /** How many there are. */
  public int size() {
    return byId.size();
  }

  /** The document of an id, or null. */
  public Entry get(String id) {
    return byId.get(id);
  }

  /**
   * Some documents, in an order that is random and yet always the same.
   *
   * @param count at most so many
   */
  public List<Entry> sample(int count, long seed) {
    Collection<Entry> all = byId.values();
    List<Entry> sorted = new ArrayList<>(all);
    Map<String, String> keys = new HashMap<>();
    all.forEach(entry -> keys.put(entry.id(), ModelDigest.sha256(seed + " " + entry.id())));
    sorted.sort(Comparator.comparing(entry -> keys.get(entry.id())));
    return sorted.subList(0, Math.min(count, sorted.size()));
  }
}
