package dev.tamis.pipeline.report.look;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.input.CorpusRecords;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * A few records of many, chosen by the last letters of their ids, which are hashes: spread over the
 * whole corpus, and the same each time.
 */
public final class Sample {
  private static final Comparator<ObjectNode> BY_HASH = Comparator.comparing(Sample::hash);

  private Sample() {}

  /**
   * Chooses.
   *
   * @param files of records
   * @param wanted which records are asked for
   * @param most how many, at least 1
   */
  public static List<ObjectNode> of(List<String> files, Predicate<ObjectNode> wanted, int most)
      throws IOException {
    PriorityQueue<ObjectNode> chosen = new PriorityQueue<>(BY_HASH.reversed());
    for (String file : files) {
      try (CorpusRecords records = CorpusRecords.open(file)) {
        for (ObjectNode record = records.next(); record != null; record = records.next()) {
          if (!wanted.test(record)) {
            continue;
          }
          chosen.add(record);
          if (chosen.size() > most) {
            chosen.poll();
          }
        }
      }
    }
    return chosen.stream().sorted(BY_HASH).toList();
  }

  /**
   * The record with an id in files that are sorted by it.
   *
   * @return null where there is none
   */
  public static ObjectNode find(List<String> files, String id) throws IOException {
    for (String file : files) {
      try (CorpusRecords records = CorpusRecords.open(file)) {
        for (ObjectNode record = records.next(); record != null; record = records.next()) {
          int order = record.path("id").asText().compareTo(id);
          if (order == 0) {
            return record;
          }
          if (order > 0) {
            break;
          }
        }
      }
    }
    return null;
  }

  private static String hash(ObjectNode record) {
    String id = record.path("id").asText();
    return id.length() > 16 ? id.substring(16) + id : id;
  }
}
