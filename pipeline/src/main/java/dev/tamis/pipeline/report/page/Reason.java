package dev.tamis.pipeline.report.page;

import dev.tamis.pipeline.report.statistics.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A rule that took documents out.
 *
 * @param name stage and rule
 * @param documents how many
 */
public record Reason(String name, long documents) {

  /** Those of a language, the chief one first. */
  public static List<Reason> of(Language language) {
    return of(language.excluded());
  }

  /** Those of a run, the chief one first. */
  public static List<Reason> of(Map<String, SortedMap<String, Long>> excluded) {
    List<Reason> reasons = new ArrayList<>();
    excluded.forEach(
        (stage, rules) ->
            rules.forEach(
                (rule, documents) -> {
                  if (documents > 0) {
                    reasons.add(new Reason(stage + "/" + rule, documents));
                  }
                }));
    reasons.sort(
        Comparator.comparingLong(Reason::documents).reversed().thenComparing(Reason::name));
    return reasons;
  }

  /** The first few in words: {@code stage/rule 12, …}. */
  public static String chief(Language language, int most) {
    List<String> words = new ArrayList<>();
    for (Reason reason : of(language).stream().limit(most).toList()) {
      words.add(reason.name + " " + Format.count(reason.documents));
    }
    return String.join(", ", words);
  }
}
