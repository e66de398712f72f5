package dev.tamis.pipeline.report.look;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.input.CorpusRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The records of many files, each sorted by id, in the order of their ids: one record of each file
 * is held at a time. Not thread-safe.
 */
final class ById implements AutoCloseable {
  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(Comparator.comparing(Head::id).thenComparing((Head head) -> head.file));
  private final List<CorpusRecords> open = new ArrayList<>();

  ById(List<String> files) throws IOException {
    try {
      for (String file : files) {
        CorpusRecords records = CorpusRecords.open(file);
        open.add(records);
        push(file, records);
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private record Head(String file, CorpusRecords records, ObjectNode record) {
    private String id() {
      return record.path("id").asText();
    }
  }

  private void push(String file, CorpusRecords records) throws IOException {
    ObjectNode record = records.next();
    if (record == null) {
      records.close();
      open.remove(records);
    } else {
      heads.add(new Head(file, records, record));
    }
  }

  /** The record with the smallest id that is left; null at the end. */
  ObjectNode next() throws IOException {
    Head head = heads.poll();
    if (head == null) {
      return null;
    }
    push(head.file, head.records);
    return head.record;
  }

  @Override
  public void close() throws IOException {
    for (CorpusRecords records : open) {
      records.close();
    }
    open.clear();
  }
}
