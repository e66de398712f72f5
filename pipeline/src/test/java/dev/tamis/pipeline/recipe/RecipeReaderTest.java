package dev.tamis.pipeline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
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
    assertEquals("lists/a.txt", recipe.domains().exclude().get("a").path());
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
        "quality: {models: [textnes]}|quality.models does not know \"textnes\"; did you mean \"textness\"?",
        "quality: {models: [{name: e, kind: onyx, path: m}]}|quality.models: e: kind does not know \"onyx\"; did you mean \"onnx\"?",
        "quality: {models: [{name: e, kind: onnx, path: m, min-skore: 1}]}|quality.models: unknown key \"min-skore\"; did you mean \"min-score\"?",
        "quality: {models: [{kind: onnx, path: m}]}|quality.models: name is missing",
        "quality: {models: [{name: e, kind: hashed, path: m, head: a}]}|head is the name of a head of a model of kind onnx",
        "quality: {models: [{name: e, kind: onnx, path: m, head: ../a}]}|without \"/\" (got: \"../a\")",
        "quality: {models: [{name: a/b, kind: onnx, path: m}]}|name must not be empty or hold \"/\" (got: \"a/b\")",
        "quality: {models: [{name: e, kind: onnx}]}|quality.models: e: path is missing",
        "quality: {models: [{name: textness, path: m}]}|takes no path, label or languages",
        "quality: {models: [{name: textness, languages: [eng]}]}|takes no path, label or languages",
        "quality: {models: [{name: e, kind: hashed, path: m, languages: [eng]}]}|takes no label and no languages",
        "quality: {models: [{name: e, kind: onnx, path: m, min-score: high}]}|min-score must be a number (got: \"high\")",
        "quality: {models: [{name: e, kind: onnx, path: m, min-score: 2, max-score: 1}]}|min-score must be at most max-score (got: 2.0, 1.0)",
        "quality: {models: [{name: e, kind: onnx, path: m, keep-best: {share: 2}}]}|keep-best.share must be 0 .. 1 (got: 2)",
        "quality: {models: [{name: e, kind: onnx, path: m, keep-best: {shore: 1}}]}|unknown key \"keep-best.shore\"; did you mean \"share\"?",
        "quality: {models: [{name: e, kind: onnx, path: m, keep-best: 0.1}]}|keep-best must be a map, like {share: 0.1} (got: 0.1)",
        "quality: {models: [{name: e, kind: onnx, path: m, languages: eng}]}|languages must be a list (got: \"eng\")",
        "quality: {models: [{name: e, kind: onnx, path: m, languages: [xyz]}]}|e: languages: no language of ISO 639-3 has the code xyz",
        "quality: {models: [{name: e, kind: onnx, path: m, languages: [eng_Bogu]}]}|no script has the code Bogu",
        "quality: {models: [{name: e, kind: onnx, path: m, languages: [english]}]}|must be an ISO 639-3 code or a tag",
        "quality: {models: [{name: e, kind: onnx, path: m, languages: [1]}]}|languages must be a list of strings (got: 1)",
        "quality: {models: [{name: e, kind: onnx, path: m, min-score: .nan}]}|this is no number: .nan",
        "quality: {models: [{name: e, kind: onnx, path: m, max-score: .inf}]}|this is no number: .inf",
        "quality: {models: [{name: e, kind: onnx, path: m, max-score: '1'}]}|max-score must be a number (got: \"1\")",
        "quality: {models: [{name: e, kind: onnx, path: m, keep-best: {}}]}|keep-best must be a map, like {share: 0.1} (got: {})",
        "quality: {models: [{name: e, kind: onnx, path: m, keep-best: {share: -0.1}}]}|keep-best.share must be 0 .. 1",
        "quality: {models: [{name: e, kind: onnx, path: 7}]}|path must be a string (got: 7)",
        "language: {keep: [xyz_Latn]}|language.keep: no language of ISO 639-3 has the code xyz (got: \"xyz_Latn\")",
        "rules: {flagged-words: {xyz_Latn: f}}|rules.flagged-words: no language of ISO 639-3 has the code xyz",
        "rules: {flagged-words: {eng_Bogu: f}}|rules.flagged-words: no script has the code Bogu",
        "rules: {sets: [c4, gopher-quality, c4]}|rules.sets must name each set once",
        "quality: {models: [textness, textness]}|each needs a name of its own (got twice: \"textness\")",
        "quality: {models: [3]}|an entry must be a name or a map of keys (got: 3)",
        "quality: {min-score: 0.2, models: [{name: textness, min-score: 0.1}]}|quality.min-score must be 0 where",
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
  void classifiersAreNamesOrMaps() {
    Recipe recipe =
        parse(
            "quality:\n  min-score: 0.3\n  models:\n  - textness\n"
                + "  - {name: edu, kind: onnx, path: m/edu, min-score: 2.5, languages: [eng]}\n"
                + "  - {name: bad, kind: onnx, path: m/h, label: hate, max-score: 0.5}\n"
                + "  - {name: dclm, kind: fasttext, path: d.bin, keep-best: {share: 0.1}}\n");
    QualityModel.KeepBest off = new QualityModel.KeepBest(0);
    assertEquals(
        List.of(
            new QualityModel("textness", "textness", "", "", "", null, null, List.of(), off),
            new QualityModel("edu", "onnx", "m/edu", "", "", 2.5, null, List.of("eng"), off),
            new QualityModel("bad", "onnx", "m/h", "", "hate", null, .5, List.of(), off),
            new QualityModel(
                "dclm",
                "fasttext",
                "d.bin",
                "",
                "",
                null,
                null,
                List.of(),
                new QualityModel.KeepBest(.1))),
        recipe.quality().models());
    assertEquals(Map.of("dclm", .1), recipe.quality().keepBest());
    assertEquals(recipe, parse(RecipeWriter.toJson(recipe)));
    assertEquals(
        parse("").quality(),
        parse("quality: {models: [{name: textness}]}").quality(),
        "short form");
  }

  @Test
  void schemaKnowsEveryKey() {
    String schema = RecipeWriter.schema().toString();
    for (String key :
        List.of(
            "split-size",
            "min-confidence",
            "max-per-thousand",
            "compression-level",
            "max-score",
            "keep-best",
            "share")) {
      assertTrue(schema.contains("\"" + key + "\""), key);
    }
    assertFalse(schema.contains("splitSize"));
    assertTrue(schema.contains("\"const\":\"textness\""), "the short form of a classifier");
    assertTrue(
        schema.contains("\"enum\":[\"fasttext\",\"hashed\",\"onnx\",\"textness\"]"), "its kinds");
  }
}
