package dev.tamis.pipeline.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Recipes that are in the jar, for a recipe to begin with: {@code extends: fineweb}. */
public final class Presets {
  /** Their names. */
  public static final List<String> NAMES =
      List.of("c4", "fineweb", "fineweb2", "gopher", "llama3", "privacy-first", "safety");

  private Presets() {}

  /**
   * A preset as it is written, with its comments.
   *
   * @throws RecipeException if there is none of the name
   */
  public static String yaml(String name) {
    if (!NAMES.contains(name)) {
      throw new RecipeException(
          List.of(
              "no preset is called \""
                  + name
                  + "\""
                  + Nearest.hint(name, NAMES)
                  + "; known: "
                  + String.join(", ", NAMES)));
    }
    try (InputStream in = Presets.class.getResourceAsStream("presets/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
