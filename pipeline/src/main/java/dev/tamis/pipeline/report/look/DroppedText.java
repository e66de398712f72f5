package dev.tamis.pipeline.report.look;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.curate.stages.DocumentStage;
import dev.tamis.pipeline.curate.stages.Verdict;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.input.ShardItem;
import dev.tamis.pipeline.input.ShardReader;
import dev.tamis.pipeline.input.Shards;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.input.Splits;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The text of records that were left out, read again from the shards and scrubbed of personal data
 * before anybody sees it.
 */
public final class DroppedText {
  private DroppedText() {}

  /**
   * Reads the shards until all are found.
   *
   * @param plan of the run that left them out
   * @param inputs paths and globs of its shards
   * @param ids of the records
   * @return scrubbed text by id; one that is not found, or has no text, is not there
   */
  public static Map<String, String> of(Plan plan, List<String> inputs, Collection<String> ids)
      throws IOException {
    TreeSet<String> left = new TreeSet<>(ids);
    Map<String, String> texts = new TreeMap<>();
    List<DocumentStage> stages = plan.newStages().list();
    for (Shard shard : Shards.find(inputs)) {
      for (Split split : Splits.plan(shard, Long.MAX_VALUE)) {
        try (ShardReader reader = ShardReader.open(split, plan.readOptions())) {
          for (ShardItem item = reader.next();
              item != null && !left.isEmpty();
              item = reader.next()) {
            if (item instanceof CrawlRecord record) {
              Document document = Document.of(record);
              if (left.remove(document.id().toString())) {
                texts.put(document.id().toString(), scrubbed(document, stages));
              }
            }
          }
        }
      }
    }
    return texts;
  }

  /** Source, text and language are found out, and the last stage scrubs; no rule is asked. */
  private static String scrubbed(Document document, List<DocumentStage> stages) {
    Document now = document;
    for (DocumentStage stage : stages) {
      if (List.of("domains", "extraction", "language", "pii").contains(stage.name())) {
        Verdict verdict = stage.apply(now);
        if (verdict instanceof Verdict.Kept kept) {
          now = kept.document();
        } else if (verdict instanceof Verdict.Excluded excluded && !stage.name().equals("pii")) {
          now = excluded.document();
        } else {
          return ""; // what cannot be scrubbed is not shown
        }
      }
    }
    return now.text();
  }
}
