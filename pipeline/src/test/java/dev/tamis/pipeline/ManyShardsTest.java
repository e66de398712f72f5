package dev.tamis.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.curate.Sources;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.recipe.RecipeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.model.pipeline.v1.RunnerApi;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.construction.PipelineTranslation;
import org.junit.jupiter.api.Test;

/** A job of as many shards as a snapshot of Common Crawl has, translated in a small heap. */
class ManyShardsTest {
  private static final int SHARDS = 90_000;
  private static final String HEAP = "-Xmx320m";

  /** Dataflow takes no job above 10 MB; see its quotas. */
  private static final long LIMIT = 10_000_000;

  /** Runs in a JVM of its own: lays the flow out, translates it and says how large it is. */
  public static void main(String[] args) {
    PipelineOptionsFactory.register(CorpusOptions.class);
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    List<Shard> shards = new ArrayList<>(SHARDS);
    for (int i = 0; i < SHARDS; i++) {
      int segment = i / 1000;
      String name =
          String.format(
              Locale.ROOT,
              "crawl-data/CC-MAIN-2025-26/segments/17%08d.%02d/warc/CC-MAIN-%014d-%05d.warc.gz",
              segment * 7919L,
              segment % 100,
              20250612000000L + segment * 7L,
              i % 1000);
      shards.add(new Shard(name, "s3://commoncrawl/" + name, 900_000_000L + i * 7919L % 99_999));
    }
    Plan plan = Plan.fresh(Plan.Spec.of(RecipeReader.read(null, List.of())));
    Pipeline pipeline = Pipeline.create();
    CorpusPipeline.assemble(
        pipeline,
        plan,
        Sources.of(shards, "/out/.work/curated/"),
        OutputFolder.of("/out"),
        List.of("s3://commoncrawl/**"));
    RunnerApi.Pipeline translated = PipelineTranslation.toProto(pipeline);
    System.out.println("bytes=" + translated.getSerializedSize());
  }

  @Test
  void theDriverDoesNotGrowWithTheShards() throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            ManyShardsTest.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    int at = said.indexOf("bytes=");
    assertTrue(at >= 0, said);
    long bytes = Long.parseLong(said.substring(at + 6).strip().split("\\s", -1)[0]);
    assertTrue(bytes < LIMIT, bytes + " bytes");
  }
}
