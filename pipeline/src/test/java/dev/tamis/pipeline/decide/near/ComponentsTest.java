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
import org.junit.jupiter.params.provider.ValueSource;

/** {@code rule: components} beside union-find over all pairs of each bucket. */
class ComponentsTest {
  private static final Layout LAYOUT = new Layout(14, 8);
  private static final Settings SETTINGS = Settings.of(LAYOUT, new Verifier(112, .8, false), 4);

  @TempDir Path folder;

  private void check(List<Graphs.Cluster> clusters, Settings settings, String... engine)
      throws IOException {
    Path out = Files.createTempDirectory(folder, "run");
    Map<Place, Place> found = new TreeMap<>(Places.ORDER);
    Map<Place, Long> gained = new TreeMap<>(Places.ORDER);
    for (NearRun.Outcome outcome :
        NearRun.run(clusters, settings, Components.of(settings), out, engine)) {
      Fate fate = outcome.fate();
      switch (fate.kind()) {
        case KEPT -> assertEquals(null, found.put(fate.to(), fate.to()));
        case REMOVED -> assertEquals(null, found.put(fate.to(), fate.survivor()));
        case GAINED -> gained.merge(fate.to(), fate.size(), Long::sum);
      }
    }
    List<Node> nodes = Graphs.nodes(clusters, LAYOUT);
    Map<Place, Place> expected = Graphs.components(nodes, settings);
    assertEquals(expected, found);
    Map<Place, Long> sizes = new TreeMap<>(Places.ORDER);
    for (Node node : nodes) {
      Place place = node.vertex().place();
      if (!expected.get(place).equals(place)) {
        sizes.merge(expected.get(place), node.size(), Long::sum);
      }
    }
    assertEquals(sizes, gained);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void componentsAreThoseOfUnionFindWhateverTheRounds(int passes) throws IOException {
    List<Graphs.Cluster> clusters = Graphs.mixed(500, 3, Graphs.cluster(Graphs.Kind.CHAIN, 100));
    check(clusters, SETTINGS.withPasses(passes, Settings.SUPERSTEPS), "--runner=DirectRunner");
  }

  @Test
  void unverifiedCandidatesAreWhatOtherSystemsMerge() throws IOException {
    List<Graphs.Cluster> clusters = Graphs.mixed(500, 4, Graphs.cluster(Graphs.Kind.BUCKET, 60));
    check(clusters, Settings.of(LAYOUT, Verifier.none(112), 4), "--runner=DirectRunner");
  }

  @Test
  void largeOnesOnFlink() throws IOException {
    List<Graphs.Cluster> clusters =
        Graphs.mixed(
            8000,
            5,
            Graphs.cluster(Graphs.Kind.CHAIN, 2000),
            Graphs.cluster(Graphs.Kind.GROUPS, 1500),
            Graphs.cluster(Graphs.Kind.COPIES, 1000));
    check(clusters, Settings.of(LAYOUT, new Verifier(112, .8, false), 10), NearRun.flink(2));
  }

  @Test
  void whatDoesNotConvergeFailsTheJob() {
    List<Graphs.Cluster> clusters = Graphs.mixed(200, 1, Graphs.cluster(Graphs.Kind.CHAIN, 200));
    Settings settings = SETTINGS.withPasses(0, 1).withFinisher(10);
    Exception e =
        assertThrows(Exception.class, () -> check(clusters, settings, "--runner=DirectRunner"));
    assertTrue(e.getMessage().contains("did not converge"), e.getMessage());
  }
}
