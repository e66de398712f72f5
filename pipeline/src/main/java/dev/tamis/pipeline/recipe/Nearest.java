package dev.tamis.pipeline.recipe;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;

/** Finds the valid name that a misspelt one was meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * The nearest of the known names, whatever their case, as {@code ; did you mean "x"?}; empty
   * where none is near.
   */
  public static String hint(String given, Collection<String> known) {
    String nearest = null;
    int best = Math.max(2, given.length() / 3) + 1;
    for (String name : new TreeSet<>(known)) {
      int distance = distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < best) {
        best = distance;
        nearest = name;
      }
    }
    return nearest == null ? "" : "; did you mean \"" + nearest + "\"?";
  }

  /** Levenshtein distance: how many letters must be changed, put in or left out. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
