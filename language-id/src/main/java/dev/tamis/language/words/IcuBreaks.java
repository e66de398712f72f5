package dev.tamis.language.words;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;

/**
 * The segments of ICU's own iterator over a piece of a text that may need a dictionary. Han and
 * kana are cut by {@link HanKanaBreaks}, the rest of a clause by ICU from where those cannot go on.
 * A piece is looked at in windows, for ICU's dictionaries take memory by the length of what they
 * are given; a window ends at punctuation, where the dictionaries stop as well, and only in a run
 * without any is it cut at a word. Not thread-safe.
 */
final class IcuBreaks {
  /** Characters that are looked at together at most. */
  static final int WINDOW = 1 << 13;

  /** Takes segments in the order of the text. */
  interface Sink {
    /** Takes a segment, which ends where the next one begins. */
    void segment(int from, int to);
  }

  /**
   * ICU cuts behind a prolonged sound mark at the beginning of a run only until an iterator of the
   * process has met a run that no dictionary knows: the segments of a text would depend on the
   * texts before it. Here one has been met from the beginning.
   */
  private static final String RUN_WITHOUT_DICTIONARY = "\u30A0\u30A0";

  static {
    BreakIterator iterator = BreakIterator.getWordInstance(ULocale.ROOT);
    iterator.setText(RUN_WITHOUT_DICTIONARY);
    iterator.next();
  }

  private static final ThreadLocal<ClauseMemo> MEMOS = ThreadLocal.withInitial(ClauseMemo::new);

  private final HanKanaBreaks own = new HanKanaBreaks();
  private final BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
  private final Span span = new Span();
  private int[] ends = new int[256];

  /** Gives all segments between two boundaries of a text. */
  void cut(char[] text, int from, int to, Sink sink) {
    for (int start = from; start < to; ) {
      int end = endOfClause(text, start, to);
      if (end - start <= WINDOW) {
        start = own.cut(text, start, end, sink);
      }
      if (end - start > ClauseMemo.LONGEST) {
        cutLong(text, start, end, sink);
      } else if (end > start) {
        cutRemembered(text, start, end, sink);
      }
      start = end;
    }
  }

  private void cutRemembered(char[] text, int from, int to, Sink sink) {
    ClauseMemo memo = MEMOS.get();
    short[] known = memo.find(text, from, to);
    if (known == null) {
      known = segments(text, from, to);
      memo.put(text, from, to, known);
    }
    int start = from;
    for (short length : known) {
      sink.segment(start, from + length);
      start = from + length;
    }
  }

  private short[] segments(char[] text, int from, int to) {
    span.reset(text, from, to);
    breaks.setText(span);
    int count = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, 2 * count);
      }
      ends[count++] = end;
    }
    short[] lengths = new short[count];
    for (int i = 0; i < count; i++) {
      lengths[i] = (short) (ends[i] - from);
    }
    return lengths;
  }

  private void cutLong(char[] text, int from, int to, Sink sink) {
    int start = from;
    while (to - start > WINDOW) {
      start = window(text, start, sink);
    }
    span.reset(text, start, to);
    breaks.setText(span);
    int segment = start;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      sink.segment(segment, end);
      segment = end;
    }
  }

  /** Behind the first punctuation at which rules and dictionaries stop, whatever is around it. */
  private static int endOfClause(char[] text, int from, int to) {
    for (int end = from + 1; end < to; end++) {
      char last = text[end - 1];
      if ((isPunctuation(last) || (end - 2 >= from && isComma(text[end - 2], last)))
          && isPlain(text[end])
          && !Character.isSurrogate(text[end])) {
        return end;
      }
    }
    return to;
  }

  /** What joins digits joins nothing behind a character that is none. */
  private static boolean isComma(char before, char c) {
    byte[] classes = BreakClasses.table();
    return (classes[c] & BreakClasses.CLASS) == BreakClasses.MID_DIGIT
        && (classes[before] & BreakClasses.CLASS) == BreakClasses.ICU
        && (classes[before] & BreakClasses.ATTACHED) == 0
        && Character.isIdeographic(before);
  }

  /** Gives the segments of a window but the last ones; where the next window begins. */
  private int window(char[] text, int from, Sink sink) {
    int to = from + WINDOW - (Character.isHighSurrogate(text[from + WINDOW - 1]) ? 1 : 0);
    span.reset(text, from, to);
    breaks.setText(span);
    int count = 0;
    int safe = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, 2 * count);
      }
      ends[count++] = end;
      if (end < to && isPunctuation(text[end - 1]) && isPlain(text[end])) {
        safe = count;
      }
    }
    if (safe == 0) {
      // The last eighth is cut again with what follows it.
      safe = Math.max(1, count - count / 8);
    }
    int segment = from;
    for (int i = 0; i < safe; i++) {
      sink.segment(segment, ends[i]);
      segment = ends[i];
    }
    return segment;
  }

  private static boolean isPunctuation(char c) {
    return (BreakClasses.table()[c] & BreakClasses.CLASS) == BreakClasses.OTHER
        && !BreakClasses.isWord(c);
  }

  private static boolean isPlain(char c) {
    byte bits = BreakClasses.table()[c];
    return (bits & BreakClasses.CLASS) != BreakClasses.MARK && (bits & BreakClasses.ATTACHED) == 0;
  }
}
