package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.extract.LineFilter;
import dev.tamis.pipeline.extract.MainText;
import dev.tamis.pipeline.extract.Page;
import dev.tamis.pipeline.input.Body;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Defect;
import dev.tamis.pipeline.input.ReadOptions;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.input.ShardItem;
import dev.tamis.pipeline.input.ShardReader;
import dev.tamis.pipeline.input.Shards;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.input.Splits;
import dev.tamis.pipeline.input.charset.Decoder;
import dev.tamis.pipeline.input.charset.TextCleaner;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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

  private final MainText pages = new MainText();
  private final ObjectMapper json = new ObjectMapper();

  @Override
  public Integer call() throws IOException {
    if (inputs == null) {
      return JsonlFilter.run(
          "html", line -> add(line.get("html").asText(), line), spec.commandLine().getErr());
    }
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Writer out =
        new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
    int status = Tamis.DONE;
    for (Shard shard : Shards.find(inputs)) {
      for (Split split : Splits.plan(shard, Splits.DEFAULT_BYTES)) {
        status = Math.max(status, extract(split, out));
      }
    }
    out.flush();
    return status;
  }

  private int extract(Split split, Writer out) throws IOException {
    int status = Tamis.DONE;
    try (ShardReader reader = ShardReader.open(split, ReadOptions.DEFAULT)) {
      for (ShardItem item = reader.next(); item != null; item = reader.next()) {
        if (item instanceof CrawlRecord record) {
          ObjectNode line = json.createObjectNode().put("url", record.url());
          add(record.body(), line);
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

  private void add(Body body, ObjectNode line) {
    if (body.isHtml()) {
      String html =
          body instanceof Body.Bytes bytes
              ? Decoder.html(bytes.bytes(), bytes.charset()).text()
              : ((Body.Chars) body).text();
      add(html, line);
      return;
    }
    String text =
        body instanceof Body.Bytes bytes
            ? Decoder.text(bytes.bytes(), bytes.charset()).text()
            : ((Body.Chars) body).text();
    put(Page.ofText(body.isFlattened() ? LineFilter.filter(text) : text), line);
  }

  private void add(String html, ObjectNode line) {
    put(pages.of(html), line);
    if (explain) {
      pages.explain(html).forEach(line.putArray("explain")::add);
    }
  }

  private static void put(Page page, ObjectNode line) {
    line.put("text", TextCleaner.clean(page.text()).text());
    line.put("title", page.title());
  }
}
