package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thresholds that the command finds on clean text, and a recipe that names their file. */
class ThresholdsTest {
  @TempDir Path folder;

  @Test
  void thresholdsAreFoundToldAndUsed() throws IOException {
    StringBuilder clean = new StringBuilder();
    String prose = Prose.read().get("deu_Latn");
    for (int i = 0; i < 40; i++) {
      String longer = " Donaudampfschifffahrtsgesellschaft".repeat(60 + i);
      clean
          .append("{\"text\": \"")
          .append(prose)
          .append(longer)
          .append("\", \"language\": \"deu_Latn\"}\n");
    }
    Path input = Files.writeString(folder.resolve("clean.jsonl"), clean + "no json\n");
    Path output = folder.resolve("own.tsv");
    Command command =
        Command.run(
            "calibrate",
            "--rules",
            "gopher-quality",
            "--min-documents",
            "40",
            "--output",
            output.toString(),
            input.toString());
    assertEquals(1, command.status());
    assertTrue(command.err().contains("clean.jsonl:41 is no JSON object"), command.err());
    assertTrue(command.out().contains("deu_Latn  40 documents"), command.out());
    assertTrue(
        Files.readString(output).contains("deu_Latn\tgopher-quality/max-mean-word-length\t"));

    Path recipe = folder.resolve("own.yaml");
    Files.writeString(
        recipe, "version: 1\nrules: {sets: [gopher-quality], thresholds: " + output + "}\n");
    Command valid = Command.run("recipe", "--validate", recipe.toString());
    assertEquals(0, valid.status(), valid.err());

    Files.writeString(output, "deu_Latn\tgopher-quality/max-word-length\t9\n");
    Command broken = Command.run("recipe", "--validate", recipe.toString());
    assertEquals(2, broken.status());
    assertTrue(broken.err().contains("rules.thresholds " + output + ": line 1"), broken.err());
  }

  private Command calibrate(String lines, String... arguments) throws IOException {
    Path input = Files.writeString(folder.resolve("lines.jsonl"), lines);
    List<String> all = new ArrayList<>(List.of("calibrate", "--min-documents", "1"));
    all.addAll(List.of("--output", folder.resolve("found.tsv").toString(), input.toString()));
    all.addAll(List.of(arguments));
    return Command.run(all.toArray(String[]::new));
  }

  private static String line(String language) {
    return "{\"text\": \"a secret text\", \"language\": " + language + "}\n";
  }

  @Test
  void aLanguageThatIsNoTagIsToldByItsLineAndTheOthersAreRead() throws IOException {
    String tag = "\"eng_Latn\"";
    for (String broken : List.of("\"ENG-latn\"", "\"en\"", "\"eng_latn\"", "7", "[]")) {
      Command command = calibrate(line(tag) + line(broken) + line(tag));
      assertEquals(1, command.status(), broken);
      assertEquals(
          "tamis: "
              + folder.resolve("lines.jsonl")
              + ":2 has a \"language\" that is no tag like \"eng_Latn\"",
          command.err().strip());
      assertTrue(command.out().contains("eng_Latn  2 documents"), command.out());
    }
    Command unnamed = calibrate(line("null") + line("\"\"") + "{\"text\": \"a secret text\"}\n");
    assertEquals(0, unnamed.status(), unnamed.err());
    assertTrue(unnamed.out().contains("  3 documents"), unnamed.out());
  }

  @Test
  void aLanguageThatASetDoesNotCoverIsNamedWithoutATable() throws IOException {
    String lines = line("\"tur_Latn\"") + line("\"deu_Latn\"");
    Command alone = calibrate(lines, "--rules", "fineweb2");
    assertEquals(0, alone.status(), alone.err());
    assertTrue(alone.out().contains("no thresholds in fineweb2 for tur_Latn\n"), alone.out());
    assertFalse(alone.out().contains("tur_Latn  1 documents"), alone.out());
    assertTrue(alone.out().contains("deu_Latn  1 documents"), alone.out());
    Command beside = calibrate(lines, "--rules", "fineweb2,gopher-quality");
    assertTrue(beside.out().contains("no thresholds in fineweb2 for tur_Latn\n"), beside.out());
    assertTrue(beside.out().contains("tur_Latn  1 documents"), beside.out());
  }

  @Test
  void theTableOfARecipeIsWhatIsCalibrated() throws IOException {
    Path configs = Files.createDirectories(folder.resolve("configs"));
    Files.writeString(
        configs.resolve("tur_Latn.yml"),
        """
        dup_line_frac: 0.25
        dup_n_grams: [[5, 0.14], [6, 0.13], [7, 0.12], [8, 0.11], [9, 0.1], [10, 0.09]]
        language_score: 0.8
        line_punct_thr: -1
        max_avg_word_length: 15.5
        max_non_alpha_words_ratio: 0.7
        min_avg_word_length: 0
        new_line_ratio: 0.2
        stopwords: [bir, ve]
        top_n_grams: [[2, 0.9], [3, 0.9], [4, 0.9]]
        """);
    Path table = folder.resolve("fineweb2.tsv");
    Command imported =
        Command.run("import", "fineweb2", configs.toString(), "--output", table.toString());
    assertEquals(0, imported.status(), imported.err());
    Path recipe = folder.resolve("own.yaml");
    Files.writeString(recipe, "version: 1\nrules: {sets: [fineweb2], fineweb2: " + table + "}\n");
    String lines = line("\"tur_Latn\"") + line("\"deu_Latn\"");
    for (Command command :
        List.of(
            calibrate(lines, "--recipe", recipe.toString()),
            calibrate(lines, "--rules", "fineweb2", "--set", "rules.fineweb2=" + table))) {
      assertEquals(0, command.status(), command.err());
      String out = command.out().replaceAll(" +", " ");
      assertTrue(out.contains("no thresholds in fineweb2 for deu_Latn\n"), out);
      assertTrue(out.contains("fineweb2/max-mean-word-length 15.50 100.0"), out);
      assertTrue(out.contains("fineweb2/stop-words 2.000 0.0"), out);
    }
  }
}
