package dev.tamis.pipeline.recipe;

import java.util.List;

/** Says all that is wrong with a recipe, a line each: where, what was given, what is allowed. */
public final class RecipeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  RecipeException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** The problems, in the order of the file. */
  public List<String> problems() {
    return problems;
  }
}
