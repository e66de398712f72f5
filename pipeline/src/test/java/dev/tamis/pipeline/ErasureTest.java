package dev.tamis.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import dev.tamis.pipeline.curate.EraseCurated;
import dev.tamis.pipeline.erase.EraseEntry;
import dev.tamis.pipeline.erase.EraseKey;
import dev.tamis.pipeline.erase.EraseKind;
import dev.tamis.pipeline.erase.EraseList;
import dev.tamis.pipeline.input.CorpusRecords;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.report.ErasureApply;
import dev.tamis.pipeline.report.ErasureCheck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing in a run, and from a corpus that is written. */
class ErasureTest {
  private static final List<String> VALUES =
      List.of("jo.miller@example.org", "0151 2345 6789", "Anna Kowalska", "people/77", "R. Roe");

  @TempDir Path folder;

  private TestRun corpus() {
    TestRun run = new TestRun(folder).set("pii.kinds=[IBAN]", "sources.pii-density.enabled=false");
    for (int i = 0; i < 20; i++) {
      run.document("https://a.de/" + i, "2025-01-01", i);
    }
    String mill = " The mill of the village stands at the old bridge and it grinds the flour.";
    run.document("https://b.de/1", "2025-02-01", "Ask jo.miller@example.org for it." + mill);
    run.document("https://b.de/2", "2025-02-01", "Ring 0151 2345 6789 for it." + mill + mill);
    run.document("https://b.de/anna-kowalska", "2025-02-01", "It grinds on." + mill + mill + mill);
    run.document("https://b.de/4", "2025-02-01", "By Anna Kowalska herself, in May." + mill);
    run.document("https://people.de/people/77", "2025-02-01", "A page of it." + mill + mill);
    run.document("https://b.de/6", "2025-02-01", "Here R. Roe wrote of water." + mill + mill);
    // A copy: its line names the survivor, which leaves.
    run.document("https://c.de/7", "2024-01-01", "Here R. Roe wrote of water." + mill + mill);
    return run;
  }

  private EraseList list() throws IOException {
    Path key = folder.resolve("key");
    if (Files.notExists(key)) {
      EraseKey.create(key);
    }
    EraseList list = new EraseList(EraseKey.read(key.toString()));
    list.add(EraseKind.EMAIL, VALUES.get(0), EraseEntry.Action.SCRUB, "R-1");
    list.add(EraseKind.PHONE, "+4915123456789", EraseEntry.Action.DROP, "R-2");
    list.add(EraseKind.NAME, VALUES.get(2), EraseEntry.Action.SCRUB, "R-3");
    list.add(EraseKind.URL, "https://people.de/people/77", EraseEntry.Action.DROP, "R-4");
    list.add(EraseKind.NAME, VALUES.get(4), EraseEntry.Action.DROP, "R-5");
    list.write(folder.resolve("list.tsv"));
    return list;
  }

  @Test
  void aWrittenCorpusHasNoTraceOfWhatWasErasedAndAllElseIsTheSame() throws IOException {
    Path out = corpus().run();
    Map<String, String> before = lines(out);
    EraseList list = list();
    Path fresh = folder.resolve("fresh");
    copy(out, fresh);
    assertFalse(ErasureCheck.check(fresh + "/", list).isEmpty());

    ErasureApply.Done done = ErasureApply.apply(out + "/", list);

    assertEquals(
        new TreeSet<>(List.of("R-2", "R-4", "R-5")), new TreeSet<>(done.dropped().values()));
    assertEquals(new TreeSet<>(List.of("R-1", "R-3")), new TreeSet<>(done.scrubbed().values()));
    noTrace(out);
    assertEquals(List.of(), ErasureCheck.check(out + "/", list));
    assertFalse(Files.exists(out.resolve(".work")));
    Map<String, String> after = lines(out);
    before.forEach(
        (id, line) -> {
          if (done.dropped().containsKey(id)) {
            assertFalse(after.containsKey(id));
          } else if (!done.scrubbed().containsKey(id)) {
            assertEquals(line, after.get(id));
          }
        });
    JsonNode manifest = json(out.resolve("MANIFEST.json"));
    for (JsonNode file : manifest.get("files")) {
      byte[] bytes = Files.readAllBytes(out.resolve(file.get("path").asText()));
      assertEquals(file.get("bytes").asLong(), bytes.length);
      assertEquals(
          file.get("sha256").asText(), HexFormat.of().formatHex(Hash128.sha256().digest(bytes)));
    }
    JsonNode statistics = json(out.resolve("report/statistics.json"));
    assertEquals(after.size(), statistics.at("/records/kept").asInt());
    assertEquals(after.size(), manifest.at("/records/kept").asInt());
    assertEquals(after.size(), statistics.at("/languages/eng_Latn/kept").asInt());
    assertEquals(3, statistics.at("/excluded/erased/request").asInt());
    assertEquals(
        statistics.at("/records/read").asInt(),
        statistics.at("/records/kept").asInt() + statistics.at("/records/excluded").asInt());
    long bytes = 0;
    for (JsonNode record : TestRun.records(out.resolve("data"))) {
      bytes += record.get("text").asText().getBytes(StandardCharsets.UTF_8).length;
    }
    assertEquals(bytes, statistics.at("/totals/bytes").asLong());
    assertEquals(List.of(), ErasureApply.apply(out + "/", list).rewritten());
  }

