package dev.tamis.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.pipeline.assemble.Assemble;
import dev.tamis.pipeline.assemble.Samples;
import dev.tamis.pipeline.assemble.TopDomains;
import dev.tamis.pipeline.assemble.WrittenPart;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.RecipeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
  private static final byte[] PART = "two\nlines\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path out;
  private Path attempt;

  @BeforeEach
  void writePartUnderTheNameOfItsAttempt() throws IOException {
    Files.createDirectories(out.resolve(".work"));
    attempt = Files.write(out.resolve(".work/a1.jsonl.zst"), PART);
  }

  private Tally tally(long read, long kept) {
    Tally tally = new Tally();
    tally.add(read, "read");
    tally.add(kept, "kept");
    tally.add(kept, "audit", "left", "curate");
    tally.add(kept, "audit", "stands_for");
    tally.add(0, "rules", "gopher-quality", "stop-words");
    tally.add(3, "rules", "gopher-quality", "min-words");
    return tally;
  }

  private void seal(Tally tally, long written) {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    WrittenPart part =
        new WrittenPart("data/eng_Latn", 0, attempt.toString(), written, PART.length, "00");
    PCollection<WrittenPart> parts =
        pipeline.apply("parts", Create.of(part).withCoder(new WrittenPart.WrittenPartCoder()));
    PCollection<Tally> assembled =
        pipeline.apply("assembled", Create.of(new Tally()).withCoder(new Tally.TallyCoder()));
    PCollection<Tally> curated =
        pipeline.apply("curated", Create.of(tally).withCoder(new Tally.TallyCoder()));
    PCollection<TopDomains> domains =
        pipeline.apply(
            "domains", Create.of(TopDomains.NONE).withCoder(new TopDomains.TopDomainsCoder()));
    PCollection<Samples> samples =
        pipeline.apply("samples", Create.empty(new Samples.SamplesCoder()));
    Seal.of(out + "/", provenance(Map.of()), List.of())
        .apply(new Assemble.Assembled(parts, assembled, domains, samples), curated, List.of());
    pipeline.run().waitUntilFinish();
  }

  private static Provenance provenance(Map<String, RuleSet.About> sets) {
    return new Provenance(
        "test",
        RecipeReader.read(null, null),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        sets,
        "",
        List.of(),
        List.of("shards/*"));
  }

  @Test
  void anAccountThatDoesNotBalanceFailsTheJobAndLeavesNothingUnderAFinalName() {
    for (Tally wrong : new Tally[] {tally(3, 2), tally(1, 2), tally(1, 1), tally(3, 3)}) {
      Pipeline.PipelineExecutionException e =
          assertThrows(Pipeline.PipelineExecutionException.class, () -> seal(wrong, 2));
      assertTrue(e.getMessage().contains("does not balance"), e.getMessage());
      assertFalse(Files.exists(out.resolve("data")));
      assertFalse(Files.exists(out.resolve("report")));
      assertFalse(Files.exists(out.resolve("MANIFEST.json")));
    }
  }

  @Test
  void aPartThatIsNotWholeFailsTheJobBeforeTheManifest() throws IOException {
    Files.write(attempt, new byte[] {1});
    assertThrows(Pipeline.PipelineExecutionException.class, () -> seal(tally(2, 2), 2));
    assertFalse(Files.exists(out.resolve("MANIFEST.json")));
  }

  @Test
  void maySealTwice() throws IOException {
    seal(tally(2, 2), 2);
    byte[] manifest = Files.readAllBytes(out.resolve("MANIFEST.json"));
    seal(tally(2, 2), 2);
    assertArrayEquals(manifest, Files.readAllBytes(out.resolve("MANIFEST.json")));
    assertArrayEquals(
        PART, Files.readAllBytes(out.resolve("data/eng_Latn/part-00000-of-00001.jsonl.zst")));
  }

  @Test
  void namesTheRulesThatWereNeverAsked() throws IOException {
    Tally tally = tally(2, 2);
    tally.add(2, "without_thresholds", "fineweb2", "xho_Latn");
    seal(tally, 2);
    JsonNode statistics =
        new ObjectMapper().readTree(out.resolve("report/statistics.json").toFile());
    assertEquals(
        "[\"fineweb2 for xho_Latn\",\"gopher-quality/stop-words\"]",
        statistics.get("never_evaluated").toString());
    assertEquals(2, statistics.at("/without_thresholds/fineweb2/xho_Latn").asInt());
  }

  @Test
  void theManifestSaysWhichVariantEachRuleSetIs() {
    Map<String, RuleSet.About> sets = Map.of("datatrove-c4", RuleSet.named("datatrove-c4").about());
    JsonNode manifest = provenance(sets).manifest(new ObjectMapper().createObjectNode(), List.of());
    assertTrue(
        manifest.at("/rule_sets/datatrove-c4/variant").asText().contains("C4QualityFilter"),
        manifest.toString());
    assertFalse(manifest.at("/rule_sets/datatrove-c4/words").asText().isEmpty());
  }
}
