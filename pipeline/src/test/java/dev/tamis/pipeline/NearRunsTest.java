package dev.tamis.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tamis.pipeline.decide.near.Similarity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Near-duplicates in the whole job, beside the exact similarity of what was written. */
class NearRunsTest {
  private static final int DOCUMENTS = 60;

  @TempDir Path folder;

  private final Map<String, String> texts = new TreeMap<>();

  /** Twelve texts with four edits each, of similarities from .6 to 1. */
  private TestRun run(String... settings) {
    SplittableRandom random = new SplittableRandom(9);
    TestRun run = new TestRun(folder).set("dedup.near.enabled=true").set(settings);
    for (int i = 0; i < DOCUMENTS; i++) {
      SplittableRandom words = new SplittableRandom(i / 5);
      List<String> text = new ArrayList<>();
      for (int word = 0; word < 200; word++) {
        text.add("the mill of word" + "abcdefghijklmnop".charAt(words.nextInt(16)) + letter(words));
      }
      for (int edits = (i % 5) * 4; edits > 0; edits--) {
        text.set(random.nextInt(200), "changed" + letter(random) + letter(random));
      }
      String url = "https://site" + i + ".example.org/";
      String whole = String.join(" ", text) + ".";
      texts.put(url, whole);
      run.document(url, "2024-05-18T00:00:" + (10 + i % 50) + "Z", whole);
    }
    return run;
  }

  private static char letter(SplittableRandom random) {
    return (char) ('a' + random.nextInt(26));
  }

  private double jaccard(String one, String other) {
    Similarity similarity = new Similarity(5);
    return Similarity.jaccard(
        similarity.shingles(texts.get(one)), similarity.shingles(texts.get(other)));
  }

  private Map<String, String> urls(Path out) throws IOException {
    Map<String, String> urls = new HashMap<>();
    for (JsonNode kept : TestRun.records(out.resolve("data"))) {
      urls.put(kept.get("id").asText(), kept.get("url").asText());
    }
    return urls;
  }

  @Test
  void verifiedExactlyEveryOneThatGoesIsAsSimilarAsItSays() throws IOException {
    Path out = run("dedup.near.verify=exact").run();
    Map<String, String> kept = urls(out);
    List<JsonNode> removed = TestRun.records(out.resolve("excluded/near"));
    assertTrue(removed.size() > 12, "only " + removed.size() + " went");
    for (JsonNode record : removed) {
      String survivor = kept.get(record.get("survivor").asText());
      double similarity = jaccard(record.get("url").asText(), survivor);
      assertEquals(similarity, record.get("value").asDouble(), 1e-12);
      assertTrue(similarity >= .8, record.toString());
    }
    // What stays has no near-duplicate that stays, beyond what bands miss.
    List<String> stay = List.copyOf(kept.values());
    for (int i = 0; i < stay.size(); i++) {
      for (int j = 0; j < i; j++) {
        double similarity = jaccard(stay.get(i), stay.get(j));
        assertTrue(similarity < .9, stay.get(i) + " and " + stay.get(j) + ": " + similarity);
      }
    }
    assertEquals(DOCUMENTS, kept.size() + removed.size());
  }

  @Test
  void componentsRemoveMoreAndSayHowSimilar() throws IOException {
    Path out = run("dedup.near.verify=exact", "dedup.near.rule=components").run();
    Map<String, String> kept = urls(out);
    for (JsonNode record : TestRun.records(out.resolve("excluded/near"))) {
      String survivor = kept.get(record.get("survivor").asText());
      assertEquals(
          jaccard(record.get("url").asText(), survivor), record.get("value").asDouble(), 1e-12);
    }
    long sizes = 0;
    for (JsonNode record : TestRun.records(out.resolve("data"))) {
      sizes += record.get("cluster_size").asLong();
    }
    assertEquals(DOCUMENTS, sizes);
  }
}
