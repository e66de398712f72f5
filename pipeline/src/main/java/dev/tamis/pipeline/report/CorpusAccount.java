package dev.tamis.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.recipe.RecipeReader;
import dev.tamis.pipeline.report.statistics.Erased;
import dev.tamis.pipeline.report.statistics.Statistics;
import dev.tamis.pipeline.report.statistics.Statistics.Domain;
import dev.tamis.pipeline.report.statistics.StatisticsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The account of a corpus that is written.
 *
 * @param provenance how it came about
 * @param statistics its numbers
 * @param domains the largest domains by bytes, as the report lists them
 */
record CorpusAccount(Provenance provenance, Statistics statistics, List<Domain> domains) {

  /** Reads it. */
  static CorpusAccount read(String output, ObjectNode manifest) throws IOException {
    byte[] json = Storage.read("statistics", output + "report/statistics.json");
    Statistics statistics = StatisticsFile.read(output + "report/statistics.json", json);
    List<Domain> domains = new ArrayList<>();
    String csv =
        new String(Storage.read("domains", output + "report/domains.csv"), StandardCharsets.UTF_8);
    csv.lines()
        .skip(1)
        .forEach(
            line -> {
              String[] fields = line.split(",", -1);
              domains.add(
                  new Domain(fields[0], Long.parseLong(fields[1]), Long.parseLong(fields[2])));
            });
    Map<String, RuleSet.About> sets = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> set : manifest.path("rule_sets").properties()) {
      JsonNode about = set.getValue();
      sets.put(
          set.getKey(),
          new RuleSet.About(
              about.path("variant").asText(),
              about.path("words").asText(),
              about.path("source").asText()));
    }
    List<String> inputs = new ArrayList<>();
    manifest.path("inputs").forEach(input -> inputs.add(input.asText()));
    Provenance provenance =
        new Provenance(
            manifest.path("tamis").asText(),
            RecipeReader.ofJson(manifest.path("recipe")),
            strings(manifest.path("models")),
            strings(manifest.path("lists")),
            new TreeMap<>(),
            sets,
            statistics.totals().tokenizer(),
            List.of(),
            inputs);
    return new CorpusAccount(provenance, statistics, domains);
  }

  private static SortedMap<String, String> strings(JsonNode node) {
    SortedMap<String, String> strings = new TreeMap<>();
    node.properties().forEach(field -> strings.put(field.getKey(), field.getValue().asText()));
    return strings;
  }

  /** The account when some records have gone. */
  Account without(ErasedRecords records) {
    SortedMap<String, long[]> gone = records.domains();
    List<Domain> listed = less(domains, gone, Comparator.comparingLong(Domain::bytes));
    Statistics.Domains old = statistics.domains();
    long vanished =
        domains.stream()
            .filter(d -> gone.containsKey(d.domain()) && gone.get(d.domain())[0] >= d.documents())
            .count();
    Statistics.Domains changed =
        new Statistics.Domains(
            old.distinct() - vanished,
            less(old.top(), gone, Comparator.comparingLong(Domain::bytes)),
            less(old.topByDocuments(), gone, Comparator.comparingLong(Domain::documents)),
            old.exact());
    return new Account(
        provenance,
        Erased.of(statistics, records.difference(), changed, ErasureApply.STAGE),
        listed);
  }

  private static List<Domain> less(
      List<Domain> domains, SortedMap<String, long[]> gone, Comparator<Domain> order) {
    return domains.stream()
        .map(
            domain -> {
              long[] less = gone.getOrDefault(domain.domain(), new long[2]);
              return new Domain(
                  domain.domain(), domain.documents() - less[0], domain.bytes() - less[1]);
            })
        .filter(domain -> domain.documents() > 0)
        .sorted(order.reversed().thenComparing(Domain::domain))
        .toList();
  }
}
