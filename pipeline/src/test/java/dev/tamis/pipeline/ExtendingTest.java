package dev.tamis.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.statistics.Signal;
import dev.tamis.pii.Hint;
import dev.tamis.pipeline.curate.models.PiiSettings;
import dev.tamis.pipeline.extending.Shouting;
import dev.tamis.pipeline.extending.WithoutDomain;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/extending.md says is compiled and run. */
class ExtendingTest {
  private static final Path ROOT = Path.of(System.getProperty("tamis.root", ".."));
  private static final int LINES = 15;

  @TempDir Path folder;
  private static final Map<String, List<List<String>>> BLOCKS = new TreeMap<>();

  @BeforeAll
  static void readPage() throws IOException {
    String heading = "";
    List<String> block = null;
    for (String line : Files.readAllLines(ROOT.resolve("docs/extending.md"))) {
      if (line.startsWith("## ")) {
        heading = line.substring(3);
      } else if (line.startsWith("```")) {
        if (block == null) {
          block = new ArrayList<>();
        } else {
          BLOCKS.computeIfAbsent(heading, key -> new ArrayList<>()).add(block);
          block = null;
        }
      } else if (block != null) {
        block.add(line);
      }
    }
  }

  private static List<String> block(String heading) {
    return BLOCKS.get(heading).get(0);
  }

  /** Without white space and annotations, which a page may leave out. */
  private static String plain(String code) {
    return code.replace("@Override", "").replaceAll("\\s+", "");
  }

  private static String source(Class<?> type) throws IOException {
    return Files.readString(
        ROOT.resolve("pipeline/src/test/java").resolve(type.getName().replace('.', '/') + ".java"));
  }

  @Test
  void everyWayIsThereInAFewLines() {
    assertEquals(
        List.of(
            "A corpus stage",
            "A document stage",
            "A kind of personal data",
            "A language",
            "A rule set",
            "An input format"),
        List.copyOf(BLOCKS.keySet()));
    BLOCKS.forEach(
        (heading, blocks) ->
            assertTrue(block(heading).size() <= LINES, heading + ": " + block(heading).size()));
  }

  @Test
  void theDocumentStageIsTheOneThatIsCompiled() throws IOException {
    String code = String.join("\n", block("A document stage"));
    assertTrue(plain(source(Shouting.class)).contains(plain(code)), code);
  }

  @Test
  void theCorpusStageIsTheOneThatIsCompiled() throws IOException {
    String compiled = plain(source(WithoutDomain.class));
    for (String method :
        String.join("\n", block("A corpus stage")).split("(?m)^(?=public void process)", -1)) {
      assertTrue(compiled.contains(plain(method)), method);
    }
  }

  @Test
  void bothRunInTheWholeJob() throws IOException {
    Path out =
        new TestRun(folder)
            .document("https://a.example.org/", "", 1)
            .document("https://b.example.com/", "", 2)
            .document("https://c.example.net/", "", "THE MILL IS AT THE BRIDGE OF THE TOWN. STOP.")
            .withDocumentStage(Shouting::load)
            .with(WithoutDomain::stages)
            .run();
    assertTrue(TestRun.records(out.resolve("data")).get(0).at("/notes/capitals").asDouble() > 0);
    assertEquals(1, TestRun.records(out.resolve("excluded/shouting")).size());
    assertEquals(1, TestRun.records(out.resolve("excluded/without-domain")).size());
  }

  @Test
  void theRuleSetHasKnownSignals() {
    int rules = 0;
    for (String line : block("A rule set")) {
      if (!line.startsWith("@") && !line.startsWith("#")) {
        String[] fields = line.split("\t", -1);
        assertNotNull(Signal.named(fields[1]), line);
        assertTrue(List.of("min", "max").contains(fields[2]), line);
        assertTrue(Double.parseDouble(fields[3]) > 0, line);
        rules++;
      }
    }
    assertEquals(2, rules);
  }

  @Test
  void theKindIsFoundByTheRecipe() throws IOException {
    Path recipe = folder.resolve("r.yaml");
    Files.writeString(recipe, String.join("\n", block("A kind of personal data")) + "\n");
    Recipe read = RecipeReader.read(recipe.toString(), List.of());
    assertEquals(
        "Ask [STAFF_ID].",
        PiiSettings.scanner(read.pii()).scrub("Ask ST-123456.", Hint.NONE).text());
  }

  @Test
  void theInputFormatIsTheContract() throws IOException {
    String contract =
        Files.readString(
            ROOT.resolve("pipeline/src/main/java/dev/tamis/pipeline/input/ShardReader.java"));
    for (String line : block("An input format")) {
      assertTrue(contract.contains(line), line);
    }
  }
}
