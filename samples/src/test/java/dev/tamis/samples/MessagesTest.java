package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One helpful line for each thing that can be wrong on a command line. */
class MessagesTest {
  @TempDir Path folder;

  /** Runs a command with something on standard input. */
  static Command filter(byte[] input, String... arguments) {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(input));
      return Command.run(arguments);
    } finally {
      System.setIn(before);
    }
  }

  private static Command filter(String input, String... arguments) {
    return filter(input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run --inptu x --output o|unknown option \"--inptu\"; did you mean \"--input\"?",
        "run --input x --output o --overwritten|did you mean \"--overwrite\"?",
        "rnu --input x|unknown command \"rnu\"; did you mean \"run\"?",
        "explian|did you mean \"explain\"?",
        "run --output o|--input is missing",
        "run --input x|--output is missing",
        "run --input samples --output o --parallelism=2|flags of the engine go behind --",
        "run --input samples --output o --runner=FlinkRunner|flags of the engine go behind --",
        "run --input samples --output o -- --parallelism=abc|--parallelism must be 1 .. 99999 (got: abc)",
        "run --input samples --output o -- --parallelism=-1|--parallelism must be 1 .. 99999 (got: -1)",
        "run --input samples --output o -- --runner=FlinkRuner|FlinkRuner",
        "run --input samples --output o -- --nosuchflag=1|nosuchflag",
        "run --input gs://bucket/x --output o|-Pdataflow",
        "run --input s3://bucket/x --output o|-Ps3",
        "run --input hdfs://host/x --output o|-Phdfs",
        "run --input https://host/x.gz --output o|download the file first",
        "run --input samples --output gs://bucket/x|-Pdataflow",
        "run --input samples --output o --recipe gs://bucket/r.yaml|-Pdataflow",
        "run --input samples --output o --set language.keep=deu_Latn|language.keep must be a list, like [deu_Latn]",
        "run --input samples --output o --set output.part-size=0|output.part-size: a size looks like \"64 MiB\"",
        "run --input samples --output o --set pii.enable=[HOME_ADDRESS]|pii.enable does not know the kind \"HOME_ADDRESS\"",
        "sweep /nope-of-tamis|no such folder: /nope-of-tamis"
      })
  void saysWhatIsWrong(String line, String message) {
    Command command = Command.run(line.split(" ", -1));
    assertEquals(2, command.status(), command.err());
    assertTrue(command.err().contains(message), command.err());
    assertFalse(command.err().contains("Exception"), command.err());
    assertTrue(command.err().lines().count() <= 3, command.err());
    assertFalse(Files.exists(Path.of("o")));
  }

  @Test
  void aRecipeIsToldWithLineAndColumn() throws IOException {
    Path recipe =
        Files.writeString(
            folder.resolve("r.yaml"),
            "output:\n  part-size: 0\nlanguage:\n  min-confidence: abc\n");
    Command command =
        Command.run("run", "--input", "x", "--output", "o", "--recipe", recipe.toString());
    assertEquals(2, command.status());
    assertTrue(command.err().contains("r.yaml:2:3: output.part-size"), command.err());
    assertTrue(command.err().contains("r.yaml:4:3: language.min-confidence"), command.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pii", "language", "quality"})
  void filtersTellBadLinesAndGoOn(String filter) {
    Command command =
        filter(
            "secret not json\n{\"text\": 5}\n[1]\n{\"txt\": \"secret\"}\n\n{\"text\": \"A good line of words.\"}\n",
            filter);
    assertEquals(1, command.status());
    assertTrue(command.err().contains("line 1: this is not JSON (column "), command.err());
    assertTrue(command.err().contains("line 2: \"text\" is a number, not a string"), command.err());
    assertTrue(command.err().contains("line 3: this is an array, not an object"), command.err());
    assertTrue(
        command.err().contains("line 4: there is no field \"text\"; did you mean \"txt\"?"),
        command.err());
    assertFalse(command.err().contains("secret"), command.err());
    assertEquals(1, command.out().lines().count(), command.out());
  }

  @Test
  void explainTellsToo() {
    Command command = filter("not json\n{\"text\": \"A good line.\"}\n", "explain");
    assertEquals(2, command.status());
    assertTrue(command.err().contains("line 1: this is not JSON"), command.err());
    assertTrue(command.out().contains("language"), command.out());
    Command nothing = filter("", "explain");
    assertEquals(2, nothing.status());
    assertTrue(nothing.err().contains("no document on standard input"), nothing.err());
  }

  @Test
  void helpHasNoExampleThatThisJarCannotRun() {
    String help = Command.run("help", "run").out();
    assertFalse(help.contains("--input gs://"), help);
    assertTrue(help.contains("-Pdataflow"), help);
    assertTrue(Command.run("--help").out().contains("130"), "exit status");
  }
}
