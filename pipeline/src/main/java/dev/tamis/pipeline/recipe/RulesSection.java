package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.List;

/**
 * Which quality rules apply.
 *
 * @param sets names of rule sets, in the order in which they are asked
 */
public record RulesSection(List<String> sets) implements Serializable {

  /** Copies the list. */
  public RulesSection {
    sets = List.copyOf(Checks.present("rules.sets", sets));
  }
}
