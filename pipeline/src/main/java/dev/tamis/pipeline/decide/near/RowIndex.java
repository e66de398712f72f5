package dev.tamis.pipeline.decide.near;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds, among many sketches that share a band, those that may agree with another one in a given
 * number of rows, and loses none: where at most <i>d</i> rows differ, at most <i>d</i> of the
 * groups into which the other rows are divided do, so that the remaining ones agree wholly. Not
 * thread-safe.
 */
final class RowIndex {
  private final int[] starts;
  private final int width;
  private final int hits;
  private final Map<Long, int[]> postings = new HashMap<>();
  private int[] counts = new int[1024];
  private int[] touched = new int[1024];

  private RowIndex(int[] starts, int width, int hits) {
    this.starts = starts;
    this.width = width;
    this.hits = hits;
  }

  /**
   * An index for a band, or null where the threshold is too low for one to lose nothing.
   *
   * @param band the band in which all sketches agree, which tells nothing
   * @param least how many of all rows agree at least
   */
  static RowIndex of(Layout layout, int band, int least) {
    int differ = layout.size() - least;
    for (int width = 4; width >= 2; width--) {
      int before = band * layout.rows() / width;
      int after = (layout.size() - (band + 1) * layout.rows()) / width;
      int hits = before + after - differ;
      if (hits >= (width == 2 ? 8 : 2)) {
        int[] starts = new int[before + after];
        for (int group = 0; group < starts.length; group++) {
          starts[group] =
              group < before
                  ? group * width
                  : (band + 1) * layout.rows() + (group - before) * width;
        }
        return new RowIndex(starts, width, hits);
      }
    }
    return null;
  }

  /** Adds a sketch under a number; numbers are given from 0 on, one after the other. */
  void add(byte[] sketch, int number) {
    for (int group = 0; group < starts.length; group++) {
      postings.merge(key(sketch, group), new int[] {1, number}, RowIndex::append);
    }
    if (number >= counts.length) {
      counts = Arrays.copyOf(counts, 2 * counts.length);
    }
  }

  private static int[] append(int[] list, int[] one) {
    int size = list[0];
    int[] room = size + 1 == list.length ? Arrays.copyOf(list, 2 * list.length) : list;
    room[size + 1] = one[1];
    room[0] = size + 1;
    return room;
  }

  private long key(byte[] sketch, int group) {
    long key = group;
    for (int i = starts[group]; i < starts[group] + width; i++) {
      key = key << Byte.SIZE | sketch[i] & 0xFF;
    }
    return key;
  }

  /** The numbers of all sketches that may agree with one, in ascending order. */
  int[] candidates(byte[] sketch) {
    int size = 0;
    for (int group = 0; group < starts.length; group++) {
      int[] list = postings.get(key(sketch, group));
      for (int i = 1; list != null && i <= list[0]; i++) {
        if (counts[list[i]]++ == 0) {
          if (size == touched.length) {
            touched = Arrays.copyOf(touched, 2 * size);
          }
          touched[size++] = list[i];
        }
      }
    }
    int found = 0;
    int[] candidates = new int[size];
    for (int i = 0; i < size; i++) {
      if (counts[touched[i]] >= hits) {
        candidates[found++] = touched[i];
      }
      counts[touched[i]] = 0;
    }
    Arrays.sort(candidates, 0, found);
    return Arrays.copyOf(candidates, found);
  }
}
