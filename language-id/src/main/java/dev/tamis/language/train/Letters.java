package dev.tamis.language.train;

import dev.tamis.language.internal.ResourceLines;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Converts letter by letter, by the pairs of {@code letters.tsv}, words that begin apart. */
final class Letters implements UnaryOperator<String> {
  private final Map<String, String> pairs = new TreeMap<>();

  private Letters(String table) {
    for (String pair : table.split(" ", -1)) {
      int equals = pair.indexOf('=');
      pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
  }

  /** The conversion of a tag. */
  static Letters of(String tag) {
    for (String line : ResourceLines.read(Letters.class, "letters.tsv")) {
      String[] fields = line.split("\t", 2);
      if (fields[0].equals(tag)) {
        return new Letters(fields[1]);
      }
    }
    throw new IllegalArgumentException("letters.tsv has no letters for " + tag);
  }

  @Override
  public String apply(String line) {
    StringBuilder out = new StringBuilder();
    String lower = line.toLowerCase(Locale.ROOT).replace("i\u0307", "i");
    boolean first = true;
    for (int i = 0; i < lower.length(); i++) {
      String letter = lower.substring(i, i + 1);
      String start = first ? pairs.get("^" + letter) : null;
      out.append(start != null ? start : pairs.getOrDefault(letter, letter));
      first = !Character.isLetter(letter.charAt(0));
    }
    return out.toString();
  }
}
