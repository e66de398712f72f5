package dev.tamis.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.source.density.GeneratedSites;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that leave for what is found in all of their pages, in the whole job. */
class SourcesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {12, 25, 50})
  void sitesOfPrivatePeoplesDataLeaveAndNoOther(int pages) throws IOException {
    TestRun run = new TestRun(folder);
    TreeSet<String> bad = new TreeSet<>();
    for (GeneratedSites.Site site : new GeneratedSites(20).sites(pages)) {
      if (site.truth() == GeneratedSites.Truth.BAD) {
        bad.add(site.domain());
      }
      for (int page = 0; page < pages; page++) {
        run.page("https://www." + site.domain() + "/" + page, GeneratedSites.html(site, page));
      }
    }
    // DirectRunner takes a key of a group at a time, and the sites are many.
    Path out = run.runTo("", "--runner=FlinkRunner", "--parallelism=2");
    TreeSet<String> excluded = new TreeSet<>();
    for (String row : rows(out)) {
      String[] fields = row.split(",", -1);
      if (fields[2].equals("exclude")) {
        assertEquals("pii-density", fields[3]);
        assertEquals(pages, Integer.parseInt(fields[4]));
        excluded.add(fields[0]);
      }
    }
    assertEquals(bad, excluded);
    TestRun.records(out.resolve("data"))
        .forEach(record -> assertFalse(bad.contains(record.get("domain").asText())));
  }

  /** A reviewed report is fed back: its decisions go before the rule. */
  @Test
  void decisionsThatArePinnedGoFirst() throws IOException {
    Path pinned = folder.resolve("reviewed.csv");
    Files.writeString(pinned, "domain,measure,decision,rule\na.de,0,exclude,x\nb.de,0,keep,x\n");
    Path allowed = Files.writeString(folder.resolve("allowed.txt"), "c.de\nno host here\n");
    TestRun run =
        new TestRun(folder)
            .set("sources.pinned=" + pinned)
            .set("sources.allow={own: '" + allowed + "'}");
    for (int i = 0; i < 15; i++) {
      run.document("https://a.de/" + i, "2025-01-01", i);
      String people = "Write to person" + i + "@gmail.com or friend" + i + "@web.de. ";
      run.document("https://b.de/" + i, "2025-01-01", (people + "The mill grinds. ").repeat(3));
    }
    Path out = run.run();
    TreeSet<String> domains = new TreeSet<>();
    TestRun.records(out.resolve("data")).forEach(r -> domains.add(r.get("domain").asText()));
    assertEquals(new TreeSet<>(List.of("b.de")), domains);
    assertTrue(String.join("", rows(out)).contains("b.de,"));
    JsonNode manifest = new ObjectMapper().readTree(out.resolve("MANIFEST.json").toFile());
    for (Map.Entry<String, Path> file :
        Map.of("sources.pinned", pinned, "sources.allow.own", allowed).entrySet()) {
      assertEquals(
          HexFormat.of().formatHex(Hash128.sha256().digest(Files.readAllBytes(file.getValue()))),
          manifest.at("/lists/" + file.getKey()).asText());
    }
    assertEquals(2, manifest.at("/list_lines/sources.allow.own/lines").asInt());
  }

  @Test
  void aRuleOverAScoreThatNoModelGivesIsAnError() {
    TestRun run =
        new TestRun(folder)
            .set("quality.models=[{name: textness}]")
            .set("sources.safety=[{model: textnes, over: 0.5, share: 0.6, min-documents: 10}]");
    String message = assertThrows(IllegalArgumentException.class, run::run).getMessage();
    assertTrue(message.startsWith("sources.safety: no model of quality.models gives"), message);
    assertTrue(message.contains("textness"), message);
  }

  /** A page that a limit of the classifier has taken out counts for its source all the same. */
  @Test
  void aSourceIsJudgedByTheScoresOfPagesThatLeave() throws IOException {
    TestRun run =
        new TestRun(folder)
            .set("rules.sets=[]")
            .set("quality.models=[{name: textness, max-score: 0.5}]")
            .set("sources.safety=[{model: textness, over: 0.5, share: 0.6, min-documents: 10}]");
    String prose =
        "The old mill by the river has been grinding corn for three hundred years, and the family that"
            + " runs it now is the ninth. In spring, when the snow melts in the hills, the water is high"
            + " enough to turn both wheels. Visitors may see how the stones are cut anew each winter,"
            + " which takes a mason about a week. Page ";
    for (int i = 0; i < 20; i++) {
      run.document("https://a.de/" + i, "2025-01-01", i < 15 ? prose + i + "." : "Short.");
      run.document("https://b.de/" + i, "2025-01-01", i < 5 ? prose + (40 + i) + "." : "Short.");
    }
    String all = String.join("\n", rows(run.run()));
    assertTrue(
        all.matches("(?s).*a\\.de,[0-9.]+,exclude,safety-textness,20,.*textness=15/15.*"), all);
    assertFalse(all.contains("b.de"), all);
  }

  private static List<String> rows(Path out) throws IOException {
    List<String> rows =
        new ArrayList<>(
            Files.readAllLines(out.resolve("report/sources.csv"), StandardCharsets.UTF_8));
    rows.remove(0);
    return rows;
  }
}
