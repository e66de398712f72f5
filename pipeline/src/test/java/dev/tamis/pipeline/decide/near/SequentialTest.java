package dev.tamis.pipeline.decide.near;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.corpus.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialTest {
  private static Map<Place, Place> decide(List<Node> nodes, Settings settings) {
    Map<Place, Place> fates = new TreeMap<>(Places.ORDER);
    new Sequential(settings, new ArrayList<>(nodes))
        .decide(
            Map.of(),
            new Sequential.Sink() {
              @Override
              public void keep(Node node) {
                fates.put(node.vertex().place(), null);
              }

              @Override
              public void remove(Node node, Vertex survivor, double similarity) {
                assertTrue(similarity >= settings.verifier().threshold());
                fates.put(node.vertex().place(), survivor.place());
              }
            });
    return fates;
  }

  @ParameterizedTest
  @CsvSource({
    "14,8,.8",
    "14,8,.5",
    "14,8,.95",
    "9,13,.8",
    "20,5,.7",
    "25,4,.6",
    "1,128,1",
    "7,3,.8"
  })
  void isThePlainRule(int bands, int rows, double threshold) {
    Layout layout = new Layout(bands, rows);
    Settings settings = Settings.of(layout, new Verifier(layout.size(), threshold, false), 16);
    for (int seed = 0; seed < 10; seed++) {
      List<Node> nodes = Graphs.nodes(Graphs.mixed(600, seed), layout);
      assertEquals(Graphs.oracle(nodes, settings), decide(nodes, settings), "seed " + seed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BUCKET,.8",
    "GROUPS,.8",
    "STAR,.8",
    "BUCKET,.5",
    "GROUPS,.9",
    "CHAIN,.8",
    "COPIES,.8"
  })
  void isThePlainRuleInLargeBuckets(Graphs.Kind kind, double threshold) {
    Layout layout = new Layout(14, 8);
    Settings settings = Settings.of(layout, new Verifier(layout.size(), threshold, false), 16);
    List<Node> nodes = Graphs.nodes(Graphs.mixed(3500, 5, Graphs.cluster(kind, 3000)), layout);
    assertEquals(Graphs.oracle(nodes, settings), decide(nodes, settings));
  }

  @Test
  void failsLoudlyWhereTooMuchIsLeft() {
    Layout layout = new Layout(14, 8);
    Settings settings = new Settings(layout, new Verifier(layout.size(), .8, false), 2, 4, 16, 10);
    Sequential.checkSize(9, settings);
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> Sequential.checkSize(10, settings));
    assertTrue(failure.getMessage().contains("did not converge"), failure.getMessage());
  }
}
