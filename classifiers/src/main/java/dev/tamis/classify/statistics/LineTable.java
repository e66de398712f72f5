package dev.tamis.classify.statistics;

import java.util.Arrays;

/**
 * The lines of a text, cut at line feeds: where each begins and ends, with and without the white
 * space at its ends, its hash, and what stands in it. Everything that looks at lines looks here, so
 * that the characters are gone through once. Reused; not thread-safe.
 */
final class LineTable {
  private final LineShapes shapes = new LineShapes();
  private final Blocks kinds = new Blocks();

  /** Where each line begins; behind the last one, where another would begin. */
  private int[] starts = new int[65];

  private int[] firsts = new int[64];
  private int[] lasts = new int[64];
  private int[] points = new int[64];
  private long[] hashes = new long[64];
  private long[] bodies = new long[64];
  private int[] numberSigns = new int[64];
  private int[] ellipses = new int[64];
  private int count;
  private int brackets;
  private boolean otherBreaks;
  private boolean emptyBetween;

  /** Reads a text. */
  void read(char[] text, int length) {
    count = 0;
    brackets = 0;
    otherBreaks = emptyBetween = false;
    kinds.clear();
    if (hashes.length > Buffers.LARGEST_KEPT) {
      resize(64);
    }
    int start = 0;
    while (start <= length) {
      int end = start;
      while (end < length && text[end] != '\n') {
        end++;
      }
      line(text, start, end, length);
      start = end + 1;
    }
    starts[count] = start;
    shapes.joinCode(kinds);
  }

  private void resize(int size) {
    starts = Arrays.copyOf(starts, size + 1);
    firsts = Arrays.copyOf(firsts, size);
    lasts = Arrays.copyOf(lasts, size);
    points = Arrays.copyOf(points, size);
    hashes = Arrays.copyOf(hashes, size);
    bodies = Arrays.copyOf(bodies, size);
    numberSigns = Arrays.copyOf(numberSigns, size);
    ellipses = Arrays.copyOf(ellipses, size);
  }

  private void line(char[] text, int start, int end, int length) {
    if (count == hashes.length) {
      resize(2 * count);
    }
    int first = start;
    while (first < end && Characters.isSpace(text[first])) {
      otherBreaks |= Characters.isLineBreak(text[first++]);
    }
    int last = end;
    while (last > first && Characters.isSpace(text[last - 1])) {
      otherBreaks |= Characters.isLineBreak(text[--last]);
    }
    shapes.count(text, first, last);
    kinds.add(first == last ? null : shapes.kind(text, start, first, last));
    starts[count] = start;
    firsts[count] = first;
    lasts[count] = last;
    points[count] = end - start - shapes.pairs();
    bodies[count] = Powers.hash(0, text, first, last);
    hashes[count] = end - start == last - first ? bodies[count] : Powers.hash(0, text, start, end);
    numberSigns[count] = shapes.numberSigns();
    ellipses[count] = shapes.ellipses();
    brackets += shapes.brackets();
    otherBreaks |= shapes.hasLineBreak();
    emptyBetween |= start == end && start > 0 && end < length;
    count++;
  }

  /** Number of lines; at least one, for a text without line feeds is a line. */
  int count() {
    return count;
  }

  /** Where a line begins. */
  int start(int line) {
    return starts[line];
  }

  /** Where a line ends, the line feed left out. */
  int end(int line) {
    return starts[line + 1] - 1;
  }

  /** Where the first character of a line stands that is no white space; its end if it is blank. */
  int first(int line) {
    return firsts[line];
  }

  /** Where the white space at the end of a line begins. */
  int last(int line) {
    return lasts[line];
  }

  boolean isBlank(int line) {
    return firsts[line] == lasts[line];
  }

  /** Code points of a line. */
  int points(int line) {
    return points[line];
  }

  /** Code points of a line, without the white space at its ends. */
  int bodyPoints(int line) {
    return points[line] - (end(line) - start(line)) + lasts[line] - firsts[line];
  }

  /** Hash of a line. */
  long hash(int line) {
    return hashes[line];
  }

  /** Hash of a line without the white space at its ends. */
  long bodyHash(int line) {
    return bodies[line];
  }

  /** Number signs in a line. */
  int numberSigns(int line) {
    return numberSigns[line];
  }

  /** Ellipses in a line, of three full stops too. */
  int ellipses(int line) {
    return ellipses[line];
  }

  /** Kinds of the lines by their shape. */
  Blocks kinds() {
    return kinds;
  }

  /** Curly brackets in the whole text. */
  int brackets() {
    return brackets;
  }

  /** Whether a character ends a line for Python's {@code splitlines} that is no line feed. */
  boolean hasOtherBreaks() {
    return otherBreaks;
  }

  /** Whether an empty line stands between others. */
  boolean hasEmptyBetween() {
    return emptyBetween;
  }
}
