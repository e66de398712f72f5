package dev.tamis.pii.detect;

import dev.tamis.pii.rules.Literals;
import java.util.Arrays;
import java.util.List;

/**
 * A text folded for the scan, where its triggers and the marks of literals stand, and where each
 * unit came from. One pass finds all of that.
 */
final class Buffer {

  /** Larger buffers are given back after the document that needed them. */
  private static final int KEEP = 1 << 22;

  private static final int STRETCH = 1 << 12;

  /** A unit that may be a trigger, folded, left out or joined. */
  private static final int SPECIAL = 0x80;

  char[] chars = new char[1 << 14];
  int length;
  int[] triggers = new int[1 << 10];
  int triggerCount;

  /** Behind each mark of the literals. */
  int[] marks = new int[STRETCH];

  int markCount;

  /** What each unit is to the pass: its class among the literals, and {@link #SPECIAL}. */
  private final byte[] info = new byte[1 << 16];

  /** A bit for each four classes of literals that are a mark. */
  private final long[] marked;

  /** Where units stand in the text that were left out or joined before the pass. */
  private final Shifts shifts = new Shifts();

  private String text = "";

  /** The run of digits that the last trigger began ends before this unit. */
  private int behindDigit;

  /** The classes of the units before. */
  private int last;

  Buffer() {
    this(new Literals(List.of()));
  }

  /** A buffer that marks where one of the literals may stand. */
  Buffer(Literals literals) {
    this(literals, true);
  }

  /** As {@link #Buffer(Literals)}; every place is a mark unless {@code filtered}. */
  Buffer(Literals literals, boolean filtered) {
    marked = literals.marks();
    if (!filtered) {
      Arrays.fill(marked, -1);
    }
    for (int i = 0; i < info.length; i++) {
      info[i] = (byte) (literals.classOf((char) i) | (Chars.CLASS[i] != 0 ? SPECIAL : 0));
    }
  }

  /** Reads a text. */
  void load(String source) {
    text = source;
    length = source.length();
    shifts.clear();
    if (chars.length < length) {
      chars = new char[Math.max(length, chars.length * 2)];
    }
    source.getChars(0, length, chars, 0);
    rewind();
    int at = pass(0, false);
    if (at < length) {
      if (compact(at) < at) {
        // What the pass has seen is no longer what stands there.
        rewind();
        at = 0;
      }
      pass(at, true);
    }
  }

  /** Forgets what a pass has found. */
  private void rewind() {
    triggerCount = 0;
    markCount = 0;
    behindDigit = -1;
    last = 0;
  }

  /** Forgets the text. */
  void clear() {
    text = "";
    shifts.clear();
    length = 0;
    if (chars.length > KEEP) {
      chars = new char[1 << 14];
      triggers = new int[1 << 10];
      marks = new int[STRETCH];
      shifts.forget();
    }
  }

  String text() {
    return text;
  }

  /** The index in the text of a unit at the start of a finding. */
  int start(int index) {
    return shifts.start(index);
  }

  /** The index in the text after the last unit of a finding. */
  int end(int index) {
    return shifts.end(index);
  }

  /** The first unit that stands at or behind an index of the text. */
  int index(int textIndex) {
    return Math.min(length, shifts.index(textIndex));
  }

  /** The unit at an index, or 0 outside of the text. */
  char at(int index) {
    return index >= 0 && index < length ? chars[index] : 0;
  }

