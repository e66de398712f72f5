package dev.tamis.pipeline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExtractCommandTest {
  private static final String PAGE =
      "<html><body><h1>Mills</h1><p>The mill by the river grinds for the whole valley, and has"
          + " done so for <a href='/ages'>three hundred years</a>.</p><ul><li>rye</li>"
          + "<li>wheat</li></ul><p>Nobody knows who built it, nor when the first wheel turned."
          + "</p></body></html>";

  @TempDir private Path folder;

  @Test
  void formatIsThatOfTheRecipe() throws IOException {
    String kept = "three hundred years](/ages).\n\n- rye\n- wheat\n\n";
    assertEquals(text(), text("--format", "text"));
    assertEquals(true, text("--format", "markdown", "--links", "keep").contains(kept));
    assertEquals(
        text("--set", "extraction.format=markdown", "--set", "extraction.links=keep"),
        text("--format", "markdown", "--links", "keep"));
    assertEquals(
        text("--format", "text"),
        text("--set", "extraction.format=markdown", "--format", "text"),
        "the option comes last");
  }

  private String text(String... options) throws IOException {
    Path shard = folder.resolve("pages.jsonl");
    ObjectMapper json = new ObjectMapper();
    String page = json.writeValueAsString(json.createObjectNode().put("html", PAGE));
    Files.writeString(shard, page + "\n");
    String[] all = new String[options.length + 1];
    System.arraycopy(options, 0, all, 0, options.length);
    all[options.length] = shard.toString();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      System.setOut(to);
      assertEquals(0, new CommandLine(new ExtractCommand()).execute(all));
    } finally {
      System.setOut(before);
    }
    JsonNode line = json.readTree(out.toByteArray());
    return line.get("text").asText();
  }
}
