package dev.tamis.pipeline.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recipe on its way: the default one, over which others are laid, and where each of its keys was
 * said. Gathers what is wrong, so that all of it is told at once. Not thread-safe.
 */
final class RecipeTree {
  private static final Pattern LEADING_KEY =
      Pattern.compile("[a-z][a-z0-9-]*(\\.[A-Za-z0-9_-]+|\\[[0-9]+])*");

  private final ObjectNode recipe;
  private final Map<String, String> places = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  RecipeTree(ObjectNode defaults) {
    this.recipe = defaults;
  }

  /** Tells a problem. */
  void problem(String where, String message) {
    problems.add(where + ": " + message);
  }

  /** Lays keys over those that are there; {@code where} says of each where it stands. */
  void lay(ObjectNode keys, UnaryOperator<String> where) {
    lay(recipe, keys, Recipe.class, "", where);
  }

  private void lay(
      ObjectNode onto, ObjectNode from, Class<?> type, String prefix, UnaryOperator<String> where) {
    Map<String, RecordComponent> known = RecipeTypes.components(type);
    for (var entry : from.properties()) {
      String key = prefix + entry.getKey();
      JsonNode value = entry.getValue();
      RecordComponent component = known.get(entry.getKey());
      places.put(key, where.apply(key));
      if (component == null) {
        problem(where.apply(key), unknown(key, entry.getKey(), known.keySet()));
      } else if (!RecipeTypes.isSection(component.getType())) {
        RecipeTypes.walk(key, value, below -> places.put(below, where.apply(below)));
        if (onto.get(entry.getKey()) instanceof ObjectNode map && value instanceof ObjectNode own) {
          map.setAll(own);
        } else {
          onto.set(entry.getKey(), value);
        }
      } else if (value instanceof ObjectNode own) {
        lay((ObjectNode) onto.get(entry.getKey()), own, component.getType(), key + ".", where);
      } else if (!(value.isNull() || value.asText("-").isEmpty())) {
        problem(where.apply(key), key + " must be a map of keys" + RecipeTypes.got(value));
      }
    }
  }

  static String unknown(String key, String name, Collection<String> known) {
    return "unknown key \"" + key + "\"" + Nearest.hint(name, known);
  }

  /**
   * Makes the recipe.
   *
   * @throws RecipeException with all that is wrong
   */
  Recipe bind(String name) {
    new RecipeTypes((key, message) -> problem(place(name, key), message))
        .check("", recipe, Recipe.class);
    if (problems.isEmpty()) {
      RecipeTypes.components(Recipe.class)
          .forEach((key, component) -> bind(name, recipe.get(key), component.getType()));
    }
    Recipe bound = problems.isEmpty() ? bind(name, recipe, Recipe.class) : null;
    if (!problems.isEmpty()) {
      throw new RecipeException(problems);
    }
    return bound;
  }

  private <T> T bind(String name, JsonNode node, Class<T> type) {
    try {
      return RecipeReader.YAML.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      String message =
          e.getCause() instanceof IllegalArgumentException own
              ? own.getMessage()
              : YamlTrouble.firstLine(e.getOriginalMessage());
      Matcher key = LEADING_KEY.matcher(message);
      problem(place(name, key.lookingAt() ? key.group() : ""), message);
      return null;
    }
  }

  /** Where a key was said, or the one that it is part of. */
  private String place(String name, String key) {
    for (String at = key; !at.isEmpty(); at = RecipeTypes.parent(at)) {
      String place = places.get(at);
      if (place != null) {
        return place;
      }
    }
    return name;
  }
}
