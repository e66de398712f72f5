package dev.tamis.pii.validate;

import dev.tamis.pii.rules.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands for a secret where nobody's secret is meant: words of templates ({@code
 * placeholders.tsv}), repeated and counted characters, and values that documentation prints ({@code
 * published-samples.tsv}).
 */
final class Placeholders {

  private static final List<String> ANYWHERE = new ArrayList<>();
  private static final List<String> ASSIGNED = new ArrayList<>();
  private static final Set<String> WHOLE = new TreeSet<>();
  private static final Set<String> PUBLISHED = new TreeSet<>();
  private static final int LONGEST_RUN = 5;
  private static final int HASH_DIGITS = 16;

  static {
    for (String[] row : Table.read("placeholders.tsv", 2)) {
      List<String> words = List.of(row[1].split("\\|", -1));
      switch (row[0]) {
        case "contains" -> ANYWHERE.addAll(words);
        case "assigned" -> ASSIGNED.addAll(words);
        default -> WHOLE.addAll(words);
      }
    }
    for (String[] row : Table.read("published-samples.tsv", 2)) {
      PUBLISHED.add(row[0]);
    }
  }

  private Placeholders() {}

  /** Whether documentation prints this very value. */
  static boolean published(String value) {
    return PUBLISHED.contains(hash(value));
  }

  /** Whether a token of a vendor's form is a sample. */
  static boolean sample(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return contains(lower, ANYWHERE) || repeats(lower) || published(value);
  }

  /** Whether a value behind a key word is a sample, a variable, a word or a piece of code. */
  static boolean assigned(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return sample(value)
        || contains(lower, ASSIGNED)
        || WHOLE.contains(lower)
        || lower.startsWith("$")
        || lower.startsWith("%")
        || lower.startsWith("@")
        || lower.startsWith("&")
        || lower.startsWith("{")
        || lower.startsWith("[");
  }

  private static boolean contains(String lower, List<String> words) {
    for (String word : words) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one character, or two, fill most of the value. */
  private static boolean repeats(String value) {
    int run = 1;
    int longest = 1;
    for (int i = 1; i < value.length(); i++) {
      run = value.charAt(i) == value.charAt(i - 1) ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
    return longest > LONGEST_RUN && longest * 3 > value.length()
        || value.chars().distinct().count() < Math.min(4, value.length());
  }

  private static String hash(String value) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
