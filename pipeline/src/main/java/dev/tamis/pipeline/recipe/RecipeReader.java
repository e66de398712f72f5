package dev.tamis.pipeline.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.io.FileSystems;

/**
 * Reads recipes: the default one, with the user's keys laid over it, then single changes. Every
 * problem is found before anything runs, and all of them are told at once.
 */
public final class RecipeReader {
  private static final String DEFAULT = "default.yaml";

  /** Keys below these are the user's own. */
  private static final Set<String> FREE =
      Set.of(
          "domains.exclude",
          "domains.tag",
          "domains.allow",
          "opt-outs.lists",
          "sources.allow",
          "sources.pii-density.weights",
          "rules.flagged-words",
          "pii.actions",
          "pii.min-score");

  static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private RecipeReader() {}

  /** The default recipe as it is written, with its comments. */
  public static String defaultYaml() {
    try (InputStream in = RecipeReader.class.getResourceAsStream(DEFAULT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a recipe.
   *
   * @param path of a YAML file, on any file system that Beam knows; null for the default recipe
   * @param changes each {@code key=value}, such as {@code language.min-confidence=0.7}; null for
   *     none
   * @throws RecipeException if anything in it is wrong
   */
  public static Recipe read(String path, List<String> changes) {
    String yaml = path == null ? "" : load(path);
    return parse(
        path == null ? "default recipe" : path, yaml, changes == null ? List.of() : changes);
  }

  static Recipe parse(String name, String yaml, List<String> changes) {
    ObjectNode recipe = (ObjectNode) tree("default recipe", defaultYaml());
    JsonNode own = yaml.isBlank() ? null : tree(name, yaml);
    List<String> problems = new ArrayList<>();
    if (own instanceof ObjectNode object) {
      Positions positions = Positions.of(yaml);
      merge(recipe, object, "", key -> name + positions.at(key), problems);
    } else if (own != null && !own.isNull() && !own.isMissingNode()) {
      problems.add(name + ": a recipe is a map of sections");
    }
    for (String change : changes) {
      apply(change, recipe, problems);
    }
    if (!problems.isEmpty()) {
      throw new RecipeException(problems);
    }
    return bind(name, recipe);
  }

  private static String load(String path) {
    try (InputStream in =
        Channels.newInputStream(
            FileSystems.open(FileSystems.matchSingleFileSpec(path).resourceId()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException | IllegalArgumentException e) {
      throw new RecipeException(
          List.of("recipe " + path + " cannot be read: no such file, or no right to read it"));
    }
  }

  private static JsonNode tree(String name, String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
      throw new RecipeException(List.of(name + where + ": " + firstLine(e.getOriginalMessage())));
    }
  }

  private interface Where {
    String is(String key);
  }

  private static void merge(
      ObjectNode onto, ObjectNode from, String prefix, Where where, List<String> problems) {
    for (var entry : from.properties()) {
      String key = prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey();
      JsonNode known = onto.get(entry.getKey());
      if (known == null && !FREE.contains(prefix)) {
        List<String> names = new ArrayList<>();
        onto.fieldNames().forEachRemaining(names::add);
        problems.add(
            where.is(key) + ": unknown key \"" + key + "\"" + Nearest.hint(entry.getKey(), names));
      } else if (known instanceof ObjectNode section
          && entry.getValue() instanceof ObjectNode own) {
        merge(section, own, key, where, problems);
      } else if (known instanceof ObjectNode) {
        problems.add(where.is(key) + ": " + key + " must be a map of keys");
      } else {
        onto.set(entry.getKey(), entry.getValue());
      }
    }
  }

  private static void apply(String change, ObjectNode recipe, List<String> problems) {
    int equals = change.indexOf('=');
    if (equals <= 0) {
      problems.add("--set " + change + ": must be key=value, like language.min-confidence=0.7");
      return;
    }
    String[] keys = change.substring(0, equals).split("\\.", -1);
    ObjectNode nested = YAML.createObjectNode();
    ObjectNode node = nested;
    for (int i = 0; i < keys.length - 1; i++) {
      node = node.putObject(keys[i]);
    }
    JsonNode value = tree("--set " + change, change.substring(equals + 1));
    node.set(
        keys[keys.length - 1], value.isMissingNode() ? YAML.getNodeFactory().textNode("") : value);
    merge(recipe, nested, "", key -> "--set " + change, problems);
  }

  private static Recipe bind(String name, JsonNode tree) {
    try {
      return YAML.treeToValue(tree, Recipe.class);
    } catch (JsonMappingException e) {
      Throwable cause = e.getCause() instanceof IllegalArgumentException own ? own : e;
      String message =
          cause == e ? pathOf(e) + firstLine(e.getOriginalMessage()) : cause.getMessage();
      throw new RecipeException(List.of(name + ": " + message));
    } catch (JsonProcessingException e) {
      throw new RecipeException(List.of(name + ": " + firstLine(e.getOriginalMessage())));
    }
  }

  private static String pathOf(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      path.append(path.length() == 0 || step.getFieldName() == null ? "" : ".")
          .append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName());
    }
    return path.length() == 0 ? "" : path + ": ";
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
