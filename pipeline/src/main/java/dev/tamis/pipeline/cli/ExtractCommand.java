package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.curate.stages.ExtractText;
import dev.tamis.pipeline.curate.stages.Verdict;
import dev.tamis.pipeline.extract.MainText;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Defect;
import dev.tamis.pipeline.input.ReadOptions;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.input.ShardItem;
import dev.tamis.pipeline.input.ShardReader;
import dev.tamis.pipeline.input.Shards;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.input.Splits;
import dev.tamis.pipeline.recipe.Recipe;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code tamis extract}: adds {@code text} and {@code title} to lines with {@code html}, or takes
 * them from the pages of shards.
 */
@Command(
    name = "extract",
    description =
        "Adds text and title to JSON lines with html on standard input; of shards that are named,"
            + " writes a line with url, title and text for each page.",
    mixinStandardHelpOptions = true)
final class ExtractCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "SHARD", arity = "0..*", description = "Shards, as of tamis run.")
  private List<String> inputs;

  @Option(
      names = "--explain",
      description = "Add explain: what became of each block of the page, and why.")
  private boolean explain;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description = "text or markdown; the recipe's extraction.format otherwise.")
  private String format;

  @Option(
      names = "--links",
      paramLabel = "WHAT",
      description = "drop or keep (in Markdown); the recipe's extraction.links otherwise.")
  private String links;

  @Option(
      names = "--images",
      paramLabel = "WHAT",
      description = "drop or alt; the recipe's extraction.images otherwise.")
  private String images;

  @CommandLine.Mixin private RecipeOptions recipes;

  private final MainText pages = new MainText();
  private final ObjectMapper json = new ObjectMapper();
  private StageFilter filter;

  @Override
  public Integer call() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Recipe recipe = recipe();
    filter = new StageFilter(ExtractText.load(recipe));
    if (inputs == null) {
      return JsonlFilter.run("html", this::add, spec.commandLine().getErr());
    }
    Writer out =
        new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
    int status = Tamis.DONE;
    for (Shard shard : Shards.find(inputs)) {
      for (Split split : Splits.plan(shard, recipe.input().splitSize().bytes())) {
        status = Math.max(status, extract(split, Plan.readOptions(recipe), out));
      }
    }
    out.flush();
    return status;
  }

  private Recipe recipe() {
    List<String> changes = new ArrayList<>(recipes.changes());
    add(changes, "extraction.format", format);
    add(changes, "extraction.links", links);
    add(changes, "extraction.images", images);
    return recipes.read(changes);
  }

  private static void add(List<String> changes, String key, String value) {
    if (value != null) {
      changes.add(key + '=' + value);
    }
  }

  private int extract(Split split, ReadOptions options, Writer out) throws IOException {
    int status = Tamis.DONE;
    try (ShardReader reader = ShardReader.open(split, options)) {
      for (ShardItem item = reader.next(); item != null; item = reader.next()) {
        if (item instanceof CrawlRecord record) {
          ObjectNode line = json.createObjectNode().put("url", record.url());
          add(Document.of(record), line);
          out.write(json.writeValueAsString(line));
          out.write('\n');
        } else if (item instanceof Defect defect) {
          String what = defect.cause().label() + ": " + defect.message();
          spec.commandLine()
              .getErr()
              .println("tamis: " + defect.shard() + " at " + defect.position() + ": " + what);
          status = Tamis.FAILED;
        }
      }
    }
    return status;
  }

  private void add(ObjectNode line) {
    ObjectNode page = json.createObjectNode().put("html", line.get("html").asText());
    add(StageFilter.document(page, 0), line);
  }

  private void add(Document document, ObjectNode line) {
    Verdict verdict = filter.judge(document);
    Document extracted = StageFilter.documentOf(verdict);
    line.put("text", extracted.text());
    line.put("title", extracted.page().title());
    StageFilter.tell(verdict, line);
    if (explain && document.record().body().isHtml()) {
      String html = ExtractText.decode(document.record().body()).text();
      pages.explain(html).forEach(line.putArray("explain")::add);
    }
  }
}
