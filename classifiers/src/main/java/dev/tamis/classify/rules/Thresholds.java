package dev.tamis.classify.rules;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.StopWords;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Thresholds that differ by script or language. Immutable.
 *
 * @param values by script or tag and rule, such as {@code Jpan min-mean-word-length}
 * @param languages the only tags that have thresholds; null where all have
 * @param aliases the tag under which a tag's thresholds stand, where it is another
 */
record Thresholds(Map<String, Double> values, Set<String> languages, Map<String, String> aliases) {

  /** Copies the collections. */
  Thresholds {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    languages = languages == null ? null : Collections.unmodifiableSet(new TreeSet<>(languages));
    aliases = Collections.unmodifiableMap(new TreeMap<>(aliases));
  }

  boolean covers(LanguageTag tag) {
    return languages == null || languages.contains(nameOf(tag));
  }

  /**
   * A rule with the threshold of a language, or else of its script. A tag that names a language as
   * other models do, such as {@code arb_Arab} or {@code cmn_Hani}, has those of our tag for it.
   */
  Rule apply(Rule rule, LanguageTag tag) {
    LanguageTag own = StopWords.inOurCodes(tag);
    for (String key : List.of(nameOf(tag), own.toString(), tag.script(), own.script())) {
      Double threshold = values.get(key + " " + rule.name());
      if (threshold != null) {
        return rule.withThreshold(threshold);
      }
    }
    return rule;
  }

  /** Whether a rule has a threshold in some script or language. */
  boolean isEverOn(String rule) {
    return values.entrySet().stream()
        .anyMatch(
            entry -> entry.getKey().endsWith(" " + rule) && Double.isFinite(entry.getValue()));
  }

  /** The name under which a language's thresholds stand. */
  String nameOf(LanguageTag tag) {
    String name = tag.toString();
    return languages != null && languages.contains(name) ? name : aliases.getOrDefault(name, name);
  }
}
