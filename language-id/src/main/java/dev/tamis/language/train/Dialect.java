package dev.tamis.language.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a language as its close relative is written, word by word. What comes out is no good text,
 * but it has the words that tell the two apart.
 */
final class Dialect implements UnaryOperator<String> {
  private final List<Map.Entry<Pattern, String>> rules;

  private Dialect(List<Map.Entry<Pattern, String>> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Reads patterns, an equals sign and their replacements, between bars. */
  static Dialect of(String rules) {
    List<Map.Entry<Pattern, String>> all = new ArrayList<>();
    for (String rule : rules.split("\\|", -1)) {
      int at = rule.lastIndexOf('=');
      Pattern pattern = Pattern.compile(rule.substring(0, at), Pattern.UNICODE_CHARACTER_CLASS);
      all.add(Map.entry(pattern, rule.substring(at + 1)));
    }
    return new Dialect(all);
  }

  /** The line in the other language, or nothing where it would be the same. */
  @Override
  public String apply(String line) {
    String text = line.toLowerCase(Locale.ROOT);
    boolean changed = false;
    for (Map.Entry<Pattern, String> rule : rules) {
      Matcher matcher = rule.getKey().matcher(text);
      if (matcher.find()) {
        changed = true;
        text = matcher.replaceAll(rule.getValue());
      }
    }
    return changed ? text : "";
  }
}
