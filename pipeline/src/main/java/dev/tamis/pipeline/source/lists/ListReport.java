package dev.tamis.pipeline.source.lists;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was made of the lines of a list.
 *
 * @param lines how many lines it has
 * @param entries how many different entries are in use
 * @param unused by the label of {@link Unused}: what is not
 * @param sha256 of the bytes of its files, in their order
 */
public record ListReport(long lines, long entries, SortedMap<String, Lines> unused, String sha256)
    implements Serializable {
  /** Copies the map. */
  public ListReport {
    unused = Collections.unmodifiableSortedMap(new TreeMap<>(unused));
  }

  /**
   * Lines.
   *
   * @param count how many
   * @param first the numbers of the first three, from 1; with the file's name where a list has
   *     several
   */
  public record Lines(long count, List<String> first) implements Serializable {
    /** Copies the list. */
    public Lines {
      first = List.copyOf(first);
    }
  }

  /** One line for a person: {@code 812 entries of 900 lines; not-understood 2 (lines 7, 9)}. */
  public String summary() {
    StringBuilder text = new StringBuilder();
    text.append(entries).append(entries == 1 ? " entry of " : " entries of ");
    text.append(lines).append(lines == 1 ? " line" : " lines");
    unused.forEach(
        (reason, some) ->
            text.append("; ")
                .append(reason)
                .append(' ')
                .append(some.count())
                .append(some.count() == 1 ? " (line " : " (lines ")
                .append(String.join(", ", some.first()))
                .append(some.count() > some.first().size() ? " ...)" : ")"));
    return text.toString();
  }
}
