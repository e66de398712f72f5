package dev.tamis.pipeline.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.decide.Audit;
import dev.tamis.pipeline.ledger.Tally;
import java.util.List;
import java.util.Map;

/**
 * The numbers of a run as {@code report/statistics.json}: the ledger first, then every tally,
 * nested by the segments of its key and sorted by them, and the rules that were never asked, of a
 * language or at all.
 */
final class Statistics {
  /** Version of the form of the file. */
  static final int SCHEMA = 1;

  /** Sections that are always there, so that a reader need not ask. */
  private static final List<String> SECTIONS =
      List.of(
          "excluded", "languages", "failed", "skipped", "pii", "stages", "rules", "corpus_stages");

  private Statistics() {}

  static ObjectNode of(Ledger ledger, Tally tally) {
    ObjectNode statistics = JsonNodeFactory.instance.objectNode();
    statistics.put("schema", SCHEMA);
    statistics
        .putObject("records")
        .put("read", ledger.read())
        .put("kept", ledger.kept())
        .put("excluded", ledger.excluded())
        .put("failed", ledger.failed());
    SECTIONS.forEach(statistics::putObject);
    for (Map.Entry<String, Long> count : tally.counts().entrySet()) {
      if (count.getKey().startsWith(Audit.PREFIX)) {
        continue;
      }
      String[] path = count.getKey().split("/", -1);
      if (path.length > 1) {
        put(statistics, path, count.getValue());
      }
    }
    ArrayNode never = statistics.putArray("never_evaluated");
    tally
        .startingWith("rules/")
        .forEach(
            (rule, asked) -> {
              if (asked == 0) {
                never.add(rule);
              }
            });
    tally
        .startingWith("without_thresholds/")
        .keySet()
        .forEach(key -> never.add(key.replace("/", " for ")));
    return statistics;
  }

  private static void put(ObjectNode statistics, String[] path, long count) {
    ObjectNode node = statistics;
    for (int i = 0; i < path.length - 1; i++) {
      node = node.withObjectProperty(path[i]);
    }
    node.put(path[path.length - 1], count);
  }
}
