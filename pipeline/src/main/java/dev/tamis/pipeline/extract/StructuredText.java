package dev.tamis.pipeline.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;

/** The text of articles that a page brings as JSON-LD (schema.org) alone. */
final class StructuredText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_NODES = 10_000;

  private StructuredText() {}

  /** Everything under {@code articleBody}, or else {@code text}; empty where there is none. */
  static String of(PageTree page) {
    for (String name : new String[] {"articleBody", "text"}) {
      StringJoiner texts = new StringJoiner("\n");
      for (String json : page.structured) {
        collect(json, name, texts);
      }
      if (texts.length() > 0) {
        return texts.toString();
      }
    }
    return "";
  }

  private static void collect(String json, String name, StringJoiner texts) {
    Deque<JsonNode> nodes = new ArrayDeque<>();
    try {
      nodes.add(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      return; // What is no JSON says nothing.
    }
    for (int seen = 0; !nodes.isEmpty() && seen < MOST_NODES; seen++) {
      JsonNode node = nodes.poll();
      JsonNode text = node.path(name);
      if (text.isTextual() && !text.asText().isBlank()) {
        texts.add(text.asText().strip());
      }
      node.forEach(nodes::add);
    }
  }
}
