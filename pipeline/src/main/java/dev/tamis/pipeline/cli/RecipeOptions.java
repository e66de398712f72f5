package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeReader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of every command that works by a recipe. */
final class RecipeOptions {
  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = "The recipe (YAML); names only what differs from the default recipe.")
  private String path;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes one key of the recipe, as in language.min-confidence=0.7.")
  private List<String> changes = new ArrayList<>();

  String path() {
    return path;
  }

  List<String> changes() {
    return changes;
  }

  /** The recipe that the options come to. */
  Recipe read() {
    return read(changes);
  }

  /** The recipe with other changes. */
  Recipe read(List<String> otherChanges) {
    return RecipeReader.read(path, otherChanges);
  }
}
