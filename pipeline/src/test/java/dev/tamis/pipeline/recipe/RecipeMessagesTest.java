package dev.tamis.pipeline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong with any key is told with the key, its line and column, and what is allowed.
 */
class RecipeMessagesTest {
  /** Any finite number will do. */
  private static final Set<String> UNBOUNDED = Set.of("quality.min-score");

  /** A key of the recipe and the type of its value. */
  record Key(String path, Type type) {
    @Override
    public String toString() {
      return path;
    }

    String last() {
      return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The recipe that says a value for the key: each section on a line of its own. */
    String yaml(String name, String value) {
      String[] steps = path.split("\\.", -1);
      StringBuilder yaml = new StringBuilder();
      for (int i = 0; i < steps.length; i++) {
        boolean last = i == steps.length - 1;
        yaml.append("  ".repeat(i))
            .append(last ? name + ": " + value : steps[i] + ":")
            .append('\n');
      }
      return yaml.toString();
    }

    String place() {
      int depth = path.split("\\.", -1).length;
      return "r.yaml:" + depth + ":" + (2 * depth - 1) + ": ";
    }
  }

  static Stream<Key> keys() {
    List<Key> keys = new ArrayList<>();
    collect("", Recipe.class, keys);
    assertTrue(keys.size() > 30, keys.toString());
    return keys.stream();
  }

  private static void collect(String prefix, Class<?> type, List<Key> keys) {
    for (Map.Entry<String, RecordComponent> entry : RecipeTypes.components(type).entrySet()) {
      Class<?> own = entry.getValue().getType();
      if (RecipeTypes.isSection(own)) {
        collect(prefix + entry.getKey() + ".", own, keys);
      } else {
        keys.add(new Key(prefix + entry.getKey(), entry.getValue().getGenericType()));
      }
    }
  }

