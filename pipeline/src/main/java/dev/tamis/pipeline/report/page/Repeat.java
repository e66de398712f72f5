package dev.tamis.pipeline.report.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is needed to run the same again.
 *
 * @param command the command line
 * @param recipe the resolved recipe, as YAML
 * @param digests SHA-256 of models and lists by name
 * @param sets what each rule set is about, by name
 */
public record Repeat(
    String command, String recipe, Map<String, String> digests, Map<String, String> sets) {
  /** Where several runs were added up: each has a report of its own that says how. */
  public static final Repeat NONE = new Repeat("", "", Map.of(), Map.of());

  /** Copies. */
  public Repeat {
    digests = Collections.unmodifiableMap(new LinkedHashMap<>(digests));
    sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
  }

  /** Lines of the recipe. */
  public List<String> recipeLines() {
    return recipe.lines().toList();
  }
}
