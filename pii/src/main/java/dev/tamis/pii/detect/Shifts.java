package dev.tamis.pii.detect;

import java.util.Arrays;

/**
 * Where the units of a folded text stand in the text itself: stretches in which both go on one by
 * one, and single units that stand for several. Without a stretch both are the same.
 */
final class Shifts {

  /** The first unit of each stretch. */
  private int[] units = {};

  /** Where it stands in the text. */
  private int[] origins = {};

  /**
   * Behind the unit in the text, where it stands for several and is a stretch by itself; else 0.
   */
  private int[] ends = {};

  private int count;

  void clear() {
    count = 0;
  }

  /** Gives the memory back. */
  void forget() {
    units = new int[0];
    origins = new int[0];
    ends = new int[0];
  }

  /** The next unit stands at {@code origin}; units come in rising order. */
  void unit(int unit, int origin) {
    boolean on =
        count == 0
            ? unit == origin
            : ends[count - 1] == 0 && origins[count - 1] + unit - units[count - 1] == origin;
    if (!on) {
      add(unit, origin, 0);
    }
  }

  /** A unit, the last one from now on, stands for the text up to {@code end}. */
  void joined(int unit, int end) {
    int origin = start(unit);
    cut(unit);
    add(unit, origin, end);
  }

  /** A unit and those behind it are none any more; the next one takes its place. */
  void cut(int unit) {
    while (count > 0 && units[count - 1] >= unit) {
      count--;
    }
  }

  private void add(int unit, int origin, int end) {
    if (count == units.length) {
      int size = Math.max(16, count * 2);
      units = Arrays.copyOf(units, size);
      origins = Arrays.copyOf(origins, size);
      ends = Arrays.copyOf(ends, size);
    }
    units[count] = unit;
    origins[count] = origin;
    ends[count++] = end;
  }

  /** The stretch of a unit; -1: before the first. */
  private int stretch(int unit) {
    int at = Arrays.binarySearch(units, 0, count, unit);
    return at >= 0 ? at : -at - 2;
  }

  /** Where a unit begins in the text. */
  int start(int unit) {
    int at = count == 0 ? -1 : stretch(unit);
    if (at < 0) {
      return unit;
    }
    // Behind a unit that stands for several, and is the last one, the text goes on after it.
    return unit > units[at] && ends[at] > 0
        ? ends[at] + unit - units[at] - 1
        : origins[at] + unit - units[at];
  }

  /** Where the unit before a place ends in the text. */
  int end(int place) {
    int at = count == 0 || place == 0 ? -1 : stretch(place - 1);
    if (at < 0) {
      return place;
    }
    return ends[at] > 0 ? ends[at] : origins[at] + place - units[at];
  }

  /** The first unit that begins at or behind an index of the text. */
  int index(int textIndex) {
    if (count == 0) {
      return textIndex;
    }
    int low = Arrays.binarySearch(origins, 0, count, textIndex);
    if (low >= 0) {
      return units[low];
    }
    int at = -low - 2;
    int next = at + 1 < count ? units[at + 1] : Integer.MAX_VALUE;
    int from = at < 0 ? 0 : units[at];
    int unit = at >= 0 && ends[at] > 0 ? from + 1 : from + textIndex - (at < 0 ? 0 : origins[at]);
    return Math.min(unit, next);
  }
}
