package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.CorpusPipeline;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Web crawl in, training text out, and an account of every record. */
@Command(
    name = "tamis",
    description =
        "Turns web crawl into language-model training text, and accounts for every record.",
    mixinStandardHelpOptions = true,
    versionProvider = Tamis.Version.class,
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      DedupCommand.class,
      RecipeCommand.class,
      ExplainCommand.class,
      ExtractCommand.class,
      InspectCommand.class,
      GetCommand.class,
      CompareCommand.class,
      StatsCommand.class,
      ReportCommand.class,
      CardCommand.class,
      LanguageCommand.class,
      QualityCommand.class,
      PiiCommand.class,
      EraseCommand.class,
      ImportCommand.class,
      BenchCommand.class,
      CalibrateCommand.class,
      TrainCommand.class,
      SweepCommand.class,
      VersionCommand.class,
      CompletionCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "For example:",
      "  tamis run --input 'shards/*' --output out    then open out/report/index.html",
      "  tamis inspect out --excluded all             what was left out, and why",
      "  tamis help run",
      "",
      "Exit status: 0 done, 1 the job failed (or --strict and something could not be read),",
      "2 bad usage, recipe or input, 129, 130 and 143 stopped by a signal.",
      "NO_COLOR is honoured."
    })
public final class Tamis implements Runnable {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int BAD_USAGE = 2;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--verbose",
      description = "Show stack traces and the engine's log.",
      scope = CommandLine.ScopeType.INHERIT)
  private boolean verbose;

  /** Runs the command and exits. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    Scratch.open();
    int status = execute(args);
    System.out.flush();
    System.err.flush();
    Scratch.close();
    // All is done. Hooks of engines would go on in a folder that is gone.
    Runtime.getRuntime().halt(status);
  }

  /**
   * Runs the command in this JVM.
   *
   * @return 0 done, 1 the job failed, 2 bad usage or recipe
   */
  public static int execute(String... args) {
    Logging.configure(java.util.List.of(args).contains("--verbose"));
    Tamis tamis = new Tamis();
    CommandLine command = new CommandLine(tamis);
    command.setParameterExceptionHandler((e, given) -> usage(e));
    command.setExecutionExceptionHandler((e, source, result) -> failure(e, source, tamis.verbose));
    command.setOut(new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8));
    try {
      return command.execute(args);
    } catch (Error e) {
      return failure(e, command, tamis.verbose);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing; tamis help lists them");
  }

  private static int usage(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      Suggest.forUnmatched(e.getCommandLine(), unmatched.getUnmatched())
          .forEach(line -> err.println("tamis: " + line));
    } else {
      e.getMessage().lines().forEach(line -> err.println("tamis: " + line));
    }
    CommandLine command = e.getCommandLine();
    String name = command.getCommandName();
    CommandLine parent = command.getParent();
    // tamis help knows commands, and not the commands of those.
    boolean nested = parent != null && parent.getParent() != null;
    err.println(
        "tamis: try: "
            + (nested
                ? command.getCommandSpec().qualifiedName() + " --help"
                : "tamis help" + (parent == null ? "" : " " + name)));
    return BAD_USAGE;
  }

  private static int failure(Throwable e, CommandLine source, boolean verbose) {
    PrintWriter err = source.getErr();
    if (verbose) {
      e.printStackTrace(err);
    }
    if (e instanceof IllegalArgumentException && e.getMessage() != null) {
      e.getMessage().lines().forEach(line -> err.println("tamis: " + line));
      return BAD_USAGE;
    }
    err.println("tamis: the job failed: " + Failure.describe(e));
    return FAILED;
  }

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"tamis " + CorpusPipeline.version()};
    }
  }
}
