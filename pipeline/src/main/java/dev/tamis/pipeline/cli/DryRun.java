package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.tamis.pipeline.CorpusPipeline;
import dev.tamis.pipeline.curate.stages.DocumentStage;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.input.Head;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a run would do: its shards and their formats, fields, stages, output and recipe. */
final class DryRun {
  private static final int SHOWN = 10;

  private DryRun() {}

  static void print(CorpusPipeline.Job job, Recipe recipe, PrintWriter out) {
    List<Shard> shards = job.input().shards();
    long bytes = shards.stream().mapToLong(Shard::sizeBytes).sum();
    out.println(String.format(Locale.ROOT, "shards:  %,d, %,d bytes", shards.size(), bytes));
    for (Shard shard : shards.subList(0, Math.min(SHOWN, shards.size()))) {
      out.println(String.format(Locale.ROOT, "  %s  %,d bytes", shard.name(), shard.sizeBytes()));
    }
    if (shards.size() > SHOWN) {
      out.println("  and " + (shards.size() - SHOWN) + " more");
    }
    printHeads(job.heads(), shards.size(), out);
    out.println(
        "plan:    read"
            + names(job.plan().newStages().list().stream().map(DocumentStage::name).toList())
            + names(job.plan().corpusStages().stream().map(CorpusStage::name).toList()));
    out.println("output:  " + job.output().path());
    out.println("recipe:");
    yaml(recipe).lines().forEach(line -> out.println("  " + line));
    out.println("nothing was run or written");
    out.flush();
  }

  private static void printHeads(List<Head> heads, int shards, PrintWriter out) {
    Map<String, Integer> formats = new TreeMap<>();
    TreeSet<String> fields = new TreeSet<>();
    for (Head head : heads) {
      formats.merge(head.format(), 1, Integer::sum);
      fields.addAll(head.fields());
    }
    out.println(
        "formats:"
            + (heads.size() < shards ? " (of " + heads.size() + " that were looked at)" : ""));
    formats.forEach(
        (format, count) -> out.println(String.format(Locale.ROOT, "  %,d  %s", count, format)));
    if (!fields.isEmpty()) {
      out.println("fields:  " + String.join(", ", fields));
    }
  }

  private static String names(List<String> stages) {
    return stages.isEmpty() ? "" : " > " + String.join(" > ", stages);
  }

  private static String yaml(Recipe recipe) {
    try {
      YAMLFactory factory =
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .build();
      return new ObjectMapper(factory)
          .writeValueAsString(new ObjectMapper().readTree(RecipeWriter.toJson(recipe)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a recipe cannot be written", e);
    }
  }
}
