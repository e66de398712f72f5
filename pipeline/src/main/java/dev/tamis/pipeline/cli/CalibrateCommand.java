package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.classify.rules.Calibration;
import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tamis calibrate}: thresholds by language from a clean reference. */
@Command(
    name = "calibrate",
    description =
        "Finds thresholds of the fineweb2 rules for our own words, from clean JSON lines with text (and language).",
    mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "For the recipe's rules.fineweb2.")
  private Path output;

  @Option(
      names = "--reject",
      defaultValue = "0.01",
      paramLabel = "SHARE",
      description = "Share of the reference that a rule may reject (default: ${DEFAULT-VALUE}).")
  private double share;

  @Option(
      names = "--least",
      defaultValue = "100",
      paramLabel = "N",
      description = "Texts that a language must have (default: ${DEFAULT-VALUE}).")
  private int least;

  @Override
  public Integer call() throws IOException {
    Calibration calibration = new Calibration(share, least);
    StatisticsComputer computer = new StatisticsComputer();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16);
    long number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      JsonNode json = parse(line, number);
      if (!json.path("text").isTextual()) {
        throw new IllegalArgumentException("line " + number + " has no string \"text\"");
      }
      String text = json.get("text").asText();
      LanguageTag tag =
          json.path("language").isTextual()
              ? LanguageTag.parse(json.get("language").asText())
              : LanguageIdentifier.embedded().identify(text).tag();
      calibration.add(tag, computer.compute(text, tag));
    }
    Files.writeString(
        output,
        "# Thresholds by tamis calibrate: each rejects at most "
            + share
            + " of a clean reference.\n"
            + String.join("\n", calibration.lines())
            + "\n");
    PrintWriter err = spec.commandLine().getErr();
    err.println("tamis: " + calibration.lines().size() + " languages in " + output);
    calibration
        .tooFew()
        .forEach((tag, texts) -> err.println("tamis: " + tag + " has only " + texts + " texts"));
    return Tamis.DONE;
  }

  /** The parser's own message may hold text of the line. */
  private static JsonNode parse(String line, long number) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("line " + number + " is not JSON", e);
    }
  }
}
