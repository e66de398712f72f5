package dev.tamis.pipeline.report.look;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What differs between two runs over the same shards, counted from their records in the order of
 * ids, so that corpora of any size can be compared.
 *
 * @param languages by the tag of the document in the run that keeps it, B's where both do
 * @param gained why documents are kept by B alone: what became of them in A
 * @param lost why documents are kept by A alone: what became of them in B
 */
public record Comparison(
    SortedMap<String, Counts> languages,
    SortedMap<String, Long> gained,
    SortedMap<String, Long> lost) {

  /** Copies. */
  public Comparison {
    languages = Collections.unmodifiableSortedMap(new TreeMap<>(languages));
    gained = Collections.unmodifiableSortedMap(new TreeMap<>(gained));
    lost = Collections.unmodifiableSortedMap(new TreeMap<>(lost));
  }

  /**
   * Numbers of documents.
   *
   * @param same kept by both with the same text and tag
   * @param changed kept by both with another text
   * @param retagged kept by both under another tag
   * @param gained kept by B alone
   * @param lost kept by A alone
   */
  public record Counts(long same, long changed, long retagged, long gained, long lost) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** The sum of both. */
    public Counts plus(Counts other) {
      return new Counts(
          same + other.same,
          changed + other.changed,
          retagged + other.retagged,
          gained + other.gained,
          lost + other.lost);
    }
  }

  /** All languages. */
  public Counts total() {
    return languages.values().stream().reduce(Counts.NONE, Counts::plus);
  }

  /** Compares two outputs. */
  public static Comparison of(CorpusFolder a, CorpusFolder b) throws IOException {
    Builder builder = new Builder();
    try (ById inA = new ById(outcomes(a));
        ById inB = new ById(outcomes(b))) {
      ObjectNode x = inA.next();
      ObjectNode y = inB.next();
      while (x != null || y != null) {
        int order = x == null ? 1 : y == null ? -1 : id(x).compareTo(id(y));
        builder.add(order <= 0 ? x : null, order >= 0 ? y : null);
        x = order <= 0 ? inA.next() : x;
        y = order >= 0 ? inB.next() : y;
      }
    }
    return new Comparison(builder.languages, builder.gained, builder.lost);
  }

  private static List<String> outcomes(CorpusFolder folder) {
    List<String> files = new ArrayList<>(folder.files("data/"));
    files.addAll(folder.files("excluded/"));
    return files;
  }

  private static String id(ObjectNode record) {
    return record.path("id").asText();
  }

  private static final class Builder {
    private final SortedMap<String, Counts> languages = new TreeMap<>();
    private final SortedMap<String, Long> gained = new TreeMap<>();
    private final SortedMap<String, Long> lost = new TreeMap<>();

    private void add(ObjectNode a, ObjectNode b) {
      boolean inA = isKept(a);
      boolean inB = isKept(b);
      if (inA && inB) {
        boolean retagged = !tag(a).equals(tag(b));
        boolean changed = !a.get("text").equals(b.get("text"));
        count(
            tag(b),
            new Counts(!changed && !retagged ? 1 : 0, changed ? 1 : 0, retagged ? 1 : 0, 0, 0));
      } else if (inB) {
        count(tag(b), new Counts(0, 0, 0, 1, 0));
        gained.merge(why(a), 1L, Long::sum);
      } else if (inA) {
        count(tag(a), new Counts(0, 0, 0, 0, 1));
        lost.merge(why(b), 1L, Long::sum);
      }
    }

    private void count(String tag, Counts counts) {
      languages.merge(tag, counts, Counts::plus);
    }

    private static boolean isKept(ObjectNode record) {
      return record != null && record.has("text") && !record.has("rule");
    }

    private static String tag(ObjectNode record) {
      return record.path("language").asText();
    }

    private static String why(ObjectNode record) {
      return record == null
          ? "not read, or failed"
          : record.path("stage").asText() + "/" + record.path("rule").asText();
    }
  }
}