  /** Whether nothing but white space stands in {@code [from, to)}. */
  boolean blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (chars[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  /** Whether a word stands at an index. */
  boolean word(String word, int index) {
    for (int i = 0; i < word.length(); i++) {
      if (at(index + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an ASCII text in lower case stands at an index, in either case. */
  boolean matchesIgnoreCase(String word, int index) {
    for (int i = 0; i < word.length(); i++) {
      char c = at(index + i);
      if ((Chars.upper(c) ? (char) (c | 0x20) : c) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Folds in place and lists the triggers and the marks of literals. Stops at the first unit that
   * must be left out or joined to others, unless that was {@code done}, and answers with its index;
   * with the length if there is none.
   */
  private int pass(int begin, boolean done) {
    for (int from = begin; from < length; ) {
      int to = Math.min(length, from + STRETCH);
      if (marks.length < markCount + to - from) {
        marks = Arrays.copyOf(marks, Math.max(marks.length * 2, markCount + to - from));
      }
      int stop = stretch(from, to, done);
      if (stop < to) {
        return stop;
      }
      from = to;
    }
    return length;
  }

  private int stretch(int from, int to, boolean done) {
    char[] c = chars;
    byte[] classes = info;
    long[] bits = marked;
    int[] places = marks;
    int count = markCount;
    int rolled = last;
    int i = from;
    for (; i < to; i++) {
      int k = classes[c[i]];
      if (k < 0) {
        if (!done && moves(i)) {
          break;
        }
        k = classes[special(i)];
      }
      rolled = rolled << Literals.BITS | k & Literals.CLASSES;
      places[count] = i + 1;
      count += (int) (bits[(rolled & Literals.MASK) >>> 6] >>> rolled) & 1;
    }
    markCount = count;
    last = rolled;
    return i;
  }

  /** Folds the unit at an index, which may be a trigger, and answers with what it is now. */
  private char special(int at) {
    char x = chars[at];
    byte k = Chars.CLASS[x];
    if ((k & Chars.FOLDED) != 0) {
      x = Chars.FOLD[x];
      chars[at] = x;
    }
    if ((k & Chars.TRIGGER) != 0) {
      boolean digit = Chars.digit(x);
      // Of a run of digits the first one alone is a trigger.
      if (!digit || behindDigit != at) {
        if (triggerCount == triggers.length) {
          triggers = Arrays.copyOf(triggers, triggerCount * 2);
        }
        triggers[triggerCount++] = at;
      }
      behindDigit = digit ? at + 1 : -1;
    }
    return x;
  }

  /** Whether the unit at an index is left out, or joined to those behind it. */
  private boolean moves(int at) {
    byte k = Chars.CLASS[chars[at]];
    return (k & Chars.STRIPPED) != 0
        || (k & Chars.PERCENT) != 0 && coded(chars, at, length)
        || k == Chars.DIGIT_PAIR && at + 1 < length && pairDigit(chars[at], chars[at + 1]) >= 0;
  }

  private static boolean coded(char[] c, int percent, int length) {
    return percent + 2 < length
        && Chars.hex(Chars.FOLD[c[percent + 1]])
        && Chars.hex(Chars.FOLD[c[percent + 2]]);
  }

  /**
   * Leaves out marks, makes one unit of a digit outside the basic plane, and reads percent-coded
   * units (UTF-8, also coded twice). What is read is as if it had been written plainly: folded too,
   * left out too, and part of the code around it.
   *
   * @param first before it nothing of that sort stands, all of it is folded
   * @return the lowest index that was written; it is below {@code first} where a code begins there
   */
  private int compact(int first) {
    char[] c = chars;
    byte[] classes = Chars.CLASS;
    int lowest = first;
    int to = first;
    for (int i = first; i < length; i++) {
      char x = c[i];
      byte k = classes[x];
      if ((k & Chars.STRIPPED) != 0) {
        continue;
      }
      shifts.unit(to, i);
      c[to++] = Chars.FOLD[x];
      if ((k & Chars.DIGIT_PAIR) != 0 && i + 1 < length) {
        int digit = pairDigit(x, c[i + 1]);
        if (digit >= 0) {
          i++;
          shifts.joined(to - 1, i + 1);
          c[to - 1] = (char) ('0' + digit);
        }
      }
      if (to >= 3 && c[to - 3] == '%') {
        to = decode(to);
        lowest = Math.min(lowest, to - 1);
      }
    }
    length = to;
    return Math.max(0, lowest);
  }

  /** Makes one unit of the percent codes that end before a place, as long as some are complete. */
  private int decode(int place) {
    int to = place;
    // What was read may complete a code that has begun before it: "%252B", "%4%30".
    for (int at = codes(to); at < to; at = codes(to)) {
      if ((Chars.CLASS[chars[at]] & Chars.STRIPPED) != 0) {
        shifts.cut(at);
        return at;
      }
      chars[at] = Chars.FOLD[chars[at]];
      shifts.joined(at, shifts.end(to));
      to = at + 1;
    }
    return to;
  }

  /**
   * Where the percent codes of one unit begin that end before {@code to}; it is written there.
   * {@code to} if there are none.
   */
  private int codes(int to) {
    int at = to - 3;
    if (at < 0 || chars[at] != '%' || !Chars.hex(chars[to - 2]) || !Chars.hex(chars[to - 1])) {
      return to;
    }
    int octet = octet(at);
    if (octet >= ' ' && octet < 0x7f) {
      chars[at] = (char) octet;
      return at;
    }
    if ((octet & 0xc0) != 0x80) {
      return to;
    }
    for (int lead = at - 3, tail = 1; lead >= 0 && tail <= 2 && chars[lead] == '%'; lead -= 3) {
      if (!Chars.hex(chars[lead + 1]) || !Chars.hex(chars[lead + 2])) {
        return to;
      }
      int value = octet(lead);
      boolean two = (value & 0xe0) == 0xc0 && tail == 1;
      boolean three = (value & 0xf0) == 0xe0 && tail == 2;
      if (two || three) {
        int unit = value & (two ? 0x1f : 0x0f);
        for (int i = lead + 3; i <= at; i += 3) {
          unit = unit << 6 | octet(i) & 0x3f;
        }
        chars[lead] = (char) unit;
        return lead;
      }
      if ((value & 0xc0) != 0x80) {
        return to;
      }
      tail++;
    }
    return to;
  }

  /** The octet of a percent code. */
  private int octet(int percent) {
    return Character.digit(chars[percent + 1], 16) << 4 | Character.digit(chars[percent + 2], 16);
  }

  private static int pairDigit(char high, char low) {
    if (!Character.isLowSurrogate(low)) {
      return -1;
    }
    int point = Character.toCodePoint(high, low);
    return Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER
        ? Character.digit(point, 10)
        : -1;
  }
}
