package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.curate.Bench;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.input.Shards;
import dev.tamis.pipeline.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a document may cost that is no time: memory that its stages allocate, bytes that are read,
 * the heap of a run. Limits are half as much again as what was measured when they were written, or
 * as {@code docs/performance.md} states them.
 */
class BoundedCostTest {
  private static final int PAGES = 1500;
  private static final int WARM_UP = 700;

  @TempDir Path folder;

  private Path shards(int shards, int pages) throws IOException {
    Path out = folder.resolve("shards");
    CorpusGenerator.main(
        new String[] {out.toString(), Integer.toString(shards), Integer.toString(pages)});
    return out;
  }

  /** Bytes that a step may allocate for each byte that reaches it. */
  private static final Map<String, Double> LIMITS =
      Map.ofEntries(
          Map.entry("read", 3.7),
          Map.entry("erasure", .1),
          Map.entry("domains", .3),
          Map.entry("extraction", 30.0),
          Map.entry("erasure-text", .1),
          Map.entry("opt-outs", .8),
          Map.entry("decontaminate", .1),
          Map.entry("language", 4.5),
          Map.entry("rules", 5.4),
          Map.entry("quality", 1.2),
          Map.entry("pii", 1.0),
          Map.entry("sources", .5),
          Map.entry("signatures", 1.0),
          Map.entry("curated file", 9.2));

  @Test
  void stagesAllocateNoMoreThanTheyDid() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    List<Bench.Cost> costs =
        Bench.of(
            Plan.of(RecipeReader.read(null, List.of())),
            Shards.find(List.of(shards(1, PAGES) + "/*")),
            WARM_UP,
            Files.createDirectories(folder.resolve("work")) + "/");
    Map<String, Double> allocated = new TreeMap<>();
    costs.forEach(cost -> allocated.put(cost.name(), (double) cost.allocated() / cost.bytes()));
    assertEquals(new TreeMap<>(LIMITS).keySet(), allocated.keySet());
    allocated.forEach(
        (name, bytes) ->
            assertTrue(bytes <= LIMITS.get(name), name + " allocates " + bytes + " for each byte"));
  }

  @Test
  void aRunOfManyPagesNeedsNoMoreThanHalfAGigabyteOfHeap() throws Exception {
    Path in = shards(4, 2000);
    Path out = folder.resolve("out");
    try (Jvm jvm =
        Jvm.start(
            folder,
            "small",
            List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError"),
            System.getProperty("java.class.path"),
            "dev.tamis.pipeline.cli.Tamis",
            "run",
            "--quiet",
            "--input",
            in + "/*",
            "--output",
            out.toString(),
            "--",
            "--parallelism=2")) {
      assertEquals(0, jvm.end(), jvm.said());
    }
    Sealed.check(new Corpus(out));
  }
}
