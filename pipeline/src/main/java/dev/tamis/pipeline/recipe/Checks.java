package dev.tamis.pipeline.recipe;

import java.util.Collection;
import java.util.TreeSet;

/** Checks shared by the sections; messages name the key, what is allowed and what was given. */
final class Checks {
  private Checks() {}

  static void inRange(String key, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          key + " must be " + plain(min) + " .. " + plain(max) + " (got: " + plain(value) + ")");
    }
  }

  static <T> T present(String key, T value) {
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  static void oneOf(String key, String value, Collection<String> known) {
    if (!known.contains(value)) {
      throw new IllegalArgumentException(
          key
              + " does not know \""
              + value
              + "\""
              + Nearest.hint(value, known)
              + "; known: "
              + String.join(", ", new TreeSet<>(known)));
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
