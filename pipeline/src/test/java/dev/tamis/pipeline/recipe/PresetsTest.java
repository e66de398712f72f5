package dev.tamis.pipeline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.rules.RuleSet;
import dev.tamis.classify.train.Templates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetsTest {
  @TempDir Path folder;

  @BeforeAll
  static void openFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  void everyPresetIsARecipeOfRuleSetsThatAreThere() {
    for (String name : Presets.NAMES) {
      Recipe recipe = RecipeReader.read(name, List.of());
      recipe.rules().sets().forEach(RuleSet::named);
      assertFalse(RecipeDiff.of(RecipeReader.read(null, null), recipe).isEmpty(), name);
      assertTrue(Presets.yaml(name).startsWith("# "), name + " says what it is");
    }
  }

  @Test
  void safetyHasAClassifierWithALimitForEachCategoryThatThereIsAPromptFor() {
    Recipe recipe = RecipeReader.read("safety", List.of());
    List<String> prompts = new ArrayList<>();
    for (QualityModel model : recipe.quality().models()) {
      if (!model.kind().equals(QualityModel.TEXTNESS)) {
        prompts.add(Templates.HARM + model.name());
        assertTrue(model.maxScore() > 0 && model.maxScore() < 1, model.name());
        assertEquals("models/hazards/" + model.name(), model.path());
        SourcesSection.Safety source =
            recipe.sources().safety().stream()
                .filter(rule -> rule.model().equals(model.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(model.name() + " has no limit for sources"));
        assertTrue(source.over() >= model.maxScore() && source.share() <= 0.5, model.name());
      }
    }
    assertEquals(prompts.size(), recipe.sources().safety().size());
    assertEquals(
        Templates.names().stream().filter(name -> name.startsWith(Templates.HARM)).toList(),
        prompts);
  }

  @Test
  void aRecipeLaysItsKeysOverThoseOfThePreset() {
    Recipe recipe =
        RecipeReader.parse(
            "mine", "extends: fineweb\nlanguage:\n  min-confidence: 0.8\n", List.of());
    assertEquals(List.of("eng_Latn"), recipe.language().keep());
    assertEquals(0.8, recipe.language().minConfidence());
    assertTrue(recipe.rules().sets().contains("fineweb"));
  }

  @Test
  void filesExtendFiles() throws Exception {
    Path base = folder.resolve("base.yaml");
    Files.writeString(base, "extends: gopher\nname: base\n");
    Path own = folder.resolve("own.yaml");
    Files.writeString(own, "extends: " + base + "\nname: own\n");
    Recipe recipe = RecipeReader.read(own.toString(), List.of());
    assertEquals("own", recipe.name());
    assertTrue(recipe.rules().sets().contains("paper-gopher-quality"));
  }

  @Test
  void aCircleIsToldAndNotFollowed() throws Exception {
    Path own = folder.resolve("own.yaml");
    Files.writeString(own, "extends: " + own + "\n");
    RecipeException e =
        assertThrows(RecipeException.class, () -> RecipeReader.read(own.toString(), List.of()));
    assertTrue(e.getMessage().contains("8 deep at most"), e.getMessage());
  }

  @Test
  void aMisspeltPresetIsToldWithTheNearest() {
    RecipeException e =
        assertThrows(
            RecipeException.class,
            () -> RecipeReader.parse("mine", "extends: finweb\n", List.of()));
    assertTrue(e.getMessage().contains("did you mean \"fineweb\"?"), e.getMessage());
  }

  @Test
  void aMisspeltKeyOfAnExtendingRecipeIsToldAtItsLine() {
    RecipeException e =
        assertThrows(
            RecipeException.class,
            () -> RecipeReader.parse("mine", "extends: fineweb\nlanguge: {}\n", List.of()));
    assertTrue(e.getMessage().contains("mine:2:1"), e.getMessage());
  }

  @Test
  void theDifferenceNamesKeysAndValues() {
    List<RecipeDiff.Change> changes =
        RecipeDiff.of(
            RecipeReader.read(null, null),
            RecipeReader.read(null, List.of("language.min-confidence=0.7", "dedup.exact=false")));
    assertTrue(
        changes.contains(new RecipeDiff.Change("language.min-confidence", "0.3", "0.7")),
        changes.toString());
    assertEquals(2, changes.size(), changes.toString());
  }

  @Test
  void aResolvedRecipeIsReadFromItsYaml() {
    Recipe recipe = RecipeReader.read("fineweb", List.of("card.license=ODC-By-1.0"));
    assertEquals(recipe, RecipeReader.parse("again", RecipeWriter.toYaml(recipe), List.of()));
  }
}
