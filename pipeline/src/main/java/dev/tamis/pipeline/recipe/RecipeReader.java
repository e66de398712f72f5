package dev.tamis.pipeline.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tamis.pipeline.files.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads recipes: the default one, with the user's keys laid over it, then single changes. Every
 * problem is found before anything runs, and all of them are told at once.
 */
public final class RecipeReader {
  private static final String DEFAULT = "default.yaml";
  private static final String EXTENDS = "extends";
  private static final int MAX_DEPTH = 8;

  static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
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
   * @param path of a YAML file, on any file system that Beam knows, or the name of a preset; null
   *     for the default recipe
   * @param changes each {@code key=value}, such as {@code language.min-confidence=0.7}; null for
   *     none
   * @throws RecipeException if anything in it is wrong
   */
  public static Recipe read(String path, List<String> changes) {
    String yaml =
        path == null ? "" : Presets.NAMES.contains(path) ? "extends: " + path : load(path);
    return parse(
        path == null ? "default recipe" : path, yaml, changes == null ? List.of() : changes);
  }

  /**
   * A resolved recipe as {@link RecipeWriter#toJson} wrote it.
   *
   * @throws JsonProcessingException if it is of another version
   */
  public static Recipe ofJson(JsonNode json) throws JsonProcessingException {
    return YAML.treeToValue(json, Recipe.class);
  }

  static Recipe parse(String name, String yaml, List<String> changes) {
    RecipeTree recipe = new RecipeTree((ObjectNode) tree("default recipe", defaultYaml()));
    lay(recipe, name, yaml, 0);
    for (String change : changes) {
      lay(change, recipe);
    }
    return recipe.bind(name);
  }

  /** Lays a recipe over what is there: first what it extends, then its own keys. */
  private static void lay(RecipeTree recipe, String name, String yaml, int depth) {
    JsonNode own = yaml.isBlank() ? null : tree(name, yaml);
    if (own instanceof ObjectNode object) {
      Positions positions = Positions.of(yaml);
      JsonNode base = object.remove(EXTENDS);
      if (base != null && (!base.isTextual() || depth >= MAX_DEPTH)) {
        recipe.problem(
            name + positions.at(EXTENDS),
            "extends must name a preset or a file, " + MAX_DEPTH + " deep at most");
      } else if (base != null) {
        String file = base.asText();
        boolean preset = file.indexOf('/') < 0 && file.indexOf('.') < 0;
        lay(recipe, file, preset ? Presets.yaml(file) : load(file), depth + 1);
      }
      recipe.lay(object, key -> name + positions.at(key));
    } else if (own != null && !own.isNull() && !own.isMissingNode()) {
      recipe.problem(name, "a recipe is a map of sections");
    }
  }

  private static String load(String path) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Storage.read("recipe", path)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new RecipeException(List.of("recipe: " + path + " is not UTF-8"));
    } catch (IllegalArgumentException e) {
      throw new RecipeException(List.of(e.getMessage()));
    }
  }

  private static JsonNode tree(String name, String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new RecipeException(List.of(YamlTrouble.describe(name, e)));
    }
  }

  private static void lay(String change, RecipeTree recipe) {
    int equals = change.indexOf('=');
    if (equals <= 0) {
      recipe.problem("--set " + change, "must be key=value, like language.min-confidence=0.7");
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
    recipe.lay(nested, key -> "--set " + change);
  }
}
