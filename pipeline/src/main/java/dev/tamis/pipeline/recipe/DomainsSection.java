package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which sources are left out.
 *
 * @param exclude file or UT1 folder of each list, by its name, in the order in which they are asked
 */
public record DomainsSection(Map<String, String> exclude) implements Serializable {

  /** Copies the map. */
  public DomainsSection {
    exclude =
        Collections.unmodifiableMap(
            new LinkedHashMap<>(Checks.present("domains.exclude", exclude)));
    for (String name : exclude.keySet()) {
      if (name.isEmpty() || name.indexOf('/') >= 0) {
        throw new IllegalArgumentException(
            "domains.exclude: the name of a list must not hold \"/\" (got: \"" + name + "\")");
      }
    }
  }
}
