package dev.tamis.classify.train;

import dev.tamis.language.internal.ResourceLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prompts in the jar, each for a score of 0 to 5: educational use, quality of the language, and
 * MLCommons' hazard categories, of which each is a question of its own.
 */
public final class Templates {
  /** How useful a text is to learn from. */
  public static final String EDUCATIONAL = "educational";

  /** How well a text is written in its language. */
  public static final String LANGUAGE_QUALITY = "language-quality";

  /** What stands before a hazard category. */
  public static final String HARM = "harm:";

  private Templates() {}

  /** The names of all. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of(EDUCATIONAL, LANGUAGE_QUALITY));
    hazards().keySet().forEach(category -> names.add(HARM + category));
    return names;
  }

  /** Whether a template has this name. */
  public static boolean isKnown(String name) {
    return names().contains(name);
  }

  /**
   * The template of a name, with {@code {text}} and {@code {language}}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static String of(String name) {
    if (name.equals(EDUCATIONAL)) {
      return read("prompt-v1.txt");
    }
    if (name.equals(LANGUAGE_QUALITY)) {
      return read("prompt-language-quality.txt");
    }
    String category = name.startsWith(HARM) ? name.substring(HARM.length()) : "";
    String definition = hazards().get(category);
    if (definition == null) {
      throw new IllegalArgumentException(
          "no template is called \"" + name + "\"; known: " + String.join(", ", names()));
    }
    return read("prompt-harm.txt")
        .replace("{category}", category.replace('_', ' '))
        .replace("{definition}", definition);
  }

  private static Map<String, String> hazards() {
    Map<String, String> hazards = new LinkedHashMap<>();
    for (String line : ResourceLines.read(Templates.class, "hazards.tsv")) {
      String[] cells = line.split("\t", -1);
      hazards.put(cells[0], cells[1]);
    }
    return hazards;
  }

  private static String read(String file) {
    try (InputStream in = Templates.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