  private static String complaint(String yaml) {
    return assertThrows(
            RecipeException.class, () -> RecipeReader.parse("r.yaml", yaml, List.of()), yaml)
        .getMessage();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void wrongType(Key key) {
    boolean takesText = key.type() == String.class;
    String message = complaint(key.yaml(key.last(), takesText ? "[1]" : "abc"));
    assertTrue(message.startsWith(key.place() + key.path()), message);
    assertTrue(message.contains(" must be ") || message.contains(" looks like "), message);
    assertTrue(message.contains(takesText ? "(got: [1])" : "(got: \"abc\")"), message);
    assertEquals(1, message.lines().count(), message);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void nothingAtAll(Key key) {
    boolean takesText = key.type() == String.class;
    String message = complaint(key.yaml(key.last(), takesText ? "~" : ""));
    assertTrue(message.startsWith(key.place() + key.path()), message);
    assertTrue(message.contains("(got: nothing)"), message);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void misspelling(Key key) {
    String wrong = key.last() + "x";
    String message = complaint(key.yaml(wrong, "1"));
    String path = key.path() + "x";
    assertTrue(message.startsWith(key.place() + "unknown key \"" + path + "\""), message);
    assertTrue(message.contains("did you mean \"" + key.last() + "\"?"), message);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void outOfRange(Key key) {
    List<String> values = values(key);
    boolean refused = values.isEmpty() || UNBOUNDED.contains(key.path());
    for (String value : values) {
      String yaml = key.yaml(key.last(), value);
      try {
        RecipeReader.parse("r.yaml", yaml, List.of());
      } catch (RecipeException e) {
        refused = true;
        assertTrue(e.getMessage().startsWith(key.place() + key.path()), e.getMessage());
        assertTrue(e.getMessage().matches(".* (must be|looks like) .*"), e.getMessage());
        assertTrue(e.getMessage().contains("(got: "), e.getMessage());
      }
    }
    assertTrue(refused, key + " took every one of " + values);
  }

  private static List<String> values(Key key) {
    if (key.type() == int.class) {
      return List.of("-7", "2000000000", "1000000000000");
    }
    if (key.type() == double.class) {
      return List.of("-7e9", "7e9");
    }
    return key.type() == ByteSize.class
        ? List.of("0 B", "1025 TiB", "64 MB", "999999999999 TiB")
        : List.of();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "language: {keep: deu_Latn}|r.yaml:1:12: language.keep must be a list, like [deu_Latn] (got: \"deu_Latn\")",
        "language: {keep: [eng_Latn, dutch]}|r.yaml:1:12: language.keep: a language tag looks like",
        "language: {keep: [1]}|r.yaml:1:19: language.keep[0] must be a string, in quotes: \"1\" (got: 1)",
        "name: 2026|r.yaml:1:1: name must be a string, in quotes: \"2026\" (got: 2026)",
        "dedup: {exact: perhaps}|r.yaml:1:9: dedup.exact must be true or false (got: \"perhaps\")",
        "output: {compression-level: 3.5}|output.compression-level must be a whole number (got: 3.5)",
        "pii: {enable: [HOME_ADDRESS]}|r.yaml:1:7: pii.enable does not know the kind \"HOME_ADDRESS\"",
        "pii: {kinds: [emial]}|pii.kinds does not know the kind \"emial\"; did you mean \"EMAIL\"?",
        "pii: {min-score: {PHNE: 0.5}}|pii.min-score does not know the kind \"PHNE\"; did you mean \"PHONE\"?",
        "pii: {min-score: {PHONE: 2}}|r.yaml:1:19: pii.min-score.PHONE must be 0 .. 1 (got: 2)",
        "pii: {actions: {IBAN: erase}}|r.yaml:1:17: pii.actions.IBAN does not know \"erase\"",
        "pii: {rules: [{kind: A, patern: x}]}|r.yaml:1:25: unknown key \"pii.rules[0].patern\"; did you mean \"pattern\"?",
        "pii: {rules: [{kind: A, pattern: x, window: wide}]}|r.yaml:1:37: pii.rules[0].window must be a whole number (got: \"wide\")",
        "rules: {sets: [gopher]}|r.yaml:1:9: rules.sets does not know \"gopher\"",
        "domains: {exclude: lists/a.txt}|r.yaml:1:11: domains.exclude must be a map of keys (got: \"lists/a.txt\")",
        "domains: {exclude: {a: [b]}}|r.yaml:1:21: domains.exclude.a must be a path, or a map of keys (got: [\"b\"])",
        "quality: {models: [textness, {name: e, kind: onyx, path: m}]}|r.yaml:1:11: quality.models: e: kind does not know \"onyx\"",
        "name: a: b|r.yaml:1:8: this is not YAML: mapping values are not allowed here",
        "name: [|: this is not YAML: ",
        "{name: a, name: b}|the key \"name\" stands there twice",
        "- a|r.yaml: a recipe is a map of sections",
      })
  void everyLineHelps(String yaml, String message) {
    String said = complaint(yaml);
    assertTrue(said.contains(message), said);
    assertEquals(1, said.lines().count(), said);
  }

  @Test
  void tabsAndSecondDocuments() {
    assertTrue(complaint("language:\n\tkeep: []\n").contains("r.yaml:2:1"), "tab");
    assertTrue(complaint("language:\n\tkeep: []\n").contains("indented with spaces"), "tab");
    complaint("name: a\n---\nname: b\n");
  }

  @Test
  void allOfItIsTold() {
    String said =
        complaint("language:\n  min-confidence: 3\noutput:\n  compression-level: 99\nname: 1\n");
    assertEquals("r.yaml:5:1: name must be a string, in quotes: \"1\" (got: 1)", said);
    said = complaint("language:\n  min-confidence: 3\noutput:\n  compression-level: 99\n");
    assertTrue(said.contains("r.yaml:2:3: language.min-confidence must be 0 .. 1 (got: 3)"), said);
    assertTrue(
        said.contains("r.yaml:4:3: output.compression-level must be 1 .. 19 (got: 99)"), said);
  }

  @Test
  void aChangeIsItsOwnPlace() {
    RecipeException e =
        assertThrows(
            RecipeException.class,
            () -> RecipeReader.parse("r.yaml", "", List.of("language.min-confidence=abc")));
    assertEquals(
        "--set language.min-confidence=abc: language.min-confidence must be a number (got: \"abc\")",
        e.getMessage());
  }

  @Test
  void aSectionWhoseKeysAreAllCommentsIsTheDefault() {
    assertEquals(
        RecipeReader.parse("r.yaml", "", List.of()),
        RecipeReader.parse("r.yaml", "language:\n  # keep: []\n", List.of()));
  }

  @Test
  void mapsTakeSingleEntriesOfTheCommandLine() {
    Recipe recipe =
        RecipeReader.parse(
            "r.yaml",
            "domains: {exclude: {a: a.txt}}\n",
            List.of("domains.exclude.b=b.txt", "pii.min-score.PHONE=0.8"));
    assertEquals(
        Map.of("a", DomainList.of("a.txt"), "b", DomainList.of("b.txt")),
        recipe.domains().exclude());
    assertEquals(Map.of("PHONE", 0.8), recipe.pii().minScore());
  }

  /** What a comment of the default recipe gives as an example can be written there. */
  @Test
  void examplesOfTheDefaultRecipeAreTaken() throws Exception {
    Pattern example = Pattern.compile("^( *)([a-z-]+): (?:\\[]|\\{}) +#.*?: ([\\[{].*[\\]}])");
    int tried = 0;
    String section = "";
    String group = "";
    for (String line : RecipeReader.defaultYaml().lines().toList()) {
      if (line.matches("[a-z-]+:.*")) {
        section = line.substring(0, line.indexOf(':'));
      } else if (line.matches("  [a-z-]+:.*")) {
        group = line.substring(2, line.indexOf(':'));
      }
      Matcher found = example.matcher(line);
      if (found.find()) {
        boolean nested = found.group(1).length() > 2;
        String yaml =
            section
                + ": "
                + (nested ? "{" + group + ": {" : "{")
                + found.group(2)
                + ": "
                + found.group(3)
                + (nested ? "}}" : "}");
        RecipeReader.parse("r.yaml", yaml, List.of());
        tried++;
      }
    }
    assertTrue(tried >= 6, "examples: " + tried);
  }

  @Test
  void theSchemaKnowsTheSameKeys() {
    JsonNode schema = RecipeWriter.schema();
    ObjectNode properties = (ObjectNode) schema.get("properties");
    RecipeTypes.components(Recipe.class)
        .keySet()
        .forEach(key -> assertTrue(properties.has(key), key));
  }
}
