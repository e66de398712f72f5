package dev.tamis.pii;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tamis.pii.rules.PatternShape;
import dev.tamis.pii.validate.Validators;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * A kind that the user adds.
 *
 * @param kind its name, {@code [A-Z][A-Z0-9_]*}; may also be a built-in kind
 * @param pattern an RE2 expression, matched anywhere; group 1, where there is one, is the value,
 *     which cannot be empty
 * @param literals strings of 3 characters or more, one of which is part of every match; with them
 *     the pattern runs only near a literal, without them over the whole text (some 20 to 60 MB/s)
 * @param validator the name of a {@link Validators validator} for the value's letters and digits,
 *     or empty
 * @param context words, one of which must stand near the value; empty: none is needed
 * @param window how near, in characters, 1 to 1,000
 * @param score the score of its findings, 0 to 1
 */
public record UserRule(
    String kind,
    String pattern,
    List<String> literals,
    String validator,
    List<String> context,
    int window,
    double score)
    implements Serializable {

  /** Checks everything; a bad pattern is named with its position. */
  public UserRule {
    Kind.requireName("pii.rules.kind", kind);
    literals = List.copyOf(literals);
    context = List.copyOf(context);
    requirePattern(kind, pattern);
    for (String literal : literals) {
      if (literal.chars().anyMatch(c -> c >= 0x80)) {
        throw new IllegalArgumentException(
            "pii.rules." + kind + ".literals: ASCII is needed (got: \"" + literal + "\")");
      }
      if (literal.length() < 3) {
        throw new IllegalArgumentException(
            "pii.rules."
                + kind
                + ".literals: at least 3 characters are needed (got: \""
                + literal
                + "\")");
      }
    }
    requireLiterals(kind, pattern, literals);
    if (context.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("pii.rules." + kind + ".context: a word is blank");
    }
    if (!validator.isEmpty() && !Validators.names().contains(validator)) {
      throw new IllegalArgumentException(
          Names.unknown("pii.rules." + kind + ".validator", validator, Validators.names()));
    }
    if (window < 1 || window > 1000) {
      throw new IllegalArgumentException(
          "pii.rules." + kind + ".window must be 1 .. 1000 (got: " + window + ")");
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException(
          "pii.rules." + kind + ".score must be 0 .. 1 (got: " + score + ")");
    }
  }

  /** A rule of a pattern alone, with score 0.9. */
  public static UserRule of(String kind, String pattern) {
    return new UserRule(kind, pattern, List.of(), "", List.of(), 50, 0.9);
  }

  private static void requirePattern(String kind, String pattern) {
    String key = "pii.rules." + kind + ".pattern";
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      String part = e.getPattern();
      // RE2/J quotes the part that is wrong; where it stands tells the reader which one is meant.
      int fault = PatternShape.fault(pattern);
      int position = fault >= 0 ? fault : Math.max(0, pattern.indexOf(part));
      throw new IllegalArgumentException(
          key
              + ": "
              + e.getDescription()
              + " at position "
              + position
              + ", near \""
              + part
              + "\" (RE2 syntax; pattern: \""
              + pattern
              + "\")",
          e);
    }
    if (PatternShape.leastValue(pattern) == 0) {
      throw new IllegalArgumentException(
          key
              + ": the value, which is group 1 or else the whole match, can be empty (got: \""
              + pattern
              + "\")");
    }
  }

  private static void requireLiterals(String kind, String pattern, List<String> literals) {
    if (literals.isEmpty()) {
      return;
    }
    for (String sample : PatternShape.samples(pattern)) {
      String lower = sample.toLowerCase(Locale.ROOT);
      if (literals.stream().noneMatch(l -> lower.contains(l.toLowerCase(Locale.ROOT)))) {
        throw new IllegalArgumentException(
            "pii.rules."
                + kind
                + ".literals: one of them must be part of every match, but \""
                + sample.strip()
                + "\" matches without (got: "
                + literals
                + "; pattern: \""
                + pattern
                + "\")");
      }
    }
  }
}
