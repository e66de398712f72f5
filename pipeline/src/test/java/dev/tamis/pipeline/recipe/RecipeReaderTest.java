package dev.tamis.pipeline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeReaderTest {
  private static Recipe parse(String yaml, String... changes) {
    return RecipeReader.parse("r.yaml", yaml, List.of(changes));
  }

  @Test
  void defaultsAreThoseOfTheDocumentedFile() {
    Recipe recipe = RecipeReader.read(null, null);
    assertEquals(64L << 20, recipe.input().splitSize().bytes());
    assertEquals(List.of("gopher-quality", "gopher-repetition"), recipe.rules().sets());
    assertEquals(0.3, recipe.language().minConfidence());
    assertTrue(recipe.dedup().exact());
  }

  @Test
  void ownKeysLieOverTheDefaults() {
    Recipe recipe =
        parse("name: mine\ndomains: {exclude: {a: lists/a.txt}}\n", "output.part-size=1 MiB");
    assertEquals("mine", recipe.name());
    assertEquals("lists/a.txt", recipe.domains().exclude().get("a"));
    assertEquals(1 << 20, recipe.output().partSize().bytes());
    assertEquals(3, recipe.output().compressionLevel());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "languag: {}|r.yaml:1:1: unknown key \"languag\"; did you mean \"language\"?",
        "language: {min-confidense: 1}|unknown key \"language.min-confidense\"; did you mean \"min-confidence\"?",
        "language: {min-confidence: 2}|language.min-confidence must be 0 .. 1 (got: 2)",
        "language: {keep: [english]}|language.keep: a language tag looks like \"eng_Latn\" (got: \"english\")",
        "output: {part-size: 1 KiB}|output.part-size must be 64 KiB .. 1 GiB (got: 1 KiB)",
        "output: {part-size: 64MB}|a size looks like \"64 MiB\" (got: \"64MB\")",
        "pii: {action: mark}|pii.action does not know \"mark\"; did you mean \"mask\"?",
        "version: 2|version must be 1 (got: 2)",
        "dedup: yes please|dedup must be a map of keys",
        "name: [|r.yaml:"
      })
  void problemsNameTheKeyTheValueAndWhatIsAllowed(String yaml, String message) {
    RecipeException e = assertThrows(RecipeException.class, () -> parse(yaml));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void allUnknownKeysAreToldAtOnce() {
    RecipeException e =
        assertThrows(RecipeException.class, () -> parse("a: 1\nb: 2\n", "c.d=3", "noequals"));
    assertEquals(4, e.problems().size(), e.getMessage());
  }

  @Test
  void aResolvedRecipeIsAlwaysTheSameJson() {
    String json = RecipeWriter.toJson(parse(""));
    assertEquals(json, RecipeWriter.toJson(parse(json)));
    assertEquals(RecipeWriter.sha256(parse("")), RecipeWriter.sha256(parse(json)));
  }

  @Test
  void schemaKnowsEveryKey() {
    String schema = RecipeWriter.schema().toString();
    for (String key :
        List.of("split-size", "min-confidence", "max-per-thousand", "compression-level")) {
      assertTrue(schema.contains("\"" + key + "\""), key);
    }
    assertFalse(schema.contains("splitSize"));
  }
}
