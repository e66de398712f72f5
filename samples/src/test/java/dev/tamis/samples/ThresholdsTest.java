package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
