package dev.tamis.pipeline.curate.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.rules.FineWeb2;
import dev.tamis.classify.rules.RuleBook;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeReader;
import dev.tamis.pipeline.recipe.RulesSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnThresholdsTest {
  @TempDir Path folder;

  @BeforeAll
  static void openFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private static RulesSection section(Path file, String... sets) {
    return new RulesSection(List.of(sets), false, "", file.toString(), Map.of());
  }

  private static RuleBook.Answer firstFailed(RulesSection section, String tag) {
    return RuleSettings.of(section)
        .book()
        .judge("Of the mill and the river. ".repeat(4), LanguageTag.parse(tag), false)
        .firstFailed();
  }

  @Test
  void aThresholdHoldsForItsLanguageAlone() throws IOException {
    Path file =
        Files.writeString(folder.resolve("own.tsv"), "eng_Latn\tgopher-quality/min-words\t24\n");
    RulesSection section = section(file, "gopher-quality");
    assertEquals(null, firstFailed(section, "eng_Latn"));
    assertEquals("min-words", firstFailed(section, "deu_Latn").rule().name());
    assertEquals(64, RuleSettings.digests(section).get("rules.thresholds").length());
  }

  @Test
  void theManifestSaysWhoseNumbersASetHas() throws IOException {
    Path own =
        Files.writeString(folder.resolve("own.tsv"), "eng_Latn\tgopher-quality/min-words\t24\n");
    Path table =
        Files.writeString(
            folder.resolve("table.tsv"), "deu_Latn" + "\t0.5".repeat(FineWeb2.COLUMNS.size()));
    Recipe recipe =
        RecipeReader.read(
            null,
            List.of(
                "rules.sets=[gopher-quality, fineweb2, c4]",
                "rules.thresholds=" + own,
                "rules.fineweb2=" + table));
    Map<String, RuleSet.About> sets = Plan.fresh(Plan.Spec.of(recipe)).ruleSets();
    assertEquals(List.of("gopher-quality", "fineweb2", "c4"), List.copyOf(sets.keySet()));
    assertTrue(
        sets.get("gopher-quality").variant().endsWith("; with thresholds of the user's own"));
    assertTrue(
        sets.get("fineweb2").variant().endsWith("; thresholds imported from the user's own copy"));
    assertEquals(RuleSet.named("c4").about(), sets.get("c4"));
  }

  @Test
  void aSetThatTheRecipeDoesNotAskIsAnErrorAtSubmit() throws IOException {
    Path file =
        Files.writeString(folder.resolve("own.tsv"), "eng_Latn\tgopher-quality/min-words\t24\n");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> RuleSettings.of(section(file, "c4")));
    assertEquals(
        "rules.thresholds "
            + file
            + ": it has thresholds of gopher-quality, which rules.sets does not name",
        e.getMessage());
    Path none = folder.resolve("none.tsv");
    IllegalArgumentException missing =
        assertThrows(IllegalArgumentException.class, () -> RuleSettings.of(section(none, "c4")));
    assertTrue(missing.getMessage().contains("none.tsv"), missing.getMessage());
  }

  private static String refused(List<String> sets, String fineweb2, Map<String, String> flagged) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> RuleSettings.of(new RulesSection(sets, false, fineweb2, "", flagged)))
        .getMessage();
  }

  @Test
  void aFileThatWouldNotBeUsedIsAnError() throws IOException {
    String table = "deu_Latn" + "\t0.5".repeat(FineWeb2.COLUMNS.size());
    String thresholds = Files.writeString(folder.resolve("t.tsv"), table).toString();
    String words = Files.writeString(folder.resolve("w.txt"), "\uFEFFmill\r\n# x\r\n").toString();
    String none = Files.writeString(folder.resolve("n.txt"), "\uFEFF# nothing\n\n").toString();
    assertTrue(
        refused(List.of("c4"), thresholds, Map.of())
            .contains("rules.fineweb2 is given, and rules.sets does not name fineweb2"));
    assertTrue(
        refused(List.of("c4"), "", Map.of("eng_Latn", words))
            .contains("rules.flagged-words is given, and no set of rules.sets asks"));
    assertTrue(
        refused(List.of("llama3"), "", Map.of("eng_Latn", none))
            .startsWith("rules.flagged-words.eng_Latn " + none + " holds no word"));
    RulesSection used =
        new RulesSection(List.of("llama3"), false, "", "", Map.of("eng_Latn", words));
    String text = "The old mill stands by a river that has carried sand since the last ice age.";
    // One word of sixteen, the first of the file, before which there was a mark.
    RuleBook.Judgement judged =
        RuleSettings.of(used).book().judge(text, LanguageTag.parse("eng_Latn"), false);
    assertEquals("flagged-words", judged.firstFailed().rule().name());
  }
}
