package dev.tamis.pipeline.cli;

import dev.tamis.classify.train.Answers;
import dev.tamis.classify.train.Documents;
import dev.tamis.classify.train.Prompts;
import dev.tamis.classify.train.Templates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis train label}: questions for a teacher, and its answers as labels. */
@Command(
    name = "label",
    description =
        "Writes a prompt for each document, or joins a teacher's answers to the documents."
            + " It talks to nothing, unless --endpoint names whom to ask.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "With --endpoint the texts, scrubbed of personal data, are sent to where it points. Without --yes the",
      "command says what that would take, and sends nothing. What is answered in the file of --answers is not",
      "asked again. For example:",
      "  tamis train label docs.jsonl --sample 500 --endpoint http://localhost:8000/v1 --model NAME \\",
      "    --answers answers.jsonl --output labelled.jsonl --yes"
    })
final class TrainLabel implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "DOCUMENTS",
      arity = "1..*",
      description = "JSON lines with text; .gz and .zst are read as what they are.")
  private List<Path> files;

  @ArgGroup(multiplicity = "1")
  private Step step;

  /** One of two. */
  private static final class Step {
    @Option(
        names = "--prompts",
        required = true,
        paramLabel = "FILE",
        description = "Write prompts there: JSON lines with id and prompt.")
    private Path prompts;

    @ArgGroup(exclusive = false)
    private Join join;
  }

  /** Answers in, labels out. */
  private static final class Join {
    @Option(
        names = "--answers",
        required = true,
        paramLabel = "FILE",
        description = "Read answers there: JSON lines with id and answer. --endpoint adds to them.")
    private Path answers;

    @Option(
        names = "--output",
        required = true,
        paramLabel = "FILE",
        description = "Write the documents that have a score there, and FILE.unused.tsv.")
    private Path output;

    @ArgGroup(exclusive = false)
    private TeacherOptions teacher;
  }

  @Option(
      names = "--template",
      defaultValue = Templates.EDUCATIONAL,
      paramLabel = "NAME|FILE",
      description =
          "educational, language-quality, harm:CATEGORY (MLCommons' hazards), or a file of your own"
              + " with {text} and, where wanted, {language} (default: ${DEFAULT-VALUE}).")
  private String template;

  @Option(
      names = "--max-characters",
      defaultValue = "3000",
      paramLabel = "N",
      description = "More of a text is not asked about (default: ${DEFAULT-VALUE}).")
  private int maxCharacters;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Ask about so many documents, drawn at random (default: all).")
  private Integer sample;

  @Option(names = "--seed", defaultValue = "20261124", paramLabel = "N")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (sample != null && sample < 1) {
      throw new IllegalArgumentException("--sample must be 1 or more (got: " + sample + ")");
    }
    Documents documents = new Documents();
    for (Path file : files) {
      try (BufferedReader lines = TextLines.open(file)) {
        documents.read(file.toString(), lines);
      }
    }
    PrintWriter err = spec.commandLine().getErr();
    if (step.prompts != null) {
      ask(documents, err);
    } else if (step.join.teacher == null
        || step.join.teacher.ask(chosen(documents), prompts(), step.join.answers, err)) {
      join(documents, err);
    }
    return Tamis.DONE;
  }

  private void ask(Documents documents, PrintWriter err) throws IOException {
    List<Documents.Entry> asked = chosen(documents);
    try (Writer out = Files.newBufferedWriter(step.prompts, StandardCharsets.UTF_8)) {
      prompts().write(asked, out);
    }
    err.println("tamis: " + asked.size() + " prompts of " + documents.size() + " documents");
  }

  private Prompts prompts() throws IOException {
    if (!Templates.isKnown(template) && !Files.exists(Path.of(template))) {
      throw new IllegalArgumentException(
          "--template: no file, and none of "
              + String.join(", ", Templates.names())
              + " (got: "
              + template
              + ")");
    }
    String text =
        Templates.isKnown(template)
            ? Templates.of(template)
            : Files.readString(Path.of(template), StandardCharsets.UTF_8);
    return new Prompts(text, maxCharacters);
  }

  private List<Documents.Entry> chosen(Documents documents) {
    return documents.sample(sample == null ? documents.size() : sample, seed);
  }

  private void join(Documents documents, PrintWriter err) throws IOException {
    Path unused = Path.of(step.join.output + ".unused.tsv");
    Map<String, Integer> account;
    try (BufferedReader answers = TextLines.open(step.join.answers);
        Writer labelled = Files.newBufferedWriter(step.join.output, StandardCharsets.UTF_8);
        Writer others = Files.newBufferedWriter(unused, StandardCharsets.UTF_8)) {
      account = new Answers(documents, labelled, others).read(answers);
    }
    account.forEach((outcome, count) -> err.println("tamis: " + outcome + ": " + count));
  }
}
