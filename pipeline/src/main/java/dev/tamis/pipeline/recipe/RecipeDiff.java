package dev.tamis.pipeline.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Which keys of two resolved recipes differ. */
public final class RecipeDiff {
  private RecipeDiff() {}

  /**
   * A key.
   *
   * @param key such as {@code language.min-confidence}
   * @param a its value in the first recipe as JSON; empty where it is not there
   * @param b its value in the second
   */
  public record Change(String key, String a, String b) {}

  /** The keys whose values differ, in the order of their names. */
  public static List<Change> of(Recipe a, Recipe b) {
    List<Change> changes = new ArrayList<>();
    try {
      compare(
          "",
          RecipeReader.YAML.readTree(RecipeWriter.toJson(a)),
          RecipeReader.YAML.readTree(RecipeWriter.toJson(b)),
          changes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a recipe that was written is no JSON", e);
    }
    return changes;
  }

  private static void compare(String key, JsonNode a, JsonNode b, List<Change> changes) {
    if (a instanceof ObjectNode x && b instanceof ObjectNode y) {
      TreeSet<String> names = new TreeSet<>();
      x.fieldNames().forEachRemaining(names::add);
      y.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        compare(key.isEmpty() ? name : key + "." + name, x.get(name), y.get(name), changes);
      }
    } else if (a == null || !a.equals(b)) {
      changes.add(new Change(key, a == null ? "" : a.toString(), b == null ? "" : b.toString()));
    }
  }
}
