package dev.tamis.pipeline.decide.near;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.corpus.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndependentTest {
  private static final Layout LAYOUT = new Layout(14, 8);
  private static final Verifier VERIFIER = new Verifier(112, .8, false);

  @TempDir Path folder;

  private static Settings settings(int passes, int supersteps, int keyBits) {
    return Settings.of(LAYOUT, VERIFIER, keyBits).withPasses(passes, supersteps);
  }

  private List<NearRun.Outcome> run(
      List<Graphs.Cluster> clusters, Settings settings, String... engine) throws IOException {
    Path out = Files.createTempDirectory(folder, "run");
    return NearRun.run(clusters, settings, out, engine);
  }

  /** The same documents stay and go, and each that goes names one that is allowed. */
  private static void check(
      List<Graphs.Cluster> clusters, Settings settings, List<NearRun.Outcome> outcomes) {
    List<Node> nodes = Graphs.nodes(clusters, LAYOUT);
    Map<Place, Node> byPlace = new TreeMap<>(Places.ORDER);
    nodes.forEach(node -> byPlace.put(node.vertex().place(), node));
    Map<Place, Place> expected = Graphs.oracle(nodes, settings);
    Map<Place, Boolean> removed = new TreeMap<>(Places.ORDER);
    Map<Place, Long> gained = new TreeMap<>(Places.ORDER);
    expected.forEach((place, survivor) -> removed.put(place, survivor != null));
    Map<Place, Boolean> found = new TreeMap<>(Places.ORDER);
    long lost = 0;
    for (NearRun.Outcome outcome : outcomes) {
      Fate fate = outcome.fate();
      if (fate.kind() == Fate.Kind.GAINED) {
        gained.merge(fate.to(), fate.size(), Long::sum);
        continue;
      }
      boolean goes = fate.kind() == Fate.Kind.REMOVED;
      assertEquals(null, found.put(fate.to(), goes), "two fates of " + fate.to());
      if (goes) {
        Print one = byPlace.get(fate.to()).print();
        Node survivor = byPlace.get(fate.survivor());
        assertEquals(null, expected.get(fate.survivor()), "the survivor stays");
        assertEquals(survivor.vertex().id(), fate.id());
        assertEquals(true, LAYOUT.candidates(one.sketch(), survivor.print().sketch()));
        assertEquals(VERIFIER.similarity(one, survivor.print()), fate.similarity());
        assertEquals(true, fate.similarity() >= .8);
        lost += byPlace.get(fate.to()).size();
      }
    }
    assertEquals(removed, found);
    assertEquals(lost, gained.values().stream().mapToLong(Long::longValue).sum());
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "1,3", "2,2"})
  void directRunnerDecidesAsTheRuleSays(int passes, int supersteps) throws IOException {
    List<Graphs.Cluster> clusters = Graphs.mixed(400, 1, Graphs.cluster(Graphs.Kind.CHAIN, 60));
    Settings settings = settings(passes, supersteps, 4);
    check(clusters, settings, run(clusters, settings, "--runner=DirectRunner"));
  }

  @Test
  void whatDoesNotConvergeFailsTheJob() {
    List<Graphs.Cluster> clusters = Graphs.mixed(60, 1, Graphs.cluster(Graphs.Kind.CHAIN, 60));
    Settings settings = settings(1, 2, 4).withFinisher(10);
    Exception e =
        assertThrows(Exception.class, () -> run(clusters, settings, "--runner=DirectRunner"));
    assertTrue(e.getMessage().contains("near-duplicates did not converge"), e.getMessage());
    assertTrue(e.getMessage().contains("raise dedup.near.passes"), e.getMessage());
  }

  @Test
  void removalsAndSurvivorsAreTheSameAtAnyParallelism() throws IOException {
    List<Graphs.Cluster> clusters =
        Graphs.mixed(
            20_000,
            2,
            Graphs.cluster(Graphs.Kind.CHAIN, 1000),
            Graphs.cluster(Graphs.Kind.BUCKET, 1500),
            Graphs.cluster(Graphs.Kind.GROUPS, 1500),
            Graphs.cluster(Graphs.Kind.COPIES, 500));
    Settings settings = settings(2, 4, 10);
    List<NearRun.Outcome> one = run(clusters, settings, NearRun.flink(1));
    check(clusters, settings, one);
    assertEquals(one, run(clusters, settings, NearRun.flink(2)));
    assertEquals(one, run(clusters, settings, NearRun.flink(4)));
    List<NearRun.Outcome> shorter = run(clusters, settings(1, 2, 16), NearRun.flink(2));
    check(clusters, settings, shorter);
  }
}
