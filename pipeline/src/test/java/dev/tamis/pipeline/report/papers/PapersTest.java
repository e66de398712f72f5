package dev.tamis.pipeline.report.papers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tamis.pipeline.recipe.CardSection;
import dev.tamis.pipeline.recipe.RecipeReader;
import dev.tamis.pipeline.report.statistics.GeneratedStatistics;
import dev.tamis.pipeline.report.statistics.Merge;
import dev.tamis.pipeline.report.statistics.Statistics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PapersTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/tamis/pipeline/report/papers");

  private static final Statistics SMALL = GeneratedStatistics.of(5, 12, 40);

  private static CardSection card(String... changes) {
    return RecipeReader.read(null, List.of(changes)).card();
  }

  private static CardSection said() {
    return card(
        "card.title=Sample corpus",
        "card.description=Pages of a crawl that never was.",
        "card.license=ODC-By-1.0",
        "card.creator=Example Lab",
        "card.contact=lab@tamis-sample.org",
        "card.url=https://tamis-sample.org/corpus",
        "card.version=1.0.0",
        "card.published=\"2026-11-26\"",
        "card.crawl=CRAWL-2026-30",
        "card.crawl-url=https://tamis-sample.org/crawl",
        "card.uses=Training language models.",
        "card.limitations=Web text has its biases.",
        "card.maintenance=Write to the contact.",
        "card.provider=Example Lab",
        "card.representative=none",
        "card.model=example-1",
        "card.placed=\"2026-12-01\"",
        "card.crawlers=\"no\"",
        "card.code-of-practice=\"yes\"",
        "card.rights=robots.txt was honoured.",
        "card.illegal-content=none");
  }

  private static Source source(CardSection card, Statistics statistics, boolean splits) {
    return new Source(
        statistics,
        card,
        "0.1.0",
        "ab".repeat(32),
        new TreeMap<>(Map.of("language", "cd".repeat(32))),
        Map.of("gopher-quality", "Gopher for any language"),
        statistics.domains().top(),
        splits,
        splits ? List.of("train", "validation") : List.of("part"),
        List.of("adult"),
        "placeholder");
  }

  private static String paper(String name, Source source) {
    return switch (name) {
      case "README.md" -> DatasetCard.of(source);
      case "croissant.json" -> Croissant.of(source).toPrettyString() + "\n";
      case "training-content-summary.md" -> TrainingSummary.of(source);
      default -> Notice.of(source);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "croissant.json", "training-content-summary.md", "NOTICE"})
  void papersAreThoseThatAreWrittenDown(String name) throws IOException {
    String paper = paper(name, source(said(), SMALL, false));
    Path golden = GOLDEN.resolve(name);
    if (Boolean.getBoolean("tamis.rewrite")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, paper);
    }
    assertEquals(Files.readString(golden), paper, "rewrite with -Dtamis.rewrite=true: " + golden);
    assertFalse(paper.contains("[to be said"), "all was said");
  }

  @Test
  void whatIsNotSaidIsMarkedAndNothingIsInvented() {
    Source source = source(card(), SMALL, false);
    String all = "";
    for (String name : List.of("README.md", "croissant.json", "training-content-summary.md")) {
      all += paper(name, source);
    }
    for (String key : card().said().keySet()) {
      if (!key.equals("title")) {
        assertTrue(all.contains(Source.mark(key)), "card." + key + " is in no paper");
      }
    }
  }

  @Test
  void theFrontMatterIsYamlWithAConfigurationForEachLanguage() throws IOException {
    Source source = source(said(), SMALL, true);
    String[] parts = DatasetCard.of(source).split("---\n", 3);
    JsonNode front = new YAMLMapper().readTree(parts[1]);
    assertEquals("odc-by-1.0", front.get("license").asText());
    assertEquals(source.languages().size(), front.get("configs").size());
    assertEquals("1M<n<10M", front.get("size_categories").get(0).asText());
    long defaults = 0;
    for (JsonNode config : front.get("configs")) {
      defaults += config.path("default").asBoolean() ? 1 : 0;
      String tag = config.get("config_name").asText();
      assertEquals("train", config.at("/data_files/0/split").asText());
      assertEquals(
          "data/" + tag + "/validation-*.parquet", config.at("/data_files/1/path").asText());
    }
    assertEquals(1, defaults);
  }

  @ParameterizedTest
  @CsvSource({
    "0,n<1K",
    "999,n<1K",
    "1000,1K<n<10K",
    "99999,10K<n<100K",
    "100000,100K<n<1M",
    "1000000,1M<n<10M",
    "999999999,100M<n<1B",
    "1000000000,1B<n<10B",
    "5000000000000,n>1T"
  })
  void sizeCategoriesAreThoseOfTheHub(long records, String category) {
    assertEquals(category, DatasetCard.sizeCategory(records));
  }

  @Test
  void languagesHaveTwoLettersWhereTheyHaveThem() {
    assertEquals("de", DatasetCard.code("deu_Latn"));
    assertEquals("zh", DatasetCard.code("zho_Hans"));
    assertEquals("yue", DatasetCard.code("yue_Hant"));
  }

  @Test
  void croissantHasWhatItsVersionRequiresAndNoNameOfItsOwn() {
    JsonNode json = Croissant.of(source(said(), SMALL, true));
    for (String required :
        List.of(
            "@context",
            "@type",
            "conformsTo",
            "name",
            "description",
            "license",
            "url",
            "creator",
            "datePublished")) {
      assertTrue(json.has(required), required);
    }
    assertEquals("http://mlcommons.org/croissant/1.1", json.at("/conformsTo/0").asText());
    assertEquals("http://mlcommons.org/croissant/RAI/1.0", json.at("/conformsTo/1").asText());
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (name.startsWith("rai:")) {
                assertTrue(RAI.contains(name.substring(4)), name + " is no property of RAI 1.0");
              }
            });
    List<String> sets = new ArrayList<>();
    json.get("distribution").forEach(file -> sets.add(file.get("@id").asText()));
    for (JsonNode set : json.get("recordSet")) {
      for (JsonNode field : set.get("field")) {
        assertTrue(sets.contains(field.at("/source/fileSet/@id").asText()), field.toPrettyString());
        assertTrue(field.get("dataType").asText().startsWith("sc:"));
      }
    }
    assertEquals("prov:Activity", json.at("/prov:wasGeneratedBy/0/@type").asText());
    assertEquals("prov:Entity", json.at("/prov:wasDerivedFrom/0/@type").asText());
  }

  /** Properties of a data set, as the vocabulary's table of version 1.0 spells them. */
  private static final Set<String> RAI =
      Set.of(
          "dataCollection",
          "dataCollectionType",
          "dataCollectionMissingData",
          "dataCollectionRawData",
          "dataCollectionTimeframe",
          "dataPreprocessingProtocol",
          "dataImputationProtocol",
          "dataManipulationProtocol",
          "dataReleaseMaintenancePlan",
          "personalSensitiveInformation",
          "dataAnnotationProtocol",
          "dataAnnotationPlatform",
          "dataAnnotationAnalysis",
          "annotationsPerItem",
          "annotatorDemographics",
          "machineAnnotationTools",
          "dataSocialImpact",
          "dataBiases",
          "dataLimitations",
          "dataUseCases");

  @Test
  void theSummaryListsATenthOfTheDomainsOrLessOfASmallCompany() {
    Statistics many = GeneratedStatistics.of(5, 12, 995);
    assertEquals(100, domains(source(said(), many, false)), "a tenth, rounded up");
    CardSection small = card("card.small-company=true");
    assertEquals(50, domains(source(small, many, false)), "a twentieth, rounded up");
    Statistics more = GeneratedStatistics.of(5, 12, 50_000);
    Source held = source(said(), more, false);
    assertEquals(1_000, domains(held));
    assertTrue(
        TrainingSummary.of(held).contains("raise report.domains"), "a list that is cut says so");
  }

  private static long domains(Source source) {
    String summary = TrainingSummary.of(source);
    String list = summary.substring(summary.indexOf("## Most relevant domain names"));
    return list.lines().filter(line -> line.startsWith("- ")).count();
  }

  @Test
  void theLargestDomainsComeFirst() {
    List<Statistics.Domain> top = SMALL.domains().top();
    assertEquals(top, top.stream().sorted(Merge.BY_BYTES).toList());
  }

  @Test
  void namesAreTextAndNotMarkup() throws IOException {
    CardSection card = card("card.title=<script>alert(1)</script>", "card.uses='a | b `c`'");
    String readme = DatasetCard.of(source(card, SMALL, false));
    assertFalse(readme.contains("# <script>"));
    assertTrue(readme.contains("a \\| b \\`c\\`"));
    byte[] json =
        Croissant.of(source(card, SMALL, false)).toString().getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "<script>alert(1)</script>", new ObjectMapper().readTree(json).get("name").asText());
  }
}
