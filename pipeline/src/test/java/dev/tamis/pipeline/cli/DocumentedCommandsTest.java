package dev.tamis.pipeline.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * The commands that the pages on quality print are commands: each flag exists and takes its value.
 */
class DocumentedCommandsTest {
  private static final String COMMAND = "./tamis ";

  @ParameterizedTest
  @ValueSource(strings = {"quality.md", "distil.md", "classifiers.md"})
  void everyCommandParses(String page) throws IOException {
    int commands = 0;
    boolean block = false;
    for (String line : Files.readAllLines(Path.of("..", "docs", page))) {
      block ^= line.startsWith("```");
      if (block && line.startsWith(COMMAND)) {
        commands++;
        List<String> arguments = arguments(line.substring(COMMAND.length()));
        assertDoesNotThrow(
            () -> new CommandLine(new Tamis()).parseArgs(arguments.toArray(new String[0])), line);
      }
    }
    assertTrue(commands > 0, page + " has no command");
  }

  /** Words as a shell has them, up to a remark, a pipe or a redirection. */
  private static List<String> arguments(String line) {
    List<String> arguments = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (char c : (line + " ").toCharArray()) {
      if (c == '\'') {
        quoted = !quoted;
        begun = true;
      } else if (!quoted && c == ' ') {
        if (begun) {
          arguments.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else if (!quoted && !begun && (c == '#' || c == '|' || c == '<' || c == '>')) {
        return arguments;
      } else {
        word.append(c);
        begun = true;
      }
    }
    return arguments;
  }
}
