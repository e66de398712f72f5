package dev.tamis.pipeline.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Checks that each key of a recipe holds what its record wants: a list a list, a number a number.
 * Ranges are the records' own affair.
 */
final class RecipeTypes {
  private static final int SHOWN = 60;

  private final BiConsumer<String, String> problems;

  /** With what takes the key and the message of each problem. */
  RecipeTypes(BiConsumer<String, String> problems) {
    this.problems = problems;
  }

  /** The components of a record by their keys, in their order. */
  static Map<String, RecordComponent> components(Class<?> type) {
    Map<String, RecordComponent> components = new LinkedHashMap<>();
    Arrays.stream(type.getRecordComponents())
        .forEach(
            component ->
                components.put(
                    KebabCaseStrategy.INSTANCE.translate(component.getName()), component));
    return components;
  }

  /** Whether a key holds further keys of the recipe, not a value. */
  static boolean isSection(Class<?> type) {
    return type.isRecord()
        && type != ByteSize.class
        && type != QualityModel.class
        && type != DomainList.class;
  }

  /** Names every key and every place of a list below a key. */
  static void walk(String key, JsonNode node, Consumer<String> below) {
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      below.accept(key + "[" + i + "]");
      walk(key + "[" + i + "]", node.get(i), below);
    }
    for (var entry : node.properties()) {
      below.accept(key + "." + entry.getKey());
      walk(key + "." + entry.getKey(), entry.getValue(), below);
    }
  }

  /** The key that a key is part of; empty for a section. */
  static String parent(String key) {
    return key.substring(0, Math.max(0, Math.max(key.lastIndexOf('.'), key.lastIndexOf('['))));
  }

  /** " (got: ...)", shortened. */
  static String got(JsonNode node) {
    boolean nothing = node.isNull() || (node.isTextual() && node.asText().isEmpty());
    String text = nothing ? "nothing" : node.toString();
    return " (got: " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + ")";
  }

  void check(String key, JsonNode node, Type type) {
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() == List.class) {
        checkList(key, node, generic.getActualTypeArguments()[0]);
      } else {
        checkMap(key, node, generic.getActualTypeArguments()[1]);
      }
    } else if (isSection((Class<?>) type)) {
      checkRecord(key, node, (Class<?>) type);
    } else {
      checkValue(key, node, (Class<?>) type);
    }
  }

  private void checkList(String key, JsonNode node, Type element) {
    if (!node.isArray()) {
      boolean scalar = node.isValueNode() && !node.asText("").isEmpty() && !node.isNull();
      String like = scalar ? ", like [" + node.asText() + "]" : "";
      problems.accept(key, key + " must be a list" + like + got(node));
      return;
    }
    for (int i = 0; i < node.size(); i++) {
      check(key + "[" + i + "]", node.get(i), element);
    }
  }

  private void checkMap(String key, JsonNode node, Type element) {
    if (!node.isObject()) {
      problems.accept(key, key + " must be a map of keys" + got(node));
      return;
    }
    node.properties()
        .forEach(entry -> check(key + "." + entry.getKey(), entry.getValue(), element));
  }

  private void checkRecord(String key, JsonNode node, Class<?> type) {
    if (!node.isObject()) {
      problems.accept(key, key + " must be a map of keys" + got(node));
      return;
    }
    Map<String, RecordComponent> known = components(type);
    for (var entry : node.properties()) {
      String below = key.isEmpty() ? entry.getKey() : key + "." + entry.getKey();
      RecordComponent component = known.get(entry.getKey());
      if (component == null) {
        problems.accept(below, RecipeTree.unknown(below, entry.getKey(), known.keySet()));
      } else {
        check(below, entry.getValue(), component.getGenericType());
      }
    }
  }

  private void checkValue(String key, JsonNode node, Class<?> type) {
    if (type == DomainList.class) {
      if (node.isObject()) {
        checkRecord(key, node, type);
      } else {
        require(node.isTextual(), key, "a path, or a map of keys", node);
      }
    } else if (type == QualityModel.class || type == ByteSize.class) {
      checkOwn(key, node, type);
    } else if (type == boolean.class || type == Boolean.class) {
      require(node.isBoolean(), key, "true or false", node);
    } else if (type == String.class) {
      String quoted =
          node.isValueNode() && !node.isNull() ? ", in quotes: \"" + node.asText() + "\"" : "";
      require(node.isTextual(), key, "a string" + quoted, node);
    } else if (type == int.class || type == Integer.class) {
      boolean whole = node.isIntegralNumber() || (node.isNumber() && node.asDouble() % 1 == 0);
      require(whole, key, "a whole number", node);
      if (whole && !node.canConvertToInt()) {
        problems.accept(
            key, key + " must be " + Integer.MIN_VALUE + " .. " + Integer.MAX_VALUE + got(node));
      }
    } else {
      require(node.isNumber(), key, "a number", node);
    }
  }

  private void require(boolean met, String key, String what, JsonNode node) {
    if (!met) {
      problems.accept(key, key + " must be " + what + got(node));
    }
  }

  /** A size and a classifier say themselves what they do not take. */
  private void checkOwn(String key, JsonNode node, Class<?> type) {
    try {
      if (type == QualityModel.class) {
        QualityModel.of(node);
      } else if (node.isTextual() && !node.asText().isEmpty()) {
        ByteSize.parse(node.asText());
      } else {
        problems.accept(key, key + ": a size looks like \"64 MiB\"" + got(node));
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      String own = e instanceof ArithmeticException ? ByteSize.RANGE + got(node) : e.getMessage();
      problems.accept(key, own.startsWith("quality.models") ? own : key + ": " + own);
    }
  }
}
