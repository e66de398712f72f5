package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which benchmarks documents must not overlap with.
 *
 * @param benchmarks files, folders or globs by the name of a benchmark: JSONL, Parquet, or text
 *     with an item a line; empty switches the stage off
 * @param fields of JSONL and Parquet that make an item, by the name of the benchmark; {@code text}
 *     where none is named
 * @param ngram words that must be the same, one after the other
 * @param minWords a shorter item is not looked for
 * @param maxItems words that so many items share are not looked for, for they are the form and not
 *     the matter
 * @param minCover least share of an item's n-grams in a document; 0: one is enough
 * @param action {@code drop} the document, or {@code cut} the words
 */
public record DecontaminateSection(
    Map<String, String> benchmarks,
    Map<String, List<String>> fields,
    int ngram,
    int minWords,
    int maxItems,
    double minCover,
    String action)
    implements Serializable {

  /** The document leaves. */
  public static final String DROP = "drop";

  /** The words leave. */
  public static final String CUT = "cut";

  /** Copies the maps and checks names and ranges. */
  public DecontaminateSection {
    benchmarks =
        Collections.unmodifiableMap(
            new TreeMap<>(Checks.present("decontaminate.benchmarks", benchmarks)));
    fields =
        Collections.unmodifiableMap(new TreeMap<>(Checks.present("decontaminate.fields", fields)));
    for (String name : benchmarks.keySet()) {
      if (name.isEmpty() || name.indexOf('/') >= 0) {
        throw new IllegalArgumentException(
            "decontaminate.benchmarks: a name must not be empty or hold \"/\" (got: \""
                + name
                + "\")");
      }
    }
    for (String name : fields.keySet()) {
      Checks.oneOf("decontaminate.fields", name, benchmarks.keySet());
    }
    Checks.inRange("decontaminate.ngram", ngram, 2, 100);
    Checks.inRange("decontaminate.min-words", minWords, 1, 100);
    Checks.inRange("decontaminate.max-items", maxItems, 1, 1_000_000);
    Checks.inRange("decontaminate.min-cover", minCover, 0, 1);
    Checks.oneOf("decontaminate.action", action, List.of(DROP, CUT));
  }
}