  /** Whatever a change was doing when it ended, the next one comes to the same corpus. */
  @Test
  void anInterruptedChangeIsFinishedOrUndoneByTheNext() throws IOException {
    Path out = corpus().run();
    EraseList list = list();
    Path whole = folder.resolve("whole");
    copy(out, whole);
    ErasureApply.apply(whole + "/", list);
    Map<String, byte[]> expected = files(whole);

    // Ended while it was writing: half a part and no plan.
    Path half = folder.resolve("half");
    copy(out, half);
    Files.createDirectories(half.resolve(".work/erase/data/eng_Latn"));
    Files.write(
        half.resolve(".work/erase/data/eng_Latn/part-00000-of-00001.jsonl.zst"), new byte[9]);
    assertFalse(ErasureApply.apply(half + "/", list).recovered());
    same(expected, files(half));

    // Ended while it exchanged files: the plan is there, and only some files are in their place.
    Map<String, byte[]> old = files(out);
    List<String> changed =
        expected.keySet().stream()
            .filter(path -> !path.equals("MANIFEST.json"))
            .filter(path -> !java.util.Arrays.equals(old.get(path), expected.get(path)))
            .toList();
    assertTrue(changed.size() > 3);
    for (int moved = 0; moved <= changed.size(); moved++) {
      Path torn = folder.resolve("torn" + moved);
      copy(out, torn);
      Path beside = torn.resolve(".work/erase");
      if (moved > 0) {
        Files.createDirectories(beside.resolve("begun"));
        Files.move(torn.resolve("MANIFEST.json"), beside.resolve("begun/MANIFEST.json"));
      }
      StringBuilder plan = new StringBuilder();
      for (int i = 0; i < changed.size(); i++) {
        Path target = (i < moved ? torn : beside).resolve(changed.get(i));
        Files.createDirectories(target.getParent());
        Files.write(target, expected.get(changed.get(i)));
        plan.append('"').append(changed.get(i)).append("\", ");
      }
      Files.write(beside.resolve("MANIFEST.json"), expected.get("MANIFEST.json"));
      Files.writeString(
          beside.resolve("PLAN.json"), "{\"files\": [" + plan + "\"MANIFEST.json\"]}");
      ErasureApply.Done done = ErasureApply.apply(torn + "/", list);
      assertTrue(done.recovered());
      assertEquals(List.of(), done.rewritten());
      same(expected, files(torn));
    }
  }

  @Test
  void aRunWithTheListHasNoTraceEither() throws IOException {
    list();
    Path out =
        corpus()
            .set("erasure.list=" + folder.resolve("list.tsv"))
            .set("erasure.key=" + folder.resolve("key"))
            .run();
    OutputFolder.of(out.toString()).sweep();
    noTrace(out);
    TreeSet<String> requests = new TreeSet<>();
    for (JsonNode line : TestRun.records(out.resolve("excluded/erasure"))) {
      assertEquals(List.of("stage", "rule", "value"), List.copyOf(names(line)));
      requests.add(line.get("value").asText());
    }
    assertEquals(new TreeSet<>(List.of("R-2", "R-4", "R-5")), requests);
    assertEquals(List.of(), ErasureCheck.check(out + "/", list()));
  }

