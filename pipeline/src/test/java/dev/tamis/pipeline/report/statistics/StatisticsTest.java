package dev.tamis.pipeline.report.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.tamis.pipeline.ledger.BinCounts;
import dev.tamis.pipeline.ledger.Bins;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {
  private static final Path ROOT = Path.of(System.getProperty("tamis.root", ".."));
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0199, 0",
    "0.02, 1",
    "0.5, 25",
    "0.9999, 49",
    "1, 49",
    "1.0001, 50",
    "-0.1, -1"
  })
  void sharesFallInFiftieths(double value, int bin) {
    assertEquals(bin, Bins.SHARE.index(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.9, 0",
    "1, 1",
    "1.4, 1",
    "2, 3",
    "49, 10",
    "50, 11",
    "99999999, 48",
    "1e8, 48",
    "1e9, 49"
  })
  void countsFallInSixBinsOfEachPowerOfTen(double value, int bin) {
    assertEquals(bin, Bins.COUNT.index(value));
  }

  @Test
  void aScaleNamesItsBins() {
    for (Bins bins : List.of(Bins.SHARE, Bins.COUNT, Bins.linear(0, 5, 50))) {
      assertArrayEquals(bins.edges(), Bins.of(bins.scale()).edges());
    }
    assertThrows(IllegalArgumentException.class, () -> Bins.of("linear:1:0:5"));
    assertThrows(IllegalArgumentException.class, () -> Bins.of("wild"));
  }

  @Test
  void binCountsAreTakenOnce() {
    BinCounts counts = new BinCounts("rules", "min-words", Bins.COUNT);
    counts.add(50);
    counts.add(60);
    counts.add(Double.NaN);
    Tally tally = new Tally();
    counts.take(tally);
    counts.take(tally);
    assertEquals(2, tally.get("histograms/rules/min-words/count/11"));
    assertEquals(2, tally.sum("histograms/"));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Statistics statistics = GeneratedStatistics.of(1, 40, 300);
    byte[] json = StatisticsFile.write(statistics);
    Statistics read = StatisticsFile.read("statistics.json", json);
    assertEquals(statistics, read);
    assertArrayEquals(json, StatisticsFile.write(read));
  }

  @Test
  void theFunnelEndsWithWhatIsKept() {
    Statistics statistics = GeneratedStatistics.of(1, 40, 300);
    Statistics.Stage last = statistics.funnel().get(statistics.funnel().size() - 1);
    assertEquals(statistics.records().kept(), last.left());
    assertEquals("failed", statistics.funnel().get(0).stage());
    assertEquals("domains", statistics.funnel().get(1).stage());
  }

  @Test
  void theSchemaIsTheOneThatIsPublished() throws IOException {
    Path published = ROOT.resolve("docs/statistics.schema.json");
    String schema =
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(StatisticsFile.schema()) + "\n";
    if (Boolean.getBoolean("tamis.rewrite")) {
      Files.writeString(published, schema);
    }
    assertEquals(
        Files.readString(published), schema, "rewrite with -Dtamis.rewrite=true: " + published);
  }

  @Test
  void statisticsFollowTheSchemaAndAnUnknownOrMissingKeyDoesNot() throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(StatisticsFile.schema());
    JsonNode json = JSON.readTree(StatisticsFile.write(GeneratedStatistics.of(1, 40, 300)));
    assertEquals("[]", schema.validate(json).toString());
    assertFalse(schema.validate(((ObjectNode) json.deepCopy()).put("other", 1)).isEmpty());
    ObjectNode without = json.deepCopy();
    without.remove("languages");
    assertFalse(schema.validate(without).isEmpty());
    JsonNode wrong = json.deepCopy();
    ((ObjectNode) wrong.get("records")).put("kept", "many");
    assertFalse(schema.validate(wrong).isEmpty());
  }

  @Test
  void addingUpIsSummingInAnyOrder() {
    Statistics a = GeneratedStatistics.of(1, 40, 300);
    Statistics b = GeneratedStatistics.of(2, 60, 2_000);
    Statistics c = GeneratedStatistics.of(3, 10, 20);
    Statistics sum = Merge.of(a, b);
    assertEquals(a.records().read() + b.records().read(), sum.records().read());
    assertEquals(
        a.languages().get("eng_Latn").bytes() + b.languages().get("eng_Latn").bytes(),
        sum.languages().get("eng_Latn").bytes());
    assertEquals(2, sum.run().runs());
    assertFalse(sum.domains().exact(), "a list of 1,000 of 2,000 domains is not whole");
    assertTrue(Merge.of(a, c).domains().exact(), "both lists are whole");
    assertEquals(300, Merge.of(a, c).domains().distinct());
    assertArrayEquals(StatisticsFile.write(sum), StatisticsFile.write(Merge.of(b, a)));
    assertArrayEquals(
        StatisticsFile.write(Merge.of(Merge.of(a, b), c)),
        StatisticsFile.write(Merge.of(a, Merge.of(b, c))));
  }

  @Test
  void whatOneRunAskedIsNotNeverEvaluated() {
    Tally asked = new Tally();
    asked.add(3, Keys.RULES, "gopher-quality", "stop-words");
    Tally not = new Tally();
    not.add(0, Keys.RULES, "gopher-quality", "stop-words");
    assertEquals(List.of("gopher-quality/stop-words"), of(not).neverEvaluated());
    assertEquals(List.of(), Merge.of(of(not), of(asked)).neverEvaluated());
  }

  @Test
  void anotherVersionIsRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> StatisticsFile.read("old.json", "{\"schema\": 99}".getBytes(UTF_8)));
    assertEquals("old.json must have schema 1 (got: 99)", e.getMessage());
  }

  private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

  private static Statistics of(Tally tally) {
    return Counted.of(
        tally,
        new Counted.Beside(
            new Statistics.Run(List.of("a"), List.of("1"), List.of("00"), 1),
            List.of(),
            "",
            new Statistics.Domains(0, List.of(), List.of(), true)));
  }

  @Test
  void noCountIsLostBetweenTallyAndStatistics() {
    Tally tally = new Tally();
    Keys.language(tally, 1, "deu_Latn", Keys.KEPT);
    Keys.language(tally, 900, "deu_Latn", Keys.BYTES);
    Keys.cluster(tally, 3);
    Keys.cluster(tally, 4);
    Keys.documentsAndBytes(tally, Keys.TLDS, "de", 900);
    Keys.documentsAndBytes(tally, Keys.MONTHS, "", 900);
    Statistics statistics = of(tally);
    assertEquals(900, statistics.totals().bytes());
    assertEquals(0, statistics.totals().english());
    assertEquals(
        List.of(new Statistics.ClusterSize(4, 2, 7)), statistics.clusters(), "3 and 4 lie in 3-4");
    assertEquals(5, statistics.duplicates());
    assertEquals(
        new TreeMap<>(java.util.Map.of("none", new Statistics.Amount(1, 900))),
        statistics.months());
  }
}
