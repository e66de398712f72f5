package dev.tamis.pipeline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every key of the recipe with its default and another value: both are read, and the other one
 * arrives in the resolved recipe under the same key. A key that is new must be added to the table.
 */
class RecipeKeysTest {
  /** Keys that only make sense together with another one, given before it. */
  private static final Map<String, List<String>> WITH =
      Map.of(
          "pii.names.model", List.of("pii.names.tokenizer=t.json", "pii.names.labels=[O]"),
          "erasure.list", List.of("erasure.key=env:KEY"),
          "erasure.key", List.of("erasure.list=erasures.tsv"),
          "extraction.links", List.of("extraction.format=markdown"),
          "extraction.images", List.of("extraction.format=markdown"),
          "decontaminate.fields",
              List.of("decontaminate.benchmarks={mine: benchmarks/mine.jsonl}"));

  private static JsonNode resolved(List<String> changes) throws IOException {
    return new ObjectMapper().readTree(RecipeWriter.toJson(RecipeReader.read(null, changes)));
  }

  /** From key to a value that is not the default. */
  private static Map<String, String> table() throws IOException {
    Map<String, String> table = new TreeMap<>();
    try (InputStream in = RecipeKeysTest.class.getResourceAsStream("keys.tsv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          String[] fields = line.split("\t", -1);
          table.put(fields[0], fields[1]);
        }
      }
    }
    return table;
  }

  private static void leaves(String prefix, JsonNode node, Set<String> keys) {
    if (node instanceof ObjectNode section && !section.isEmpty()) {
      section
          .properties()
          .forEach(
              entry ->
                  leaves(
                      prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(),
                      entry.getValue(),
                      keys));
    } else {
      keys.add(prefix);
    }
  }

  @Test
  void theTableHasEveryKey() throws IOException {
    TreeSet<String> keys = new TreeSet<>();
    leaves("", RecipeReader.YAML.readTree(RecipeReader.defaultYaml()), keys);
    keys.remove("version");
    assertEquals(keys, new TreeSet<>(table().keySet()));
  }

  @Test
  void anotherValueArrives() throws IOException {
    JsonNode defaults = resolved(List.of());
    for (Map.Entry<String, String> key : table().entrySet()) {
      List<String> changes = new java.util.ArrayList<>(WITH.getOrDefault(key.getKey(), List.of()));
      changes.add(key.getKey() + "=" + key.getValue());
      String at = "/" + key.getKey().replace('.', '/');
      JsonNode changed = resolved(changes).at(at);
      assertTrue(!changed.isMissingNode(), key.getKey());
      assertNotEquals(defaults.at(at), changed, key.getKey());
    }
  }

  @Test
  void theSchemaHasEveryKey() throws IOException {
    JsonNode schema = RecipeWriter.schema();
    for (String key : table().keySet()) {
      JsonNode node = schema;
      for (String step : key.split("\\.", -1)) {
        node = follow(schema, node).path("properties").path(step);
      }
      assertTrue(!node.isMissingNode(), key);
    }
  }

  private static JsonNode follow(JsonNode schema, JsonNode node) {
    String ref = node.path("$ref").asText("");
    return ref.isEmpty() ? node : schema.at(ref.substring(1));
  }
}
