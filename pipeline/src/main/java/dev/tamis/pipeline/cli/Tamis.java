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
      RecipeCommand.class,
      ExplainCommand.class,
      ExtractCommand.class,
      LanguageCommand.class,
      QualityCommand.class,
      PiiCommand.class,
      ImportCommand.class,
      CalibrateCommand.class,
      TrainCommand.class,
      SweepCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {"", "Exit status: 0 done, 1 the job failed, 2 bad usage or recipe."})
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
    System.exit(execute(args));
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
    return command.execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing; tamis help lists them");
  }

  private static int usage(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("tamis: " + e.getMessage());
    for (String argument :
        e.getCommandLine().getParseResult() == null
            ? java.util.List.<String>of()
            : e.getCommandLine().getParseResult().unmatched()) {
      if (argument.startsWith("--runner")) {
        err.println(
            "tamis: flags of the engine go behind --, as in: tamis run --input ... --output out -- --runner=FlinkRunner");
      }
    }
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("tamis: try: tamis help " + e.getCommandLine().getCommandName());
    return BAD_USAGE;
  }

  private static int failure(Exception e, CommandLine source, boolean verbose) {
    if (verbose) {
      e.printStackTrace(source.getErr());
    }
    if (e instanceof IllegalArgumentException) {
      for (String line : e.getMessage().split("\n", -1)) {
        source.getErr().println("tamis: " + line);
      }
      return BAD_USAGE;
    }
    source.getErr().println("tamis: the job failed: " + Logging.rootCause(e));
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
