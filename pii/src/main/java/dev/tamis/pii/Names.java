package dev.tamis.pii;

import java.util.Collection;

/** Messages about names that do not exist. */
final class Names {

  private Names() {}

  /** Says that {@code given} is no valid value of {@code key}, and which valid name is nearest. */
  static String unknown(String key, String given, Collection<String> valid) {
    return key
        + ": \""
        + given
        + "\" is not known; did you mean \""
        + nearest(given, valid)
        + "\"? ("
        + valid.size()
        + " names are valid)";
  }

  private static String nearest(String given, Collection<String> valid) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String name : valid) {
      int distance = distance(given, name);
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return best;
  }

  /** Levenshtein distance, case ignored. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int up = row[j];
        char x = Character.toLowerCase(a.charAt(i - 1));
        char y = Character.toLowerCase(b.charAt(j - 1));
        row[j] = Math.min(Math.min(row[j - 1], up) + 1, diagonal + (x == y ? 0 : 1));
        diagonal = up;
      }
    }
    return row[b.length()];
  }
}
