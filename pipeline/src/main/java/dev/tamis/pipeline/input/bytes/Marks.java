package dev.tamis.pipeline.input.bytes;

import java.util.Arrays;

/** Which members the bytes in a buffer come from. The first mark is always at index 0. */
final class Marks {
  private int[] index = new int[16];
  private long[] start = new long[16];
  private long[] within = new long[16];
  private int count;

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** From {@code at} on, bytes belong to the member at {@code start}, {@code within} bytes in. */
  void add(int at, long memberStart, long memberWithin) {
    if (count > 0 && index[count - 1] == at) {
      count--;
    }
    if (count == index.length) {
      index = Arrays.copyOf(index, 2 * count);
      start = Arrays.copyOf(start, 2 * count);
      within = Arrays.copyOf(within, 2 * count);
    }
    index[count] = at;
    start[count] = memberStart;
    within[count] = memberWithin;
    count++;
  }

  /** The first member start behind {@code at}; {@code otherwise} if there is none. */
  int nextStart(int at, int otherwise) {
    int k = last(at) + 1;
    return k < count ? index[k] : otherwise;
  }

  /** True if a member begins at {@code at}. */
  boolean isStart(int at) {
    int k = last(at);
    return k >= 0 && index[k] == at && within[k] == 0;
  }

  /** True if the last bytes belong to the member at {@code memberStart}. */
  boolean endsIn(long memberStart) {
    return start[count - 1] == memberStart;
  }

  long memberAt(int at) {
    return start[last(at)];
  }

  Place place(int at, boolean compressed) {
    int k = last(at);
    long inside = within[k] + (at - index[k]);
    return compressed ? new Place(start[k], inside) : new Place(start[k] + inside, 0);
  }

  /** Index of a place, or -1 if it is not in the buffer before {@code limit}. */
  int find(Place place, boolean compressed, int limit) {
    for (int k = 0; k < count; k++) {
      long inside =
          compressed
              ? (start[k] == place.offset() ? place.within() : -1)
              : place.offset() - start[k];
      long at = inside - within[k] + index[k];
      int end = k + 1 < count ? index[k + 1] : limit + 1;
      if (inside >= within[k] && at < end) {
        return (int) at;
      }
    }
    return -1;
  }

  /** The buffer's first {@code by} bytes are gone. */
  void shift(int by) {
    int first = Math.max(last(by), 0);
    for (int k = first; k < count; k++) {
      index[k - first] = index[k] - by;
      start[k - first] = start[k];
      within[k - first] = within[k];
    }
    count -= first;
    if (count > 0 && index[0] < 0) {
      within[0] -= index[0];
      index[0] = 0;
    }
  }

  /** {@code length} earlier bytes of the first member, from {@code memberWithin} on, come first. */
  void pushBack(int length, long memberWithin) {
    for (int k = 0; k < count; k++) {
      index[k] += length;
    }
    index[0] = 0;
    within[0] = memberWithin;
  }

  /** The last mark at or before {@code at}. */
  private int last(int at) {
    int k = count - 1;
    while (k > 0 && index[k] > at) {
      k--;
    }
    return k;
  }
}
