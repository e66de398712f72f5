package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.OutputFolder;
import dev.tamis.pipeline.curate.EraseCurated;
import dev.tamis.pipeline.erase.EraseEntry;
import dev.tamis.pipeline.erase.EraseKey;
import dev.tamis.pipeline.erase.EraseKind;
import dev.tamis.pipeline.erase.EraseList;
import dev.tamis.pipeline.files.UserPath;
import dev.tamis.pipeline.report.ErasureApply;
import dev.tamis.pipeline.report.ErasureCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis erase}: what somebody asked to be taken out of corpora. */
@Command(
    name = "erase",
    description = "Takes out of corpora what somebody asked to be erased.",
    mixinStandardHelpOptions = true,
    subcommands = {EraseCommand.Add.class, EraseCommand.Apply.class, EraseCommand.Check.class},
    footer = {
      "",
      "For example:",
      "  tamis erase add --list erasures.tsv --key erasures.key --request R-17 < values.txt",
      "  tamis erase apply out --list erasures.tsv --key erasures.key",
      "  tamis erase check out --list erasures.tsv --key erasures.key",
      "  tamis run ... --set erasure.list=erasures.tsv --set erasure.key=erasures.key"
    })
final class EraseCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The list and its key. */
  static final class ListOptions {
    @Option(
        names = "--list",
        required = true,
        paramLabel = "FILE",
        description = "The list; keyed hashes alone.")
    private Path list;

    @Option(
        names = "--key",
        required = true,
        paramLabel = "FILE",
        description = "The key of the list: a file that its owner alone can read, or env:NAME.")
    private String key;

    EraseList read() {
      return EraseList.read(list.toString(), EraseKey.read(key));
    }
  }

  /** {@code tamis erase add}. */
  @Command(
      name = "add",
      description = {
        "Adds values from standard input, one a line, to a list. No value is stored or shown.",
        "A list and a key that are not there are made."
      },
      mixinStandardHelpOptions = true)
  static final class Add implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
    @CommandLine.Mixin private ListOptions options;

    @Option(
        names = "--request",
        required = true,
        paramLabel = "ID",
        description = "The id of the request, which audits name.")
    private String request;

    @Option(
        names = "--kind",
        paramLabel = "KIND",
        description =
            "email, phone (with + and the country's code), url, name or record. Without it, each"
                + " line is what it looks like; names are never guessed.")
    private String kind = "";

    @Option(
        names = "--action",
        paramLabel = "ACTION",
        description =
            "scrub takes the value out of texts, drop takes out the document. Without it: scrub,"
                + " but drop for url and record.")
    private String action = "";

    @Override
    public Integer call() throws IOException {
      FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
      check("--kind", kind, EraseKind.labels());
      check("--action", action, List.of("scrub", "drop"));
      boolean isNew = !Files.exists(options.list);
      if (isNew && !options.key.startsWith("env:") && !Files.exists(Path.of(options.key))) {
        EraseKey.create(Path.of(options.key));
      }
      EraseList list = isNew ? new EraseList(EraseKey.read(options.key)) : options.read();
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      int number = 0;
      int added = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank()) {
          added += add(list, line.strip(), number) ? 1 : 0;
        }
      }
      list.write(options.list);
      PrintWriter out = spec.commandLine().getOut();
      out.println("added " + added + " values; the list has " + list.size() + " entries");
      out.flush();
      return Tamis.DONE;
    }

    private boolean add(EraseList list, String value, int number) {
      try {
        EraseKind of =
            kind.isEmpty()
                ? EraseKind.guess(value)
                : EraseKind.valueOf(kind.toUpperCase(Locale.ROOT));
        boolean drops = action.isEmpty() && (of == EraseKind.URL || of == EraseKind.RECORD);
        EraseEntry.Action does =
            drops || action.equals("drop") ? EraseEntry.Action.DROP : EraseEntry.Action.SCRUB;
        return list.add(of, value, does, request);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + number + " " + e.getMessage());
      }
    }

    private static void check(String option, String value, List<String> known) {
      if (!value.isEmpty() && !known.contains(value)) {
        throw new IllegalArgumentException(
            option + " is one of " + known + " (got: " + value + ")");
      }
    }
  }

  /** {@code tamis erase apply}. */
  @Command(
      name = "apply",
      description = {
        "Rewrites a corpus without what is on a list: the affected parts, manifest, statistics,",
        "report and papers; and curated files that runs keep. One that was interrupted is finished",
        "or undone by the next."
      },
      mixinStandardHelpOptions = true)
  static final class Apply implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
    @CommandLine.Mixin private ListOptions options;

    @CommandLine.Mixin private Targets targets;

    @Override
    public Integer call() throws IOException {
      FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
      targets.check(spec);
      EraseList list = options.read();
      PrintWriter out = spec.commandLine().getOut();
      if (targets.output != null) {
        ErasureApply.Done done = ErasureApply.apply(OutputFolder.of(targets.output).path(), list);
        if (done.recovered()) {
          out.println("an erasure that was interrupted was finished first");
        }
        say(out, "records", done.dropped(), done.scrubbed());
        out.println(done.rewritten().size() + " files of records rewritten");
      }
      if (targets.curated != null) {
        EraseCurated.Done done = new EraseCurated(list).apply(targets.curated());
        say(out, "curated documents", done.dropped(), done.scrubbed());
        out.println(done.splits() + " curated splits rewritten");
      }
      out.flush();
      return Tamis.DONE;
    }

    private static void say(
        PrintWriter out, String what, Map<String, String> dropped, Map<String, String> scrubbed) {
      dropped.forEach((id, request) -> out.println("dropped   " + id + "  " + request));
      scrubbed.forEach((id, request) -> out.println("scrubbed  " + id + "  " + request));
      out.println(dropped.size() + " " + what + " dropped, " + scrubbed.size() + " scrubbed");
    }
  }

  /** What is looked through. */
  static final class Targets {
    @Parameters(
        paramLabel = "OUT",
        arity = "0..1",
        description = "Output folder of a run that has ended.")
    private String output;

    @Option(
        names = "--keep-curated",
        paramLabel = "FOLDER",
        description = "Folder of curated files that runs keep.")
    private String curated;

    void check(CommandLine.Model.CommandSpec spec) {
      if (output == null && curated == null) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "name an output folder, or a folder with --keep-curated");
      }
    }

    /** The folder with a slash at its end. */
    String curated() {
      String resolved = UserPath.resolve(curated);
      if (UserPath.isLocal(resolved) && !Files.isDirectory(Path.of(resolved))) {
        throw new IllegalArgumentException("--keep-curated: there is no folder " + curated);
      }
      return resolved.endsWith("/") ? resolved : resolved + "/";
    }
  }

  /** {@code tamis erase check}. */
  @Command(
      name = "check",
      description = "Looks for what is on a list in every file of a corpus, or of curated files.",
      mixinStandardHelpOptions = true,
      footer = {"", "Exit status: 1 where anything is found."})
  static final class Check implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
    @CommandLine.Mixin private ListOptions options;

    @CommandLine.Mixin private Targets targets;

    @Override
    public Integer call() throws IOException {
      FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
      targets.check(spec);
      EraseList list = options.read();
      PrintWriter out = spec.commandLine().getOut();
      int found = 0;
      if (targets.output != null) {
        String output = OutputFolder.of(targets.output).path();
        for (ErasureCheck.Left one : ErasureCheck.check(output, list)) {
          out.println(one.path() + ":" + one.line() + "  " + String.join(" ", one.requests()));
          found++;
        }
      }
      if (targets.curated != null) {
        Map<String, Collection<String>> left = new EraseCurated(list).check(targets.curated());
        left.forEach((path, requests) -> out.println(path + "  " + String.join(" ", requests)));
        found += left.size();
      }
      out.println(found == 0 ? "nothing is left" : found + " places hold what was to go");
      out.flush();
      return found == 0 ? Tamis.DONE : Tamis.FAILED;
    }
  }
}
