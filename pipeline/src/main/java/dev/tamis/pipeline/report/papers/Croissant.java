package dev.tamis.pipeline.report.papers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.report.page.Format;
import dev.tamis.pipeline.report.statistics.Statistics;
import java.util.List;
import java.util.TreeSet;

/**
 * {@code croissant.json}: Croissant 1.1 with the vocabulary for responsible AI (RAI 1.0) and
 * provenance by PROV-O. See the <a href="https://docs.mlcommons.org/croissant/">specification</a>;
 * names of properties are those of its tables.
 */
public final class Croissant {
  static final String VERSION = "http://mlcommons.org/croissant/1.1";
  static final String RAI = "http://mlcommons.org/croissant/RAI/1.0";

  /** The context that the specification gives, in its order. */
  private static final String[] TERMS = {
    "citeAs",
    "column",
    "containedIn",
    "equivalentProperty",
    "extract",
    "field",
    "fileProperty",
    "fileObject",
    "fileSet",
    "format",
    "includes",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "recordSet",
    "references",
    "regex",
    "readLines",
    "repeated",
    "replace",
    "sdVersion",
    "separator",
    "source",
    "subField",
    "transform",
    "unArchive",
    "value"
  };

  private final Source source;
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  private Croissant(Source source) {
    this.source = source;
  }

  /** The metadata as JSON-LD. */
  public static ObjectNode of(Source source) {
    Croissant croissant = new Croissant(source);
    croissant.context();
    croissant.dataset();
    croissant.distribution();
    croissant.recordSets();
    croissant.responsibleAi();
    croissant.provenance();
    return croissant.root;
  }

  private void context() {
    ObjectNode context = root.putObject("@context");
    context.put("@language", "en");
    context.put("@vocab", "https://schema.org/");
    context.put("sc", "https://schema.org/");
    context.put("cr", "http://mlcommons.org/croissant/");
    context.put("rai", "http://mlcommons.org/croissant/RAI/");
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("prov", "http://www.w3.org/ns/prov#");
    context.put("conformsTo", "dct:conformsTo");
    context.putObject("data").put("@id", "cr:data").put("@type", "@json");
    context.putObject("dataType").put("@id", "cr:dataType").put("@type", "@vocab");
    context.putObject("examples").put("@id", "cr:examples").put("@type", "@json");
    for (String term : TERMS) {
      context.put(term, "cr:" + term);
    }
  }

  private void dataset() {
    root.put("@type", "sc:Dataset");
    root.putArray("conformsTo").add(VERSION).add(RAI);
    root.put("name", source.title());
    root.put("description", source.said("description"));
    root.put("license", source.said("license"));
    root.put("url", source.said("url"));
    root.putObject("creator")
        .put("@type", "sc:Organization")
        .put("name", source.said("creator"))
        .put("description", source.said("contact"));
    root.put("datePublished", source.said("published"));
    root.put("version", source.said("version"));
    root.put("isLiveDataset", false);
    TreeSet<String> codes = new TreeSet<>();
    source.languages().forEach(tag -> codes.add(bcp47(tag)));
    ArrayNode languages = root.putArray("inLanguage");
    codes.forEach(languages::add);
    root.putArray("keywords").add("web crawl").add("text").add("language model training");
    List<String> months = source.months();
    if (!months.isEmpty()) {
      root.put("temporalCoverage", months.get(0) + "/" + months.get(months.size() - 1));
    }
  }

  /** Language and script as BCP 47 writes them. */
  private static String bcp47(String tag) {
    return tag.replace('_', '-');
  }

  private void distribution() {
    ArrayNode distribution = root.putArray("distribution");
    distribution
        .addObject()
        .put("@type", "cr:FileObject")
        .put("@id", "statistics")
        .put("name", "statistics.json")
        .put("contentUrl", "report/statistics.json")
        .put("encodingFormat", "application/json");
    for (String split : source.splits()) {
      distribution
          .addObject()
          .put("@type", "cr:FileSet")
          .put("@id", fileSet(split))
          .put("name", fileSet(split))
          .put("description", "Files of all languages, a folder for each language and script.")
          .put(
              "encodingFormat",
              source.parquet() ? "application/vnd.apache.parquet" : "application/jsonlines")
          .put("includes", source.glob("*", split));
    }
  }

