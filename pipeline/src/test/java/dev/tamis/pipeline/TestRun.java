package dev.tamis.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdInputStream;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.curate.Sources;
import dev.tamis.pipeline.curate.stages.DocumentStage;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.input.Shards;
import dev.tamis.pipeline.recipe.RecipeReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** The whole job over a few lines of text, with stages that exist in tests alone. */
final class TestRun {
  private static final String SENTENCE =
      "The mill of the village stands at the old bridge and it grinds the flour of the year. ";

  private final Path folder;
  private final List<DocumentStage.Definition> documentStages = new ArrayList<>();
  private final List<CorpusStage.Definition> corpusStages = new ArrayList<>();
  private final List<String> changes =
      new ArrayList<>(
          List.of(
              "rules.sets=[]",
              "quality.models=[]",
              "language.min-confidence=0",
              // Its documents are alike on purpose.
              "dedup.near.enabled=false"));
  private final List<String> lines = new ArrayList<>();
  private final List<String> shards = new ArrayList<>();
  private String kept;

  TestRun(Path folder) {
    this.folder = folder;
  }

  TestRun with(CorpusStage.Definition stage) {
    corpusStages.add(stage);
    return this;
  }

  TestRun withDocumentStage(DocumentStage.Definition stage) {
    documentStages.add(stage);
    return this;
  }

  TestRun set(String... more) {
    changes.addAll(List.of(more));
    return this;
  }

  /** A document whose text is that of all others with the same number. */
  TestRun document(String url, String date, int text) {
    return document(url, date, (SENTENCE + text + ". ").repeat(3).strip());
  }

  TestRun document(String url, String date, String text) {
    lines.add("{\"url\": \"" + url + "\", \"date\": \"" + date + "\", \"text\": \"" + text + "\"}");
    return this;
  }

  /** A page; it goes through extraction. */
  TestRun page(String url, String html) {
    ObjectNode line = new ObjectMapper().createObjectNode();
    lines.add(line.put("url", url).put("date", "2025-01-01").put("html", html).toString());
    return this;
  }

  /** A shard of its own. */
  TestRun shard(String name, byte[] content) throws IOException {
    Path shard = folder.resolve(name);
    Files.createDirectories(folder);
    Files.write(shard, content);
    shards.add(shard.toString());
    return this;
  }

  /** A shard that is there. */
  TestRun input(String path) {
    shards.add(path);
    return this;
  }

  /**
   * Takes splits that are curated in a folder, with a slash at its end, and keeps its own there.
   */
  TestRun keeping(String folderOfSplits) {
    kept = folderOfSplits;
    return this;
  }

  /** Runs on DirectRunner; the output folder is {@code out}. */
  Path run() throws IOException {
    return runTo("");
  }

  /**
   * Runs on any engine.
   *
   * @param scheme before the path of the output folder
   */
  Path runTo(String scheme, String... flags) throws IOException {
    if (!lines.isEmpty()) {
      Path shard = folder.resolve("shard.jsonl");
      Files.writeString(shard, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
      shards.add(shard.toString());
    }
    PipelineOptions options = PipelineOptionsFactory.fromArgs(flags).create();
    FileSystems.setDefaultPipelineOptions(options);
    Plan plan =
        Plan.fresh(new Plan.Spec(RecipeReader.read(null, changes), documentStages, corpusStages));
    Path out = folder.resolve("out");
    Pipeline pipeline = Pipeline.create(options);
    CorpusPipeline.assemble(
        pipeline,
        plan,
        kept == null
            ? Sources.of(Shards.find(shards), scheme + out + "/.work/curated/")
            : Sources.of(Shards.find(shards), kept).reusing(List.of(kept)),
        OutputFolder.of(scheme + out),
        List.of("shard.jsonl"));
    pipeline.run().waitUntilFinish();
    return out;
  }

  /** The records of every part below a folder of the output. */
  static List<JsonNode> records(Path below) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> records = new ArrayList<>();
    if (Files.notExists(below)) {
      return records;
    }
    try (Stream<Path> walk = Files.walk(below)) {
      for (Path part : walk.filter(file -> file.toString().endsWith(".zst")).sorted().toList()) {
        try (BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    new ZstdInputStream(Files.newInputStream(part)), StandardCharsets.UTF_8))) {
          for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            records.add(json.readTree(line));
          }
        }
      }
    }
    return records;
  }
}
