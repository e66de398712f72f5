package dev.tamis.pipeline.report.papers;

import dev.tamis.pipeline.recipe.CardSection;
import dev.tamis.pipeline.report.statistics.Statistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the papers are filled from.
 *
 * @param statistics the numbers of the run
 * @param card what a person has said
 * @param version of Tamis
 * @param recipeSha256 digest of the resolved recipe
 * @param digests SHA-256 of models and lists, by the keys of the recipe that name them
 * @param sets what each rule set is about, by name
 * @param domains the largest domains by bytes, in that order
 * @param parquet whether kept records are Parquet
 * @param splits names of the splits; one of them "part" where there are none
 * @param exclusionLists names of the domain lists by which sources were left out
 * @param piiAction what was done with personal data
 */
public record Source(
    Statistics statistics,
    CardSection card,
    String version,
    String recipeSha256,
    SortedMap<String, String> digests,
    Map<String, String> sets,
    List<Statistics.Domain> domains,
    boolean parquet,
    List<String> splits,
    List<String> exclusionLists,
    String piiAction) {

  /** Copies. */
  public Source {
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
    sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
    domains = List.copyOf(domains);
    splits = List.copyOf(splits);
    exclusionLists = List.copyOf(exclusionLists);
  }

  /** What was said under a key of the card, or a mark that says that it has to be. */
  String said(String key) {
    String value = card.said().get(key);
    if (value == null) {
      throw new IllegalArgumentException("the card has no key " + key);
    }
    return value.isEmpty() ? mark(key) : value;
  }

  /** How what is missing is marked, for {@code tamis card --missing} and for people. */
  public static String mark(String key) {
    return "[to be said: card." + key + "]";
  }

  /** Tags of the languages of which something is kept, in their order. */
  List<String> languages() {
    List<String> tags = new ArrayList<>();
    statistics
        .languages()
        .forEach(
            (tag, language) -> {
              if (language.kept() > 0) {
                tags.add(tag);
              }
            });
    return tags;
  }

  /** Where the files of a language and split lie: {@code data/deu_Latn/part-*.jsonl.zst}. */
  String glob(String tag, String split) {
    return "data/" + tag + "/" + split + "-*" + (parquet ? ".parquet" : ".jsonl.zst");
  }

  /** Months of fetching that are known: first and last, or empty. */
  List<String> months() {
    return statistics.months().keySet().stream()
        .filter(month -> month.startsWith("2") || month.startsWith("1"))
        .toList();
  }

  /** The name of the corpus. */
  String title() {
    return card.title().isEmpty() ? String.join(", ", statistics.run().names()) : card.title();
  }
}