  private static String fileSet(String split) {
    return split.equals("part") ? "files" : split + "-files";
  }

  private void recordSets() {
    ArrayNode sets = root.putArray("recordSet");
    for (String split : source.splits()) {
      String id = split.equals("part") ? "records" : split;
      ObjectNode set =
          sets.addObject()
              .put("@type", "cr:RecordSet")
              .put("@id", id)
              .put("name", id)
              .put("description", "One record for each kept document.");
      set.putObject("key").put("@id", id + "/id");
      ArrayNode fields = set.putArray("field");
      for (Fields.Field field : Fields.ALL) {
        if (field.type().isEmpty()) {
          continue; // a map has no one type
        }
        ObjectNode node =
            fields
                .addObject()
                .put("@type", "cr:Field")
                .put("@id", id + "/" + field.name())
                .put("name", field.name())
                .put("description", field.description())
                .put("dataType", field.type());
        ObjectNode from = node.putObject("source");
        from.putObject("fileSet").put("@id", fileSet(split));
        from.putObject("extract").put("column", field.name());
      }
    }
  }

  private void responsibleAi() {
    Statistics statistics = source.statistics();
    root.put("rai:dataCollection", "Crawl shards of " + source.said("crawl") + ".");
    root.put("rai:dataCollectionType", "Web Scraping");
    List<String> months = source.months();
    if (!months.isEmpty()) {
      root.put("rai:dataCollectionTimeframe", months.get(0) + "/" + months.get(months.size() - 1));
    }
    root.put(
        "rai:dataCollectionRawData",
        Format.count(statistics.records().read()) + " records of web crawl.");
    StringBuilder steps = new StringBuilder();
    for (Statistics.Stage stage : statistics.funnel()) {
      steps
          .append(steps.isEmpty() ? "" : "; ")
          .append(stage.stage())
          .append(": ")
          .append(stage.removed())
          .append(" of ")
          .append(stage.in())
          .append(" taken out");
    }
    root.put("rai:dataPreprocessingProtocol", steps + ".");
    root.put(
        "rai:dataManipulationProtocol",
        "Main text extracted from pages; personal data redacted (" + source.piiAction() + ").");
    ArrayNode tools = root.putArray("rai:machineAnnotationTools");
    source.digests().forEach((name, sha256) -> tools.add(name + " (SHA-256 " + sha256 + ")"));
    source.sets().forEach((name, about) -> tools.add(name + ": " + about));
    long findings = statistics.pii().values().stream().mapToLong(Long::longValue).sum();
    root.put(
        "rai:personalSensitiveInformation",
        findings
            + " findings were redacted in "
            + statistics.totals().withPii()
            + " documents, kinds: "
            + String.join(", ", statistics.pii().keySet())
            + ". What no rule finds is still there, names of people among it.");
    root.put("rai:dataLimitations", source.said("limitations"));
    root.put("rai:dataBiases", source.said("limitations"));
    root.put("rai:dataUseCases", source.said("uses"));
    root.put("rai:dataReleaseMaintenancePlan", source.said("maintenance"));
  }

  private void provenance() {
    ObjectNode crawl =
        root.putArray("prov:wasDerivedFrom")
            .addObject()
            .put("@type", "prov:Entity")
            .put("name", source.said("crawl"));
    if (!source.card().crawlUrl().isEmpty()) {
      crawl.put("@id", source.card().crawlUrl());
    }
    ObjectNode run =
        root.putArray("prov:wasGeneratedBy")
            .addObject()
            .put("@type", "prov:Activity")
            .put("name", "tamis run")
            .put("description", "Recipe with SHA-256 " + source.recipeSha256());
    run.putObject("prov:wasAssociatedWith")
        .put("@type", "prov:SoftwareAgent")
        .put("name", "Tamis")
        .put("version", source.version());
    ArrayNode used = run.putArray("prov:used");
    source
        .digests()
        .forEach(
            (name, sha256) ->
                used.addObject()
                    .put("@type", "prov:Entity")
                    .put("name", name)
                    .put("sha256", sha256));
  }
}