  @Test
  void aCorpusInParquetHasNoTraceEitherAndAllElseIsTheSame() throws IOException {
    Path out = corpus().set("output.format=parquet").run();
    OutputFolder.of(out.toString()).sweep();
    Map<String, JsonNode> before = rows(out);
    EraseList list = list();
    assertFalse(ErasureCheck.check(out + "/", list).isEmpty());

    ErasureApply.Done done = ErasureApply.apply(out + "/", list);

    assertEquals(3, done.dropped().size());
    assertEquals(3, done.scrubbed().size());
    Map<String, JsonNode> after = rows(out);
    assertEquals(before.size() - 3, after.size());
    after.forEach(
        (id, row) -> {
          String text = row.toString();
          VALUES.forEach(value -> assertFalse(text.contains(value), value));
          assertEquals(!done.scrubbed().containsKey(id), row.equals(before.get(id)), id);
        });
    assertEquals(List.of(), ErasureCheck.check(out + "/", list));
    assertEquals(
        after.size(), json(out.resolve("report/statistics.json")).at("/records/kept").asInt());
    assertEquals(List.of(), ErasureApply.apply(out + "/", list).rewritten());
  }

  /** A later run over what is kept has no trace, although its recipe knows no list. */
  @Test
  void curatedFilesThatAreKeptHaveNoTraceAndCanBeUsed() throws IOException {
    String kept = folder.resolve("kept") + "/";
    Path out = corpus().keeping(kept).run();
    Files.move(out, folder.resolve("first"));
    EraseList list = list();
    assertFalse(new EraseCurated(list).check(kept).isEmpty());
    // What a stopped run has left holds documents too.
    Path half = folder.resolve("kept/" + "0".repeat(32) + "/00");
    Files.createDirectories(half);
    Path unfinished =
        half.resolve("0".repeat(32) + ".00000000-0000-0000-0000-000000000000.0.curated.zst");
    Files.writeString(unfinished, "half");
    Path users = Files.writeString(folder.resolve("kept/notes.txt"), "mine");

    EraseCurated.Done done = new EraseCurated(list).apply(kept);

    // The copy of what R. Roe wrote is still in the splits.
    assertEquals(4, done.dropped().size());
    assertEquals(3, done.scrubbed().size());
    assertEquals(1, done.splits());
    assertTrue(new EraseCurated(list).check(kept).isEmpty());
    assertEquals(0, new EraseCurated(list).apply(kept).splits());
    assertTrue(Files.notExists(unfinished));
    assertTrue(Files.exists(users));
    Path again = corpus().keeping(kept).run();
    noTrace(again);
    assertEquals(List.of(), ErasureCheck.check(again + "/", list));
    JsonNode records = json(again.resolve("report/statistics.json")).get("records");
    assertEquals(27, records.get("read").asInt());
    assertEquals(
        27,
        records.get("kept").asInt()
            + records.get("excluded").asInt()
            + records.get("failed").asInt());
    assertEquals(23, records.get("kept").asInt());
  }

  private static Map<String, JsonNode> rows(Path out) throws IOException {
    Map<String, JsonNode> rows = new TreeMap<>();
    for (String path : files(out).keySet()) {
      if (path.startsWith("data/")) {
        assertTrue(path.endsWith(".parquet"), path);
        try (CorpusRecords records = CorpusRecords.open(out.resolve(path).toString())) {
          for (JsonNode row = records.next(); row != null; row = records.next()) {
            rows.put(row.get("id").asText(), row);
          }
        }
      }
    }
    return rows;
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new java.util.ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void noTrace(Path out) throws IOException {
    files(out)
        .forEach(
            (path, bytes) -> {
              String text = text(path, bytes);
              VALUES.forEach(value -> assertFalse(text.contains(value), path + ": " + value));
              assertFalse(text.contains("anna-kowalska"), path);
            });
  }

  private static String text(String path, byte[] bytes) {
    try {
      return path.endsWith(".zst")
          ? new String(
              new ZstdInputStream(new ByteArrayInputStream(bytes)).readAllBytes(),
              StandardCharsets.UTF_8)
          : new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void same(Map<String, byte[]> expected, Map<String, byte[]> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach(
        (path, bytes) -> assertTrue(java.util.Arrays.equals(bytes, found.get(path)), path));
  }

  /** Files of the corpus; those in {@code .work} are none. */
  private static Map<String, byte[]> files(Path out) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(out)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = out.relativize(file).toString();
        if (!path.startsWith(".work")) {
          files.put(path, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Map.Entry<String, byte[]> file : files(from).entrySet()) {
      Files.createDirectories(to.resolve(file.getKey()).getParent());
      Files.write(to.resolve(file.getKey()), file.getValue());
    }
  }

  private static Map<String, String> lines(Path out) throws IOException {
    Map<String, String> lines = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : files(out).entrySet()) {
      if (file.getKey().startsWith("data/")) {
        for (String line : text(file.getKey(), file.getValue()).lines().toList()) {
          lines.put(new ObjectMapper().readTree(line).get("id").asText(), line);
        }
      }
    }
    return lines;
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }
}
