package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeReader;
import dev.tamis.pipeline.report.look.CorpusFolder;
import dev.tamis.pipeline.report.look.DroppedText;
import dev.tamis.pipeline.report.look.Sample;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis inspect}: a few records of a corpus, kept or left out. */
@Command(
    name = "inspect",
    description = "Shows a few records of a corpus: kept ones, or those that a rule left out.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The same records each time. For example:",
      "  tamis inspect out --language deu_Latn --sample 5",
      "  tamis inspect out --excluded gopher-quality/min-words",
      "  tamis inspect out --excluded exact --shards 'shards/*' | less -R"
    })
final class InspectCommand implements Callable<Integer> {
  private static final int TEXT = 1_200;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "OUT", description = "Output folder of a run.")
  private String folder;

  @Option(
      names = "--excluded",
      paramLabel = "STAGE[/RULE]",
      description = "Records that a stage or rule left out, \"all\" for any; else kept ones.")
  private String excluded;

  @Option(names = "--language", paramLabel = "TAG", description = "Only this language: deu_Latn.")
  private String language;

  @Option(
      names = "--sample",
      defaultValue = "20",
      paramLabel = "N",
      description = "How many records (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Option(
      names = "--shards",
      paramLabel = "GLOB",
      description = "Shards of the run: the text of excluded records is read again and scrubbed.")
  private List<String> shards = List.of();

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "text|json",
      description = "text for people, json for machines (default: ${DEFAULT-VALUE}).")
  private String format;

  @Override
  public Integer call() throws IOException {
    if (sample < 1) {
      throw new IllegalArgumentException("--sample must be at least 1 (got: " + sample + ")");
    }
    OutputFormat.check(format);
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    CorpusFolder corpus = CorpusFolder.open(folder);
    List<ObjectNode> records = Sample.of(files(corpus), wanted(), sample);
    addTexts(corpus, records);
    PrintWriter out = spec.commandLine().getOut();
    for (ObjectNode record : records) {
      if (format.equals(OutputFormat.JSON)) {
        out.println(record);
      } else {
        show(record, out);
      }
    }
    if (records.isEmpty()) {
      spec.commandLine().getErr().println("tamis: no such record");
    }
    out.flush();
    return Tamis.DONE;
  }

  private List<String> files(CorpusFolder corpus) {
    if (excluded == null) {
      return corpus.files(language == null ? "data/" : "data/" + language + "/");
    }
    return corpus.files(excluded.equals("all") ? "excluded/" : "excluded/" + stage() + "/");
  }

  private String stage() {
    int slash = excluded.indexOf('/');
    return slash < 0 ? excluded : excluded.substring(0, slash);
  }

  private Predicate<ObjectNode> wanted() {
    boolean hasRule = excluded != null && excluded.indexOf('/') >= 0;
    String rule = hasRule ? excluded.substring(excluded.indexOf('/') + 1) : null;
    return record ->
        (rule == null || record.path("rule").asText().equals(rule))
            && (language == null || record.path("language").asText().equals(language));
  }

  private void addTexts(CorpusFolder corpus, List<ObjectNode> records) throws IOException {
    if (excluded == null || shards.isEmpty() || records.isEmpty()) {
      return;
    }
    Plan plan = Plan.of(recipe(corpus));
    List<String> ids = records.stream().map(record -> record.path("id").asText()).toList();
    Map<String, String> texts = DroppedText.of(plan, shards, ids);
    for (ObjectNode record : records) {
      String text = texts.get(record.path("id").asText());
      if (text != null) {
        record.put("text", text);
      }
    }
  }

  /** The recipe of the run, as its manifest has it. */
  static Recipe recipe(CorpusFolder corpus) {
    try {
      return RecipeReader.ofJson(corpus.manifest().get("recipe"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(corpus.path() + ": the recipe is of another version", e);
    }
  }

  private void show(ObjectNode record, PrintWriter out) {
    Ansi ansi = spec.commandLine().getColorScheme().ansi();
    out.println(ansi.string("@|bold " + escape(record.path("id").asText()) + "|@"));
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      if (field.getKey().equals("id") || field.getKey().equals("text")) {
        continue;
      }
      JsonNode value = field.getValue();
      out.println("  " + field.getKey() + ": " + (value.isTextual() ? value.asText() : value));
    }
    String text = record.path("text").asText();
    if (!text.isEmpty()) {
      out.println();
      out.println(text.length() <= TEXT ? text : text.substring(0, cut(text)) + " …");
    }
    out.println();
  }

  private static int cut(String text) {
    return Character.isHighSurrogate(text.charAt(TEXT - 1)) ? TEXT - 1 : TEXT;
  }

  private static String escape(String text) {
    return text.replace("@|", "@ |");
  }
}
