package dev.tamis.pipeline.corpus;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What stages want written beside a document and no other finding has a field for: the object
 * {@code notes} of its line.
 *
 * @param values by name: each a finite number, a string or a boolean; never text of the document
 */
public record Notes(SortedMap<String, Object> values) {
  /** The note of signals by which a page or its site speaks of its use. */
  public static final String OPT_OUTS = "opt-outs";

  /** Nothing is noted. */
  public static final Notes NONE = new Notes(Collections.emptySortedMap());

  /** Copies the map and checks the values. */
  public Notes {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    values.forEach(Notes::check);
  }

  /** The same with one more, or another value for a name. */
  public Notes with(String name, Object value) {
    SortedMap<String, Object> more = new TreeMap<>(values);
    more.put(name, value);
    return new Notes(more);
  }

  /**
   * The same with words that corpus stages have noted, which are signals by which a site speaks of
   * its use, beside those that document stages have noted.
   *
   * @param marks separated by blanks, or empty
   */
  public Notes withMarks(String marks) {
    if (marks.isEmpty()) {
      return this;
    }
    TreeSet<String> words = new TreeSet<>(Arrays.asList(marks.split(" ", -1)));
    if (values.get(OPT_OUTS) instanceof String own) {
      words.addAll(Arrays.asList(own.split(" ", -1)));
    }
    return with(OPT_OUTS, String.join(" ", words));
  }

  private static void check(String name, Object value) {
    boolean fine =
        value instanceof String
            || value instanceof Boolean
            || value instanceof Integer
            || value instanceof Long
            || (value instanceof Double number && Double.isFinite(number));
    if (name.isEmpty() || !fine) {
      throw new IllegalArgumentException(
          "a note needs a name and a finite number, a string or a boolean (got: \""
              + name
              + "\", "
              + (value == null ? null : value.getClass().getSimpleName())
              + ")");
    }
  }
}
