package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was curated once is not curated again, and the bytes are the same. */
class ResumeTest {
  private static final int SPLITS = 8;

  @TempDir static Path folder;
  private static Path first;
  private static Path second;
  private static Map<String, byte[]> whole;

  @BeforeAll
  static void runWithoutAStop() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    first = shard("first", random);
    second = shard("second", random);
    Command run = run("whole", List.of(), first, second);
    assertEquals(0, run.status(), run.err());
    whole = new Corpus(folder.resolve("whole")).files();
  }

  /** Four splits of 64 KiB; some documents stand in both shards. */
  private static Path shard(String name, SplittableRandom random) throws IOException {
    String[] words = Prose.read().get("eng_Latn").split(" ", -1);
    Path shard = Files.createDirectories(folder.resolve(name)).resolve(name + ".jsonl");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; lines.length() < 4 * (64 << 10) - 2000; i++) {
      SplittableRandom own = i % 9 == 0 ? new SplittableRandom(i) : random;
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 120; word++) {
        text.append(words[own.nextInt(words.length)]).append(' ');
      }
      // What is counted of sources must be in what was curated, too.
      text.append(i % 5 == 0 ? "Jane Roe, jane.roe" + i + "@mailbox.org, +1 815 455 9789" : "");
      lines.append("{\"url\": \"https://").append(name).append(i);
      lines.append(".example.org/\", \"text\": \"").append(text).append("\"}\n");
    }
    return Files.writeString(shard, lines, StandardCharsets.UTF_8);
  }

  private static String[] arguments(String out, List<String> more, Path... shards) {
    List<String> arguments = new ArrayList<>(List.of("run"));
    for (Path shard : shards) {
      arguments.addAll(List.of("--input", shard.toString()));
    }
    arguments.addAll(List.of("--output", folder.resolve(out).toString()));
    arguments.addAll(List.of("--set", "rules.sets=[]", "--set", "input.split-size=64 KiB"));
    arguments.addAll(more);
    return arguments.toArray(new String[0]);
  }

  private static Command run(String out, List<String> more, Path... shards) {
    return Command.run(arguments(out, more, shards));
  }

  private static void plan(List<String> more, String... said) {
    List<String> arguments = new ArrayList<>(List.of(arguments("planned", more, first, second)));
    arguments.set(0, "plan");
    Command plan = Command.run(arguments.toArray(new String[0]));
    assertEquals(0, plan.status(), plan.err());
    for (String part : said) {
      assertTrue(plan.out().contains(part), plan.out());
    }
    assertFalse(Files.exists(folder.resolve("planned")));
  }

  private static void same(Map<String, byte[]> expected, String out) throws IOException {
    Map<String, byte[]> found = new Corpus(folder.resolve(out)).files();
    assertEquals(expected.keySet(), found.keySet());
    List<String> other =
        expected.keySet().stream()
            .filter(file -> !Arrays.equals(expected.get(file), found.get(file)))
            .toList();
    assertEquals(List.of(), other, out);
  }

  private static void reused(int splits, Command run) {
    assertEquals(0, run.status(), run.err());
    String line = "reused:    " + splits + " splits";
    assertEquals(splits > 0, run.out().contains(line), run.out());
    assertEquals(splits > 0, run.out().contains("reused:"), run.out());
  }

  /** Curated files that have their end; a file in the making has none. */
  private static long curated(Path below) {
    if (!Files.isDirectory(below)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(file -> file.toString().endsWith(".curated.zst") && hasEnd(file)).count();
    } catch (IOException | UncheckedIOException e) {
      return 0; // something went while it looked
    }
  }

  private static boolean hasEnd(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return bytes.length > 22
          && bytes[bytes.length - 22] == 0x5A
          && bytes[bytes.length - 19] == 0x18;
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "KILL"})
  void whatIsWholeAtAStopIsNotCuratedAgain(String signal) throws Exception {
    String out = "stopped-" + signal;
    Path work = folder.resolve(out).resolve(".work");
    List<String> slowly = List.of("--", "--parallelism=1");
    try (Jvm jvm = Jvm.tamis(folder, out + "-process", arguments(out, slowly, first, second))) {
      jvm.await("a split was whole", () -> curated(work) >= 2);
      jvm.signal(signal);
      assertEquals(signal.equals("TERM") ? 143 : 137, jvm.end(), jvm.said());
      if (signal.equals("TERM")) {
        assertTrue(jvm.said().contains("the same command goes on from there"), jvm.said());
      }
    }
    int left = (int) curated(work);
    assertTrue(left >= 2 && left <= SPLITS, left + " splits");
    assertFalse(Files.exists(folder.resolve(out).resolve("MANIFEST.json")));
    Command run = run(out, List.of(), first, second);
    assertTrue(run.err().contains(left + " whole splits"), run.err());
    reused(left, run);
    same(whole, out);
    assertFalse(Files.exists(work));
  }

  @Test
  void withoutResumeAllIsAnew() throws Exception {
    Path work = folder.resolve("anew/.work");
    List<String> slowly = List.of("--", "--parallelism=1");
    try (Jvm jvm = Jvm.tamis(folder, "anew-process", arguments("anew", slowly, first, second))) {
      jvm.await("a split was whole", () -> curated(work) >= 1);
      jvm.signal("KILL");
      jvm.end();
    }
    reused(0, run("anew", List.of("--no-resume"), first, second));
    same(whole, "anew");
  }

  @Test
  void aLaterStageOfAnotherKindReusesAllThatIsBeforeIt() throws IOException {
    List<String> keep = List.of("--keep-curated", folder.resolve("kept").toString());
    reused(0, run("kept-1", keep, first, second));
    same(whole, "kept-1");
    assertEquals(SPLITS, curated(folder.resolve("kept")));
    for (List<String> change :
        List.of(
            List.of("dedup.near.threshold=0.5"),
            List.of("dedup.exact=false", "dedup.near.enabled=false"),
            List.of("token-divergence.enabled=true"),
            List.of("output.part-size=64 KiB"))) {
      List<String> more = new ArrayList<>();
      change.forEach(key -> more.addAll(List.of("--set", key)));
      String name = "change-" + change.get(0).replace(' ', '-');
      Command fresh = run(name, more, first, second);
      assertEquals(0, fresh.status(), change + ": " + fresh.err());
      more.addAll(keep);
      reused(SPLITS, run(name + "-kept", more, first, second));
      same(new Corpus(folder.resolve(name)).files(), name + "-kept");
    }
    plan(keep, "reused:   8 splits as they are", "curated:  0 splits, 0 bytes");
    plan(
        List.of("--set", "token-divergence.min-documents=5", keep.get(0), keep.get(1)),
        "reused:   8 splits as they are");
    plan(
        List.of("--set", "dedup.near.bands=15", keep.get(0), keep.get(1)),
        "8 splits with new scores or signatures");
    plan(
        List.of("--set", "pii.action=mask", keep.get(0), keep.get(1)),
        "reused:   0 splits",
        "second.jsonl  0 of 4 splits are there",
        "other document stages");
    List<String> rule = new ArrayList<>(keep);
    rule.addAll(List.of("--set", "language.min-confidence=0.9"));
    reused(0, run("other-document-stages", rule, first, second));
  }

  @Test
  void aShardThatWasReplacedIsReadAgain() throws IOException {
    List<String> keep = List.of("--keep-curated", folder.resolve("replaced").toString());
    Path shard = Files.createDirectories(folder.resolve("in")).resolve("second.jsonl");
    Files.copy(second, shard);
    reused(0, run("replaced-1", keep, first, shard));
    byte[] bytes = Files.readAllBytes(shard);
    bytes[bytes.length - 10] = 'q'; // of the same name and size
    Files.write(shard, bytes);
    reused(SPLITS / 2, run("replaced-2", keep, first, shard));
    assertEquals(0, run("replaced-fresh", List.of(), first, shard).status());
    same(new Corpus(folder.resolve("replaced-fresh")).files(), "replaced-2");
  }

  @Test
  void aCrawlIsAddedToWhatWasCuratedBefore() throws IOException {
    String kept = folder.resolve("older").toString();
    assertEquals(0, run("older-corpus", List.of("--keep-curated", kept), first).status());
    Path gone = Files.move(first, folder.resolve("gone.jsonl"));
    try {
      Command added = run("both", List.of("--add", kept), second);
      reused(SPLITS / 2, added);
    } finally {
      Files.move(gone, first);
    }
    Corpus both = new Corpus(folder.resolve("both"));
    Map<String, byte[]> found = both.files();
    for (String file : whole.keySet()) {
      if (file.startsWith("data/") || file.startsWith("excluded/")) {
        assertArrayEquals(whole.get(file), found.get(file), file);
      }
    }
    assertEquals(
        new Corpus(folder.resolve("whole")).statistics().get("records"),
        both.statistics().get("records"));
    Sealed.check(both);
    // A split is missing, or nothing is there that could be added.
    try (Stream<Path> files = Files.walk(folder.resolve("older"))) {
      Files.delete(
          files.filter(file -> file.toString().endsWith(".zst")).findFirst().orElseThrow());
    }
    Command part = run("part", List.of("--add", kept), second);
    assertEquals(2, part.status());
    assertTrue(part.err().contains("first.jsonl (3 of 4 splits)"), part.err());
    Command none = run("none", List.of("--add", folder.resolve("nowhere").toString()), second);
    assertEquals(2, none.status());
    assertTrue(none.err().contains("no curated split"), none.err());
  }

  @Test
  void theFolderIsKeptWithinItsSize() throws IOException {
    Path kept = folder.resolve("small");
    List<String> keep = List.of("--keep-curated", kept.toString(), "--keep-curated-size", "60 KiB");
    reused(0, run("small-1", keep, first));
    long left = curated(kept);
    assertTrue(left > 0 && left < SPLITS / 2, left + " splits");
    reused((int) left, run("small-2", keep, first));
    for (String[] wrong :
        new String[][] {
          {"--keep-curated-size", "1 GiB"},
          {"--keep-curated", kept.toString(), "--keep-curated-size", "much"},
          {"--keep-curated", first.toString()},
          {"--keep-curated", folder.resolve("wrong/kept").toString()}
        }) {
      Command run = run("wrong", List.of(wrong), first);
      assertEquals(2, run.status(), String.join(" ", wrong));
      assertTrue(run.err().contains("keep-curated") || run.err().contains("size"), run.err());
    }
  }
}
