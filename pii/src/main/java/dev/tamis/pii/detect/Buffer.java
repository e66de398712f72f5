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

  char[] chars = new char[1 << 14];
  int length;
  int[] triggers = new int[1 << 10];
  int triggerCount;

  /** Behind each mark of {@link #literals}. */
  int[] marks = new int[STRETCH];

  int markCount;

  private final Literals literals;

  /** Whether units were left out or joined, so that indices differ from those of the text. */
  private boolean moved;

  /** Index in the text of each unit, where {@link #moved}. */
  private int[] origins = {};

  /** Index in the text after each unit, where {@link #moved}. */
  private int[] ends = {};

  private String text = "";

  Buffer() {
    this(new Literals(List.of()));
  }

  /** A buffer that marks where one of the literals may stand. */
  Buffer(Literals literals) {
    this.literals = literals;
  }

  /** Reads a text. */
  void load(String source) {
    text = source;
    length = source.length();
    moved = false;
    if (chars.length < length) {
      chars = new char[Math.max(length, chars.length * 2)];
    }
    source.getChars(0, length, chars, 0);
    int first = fold();
    if (first < length) {
      compact(first);
      fold();
    }
    mark();
  }

  /** Lists the marks of the literals, a stretch that the cache holds at a time. */
  private void mark() {
    markCount = 0;
    for (int from = 0; from < length; from += STRETCH) {
      int to = Math.min(length, from + STRETCH);
      if (marks.length < markCount + to - from) {
        marks = Arrays.copyOf(marks, Math.max(marks.length * 2, markCount + to - from));
      }
      markCount = literals.mark(chars, from, to, marks, markCount);
    }
  }

  /** Forgets the text. */
  void clear() {
    text = "";
    moved = false;
    length = 0;
    if (chars.length > KEEP) {
      chars = new char[1 << 14];
      triggers = new int[1 << 10];
      marks = new int[STRETCH];
      origins = new int[0];
      ends = new int[0];
    }
  }

  String text() {
    return text;
  }

  /** The index in the text of a unit at the start of a finding. */
  int start(int index) {
    return moved ? origins[index] : index;
  }

  /** The index in the text after the last unit of a finding. */
  int end(int index) {
    return !moved || index == 0 ? index : ends[index - 1];
  }

  /** The first unit that stands at or behind an index of the text. */
  int index(int textIndex) {
    if (!moved) {
      return Math.min(length, textIndex);
    }
    int found = Arrays.binarySearch(origins, 0, length, textIndex);
    return found >= 0 ? found : -found - 1;
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
   * Folds in place and lists the triggers and marks. Stops at the first unit that must be left out
   * or joined to others, and answers with its index; with the length if there is none.
   */
  private int fold() {
    char[] c = chars;
    byte[] classes = Chars.CLASS;
    int n = length;
    int count = 0;
    int behindDigit = -1;
    for (int i = 0; i < n; i++) {
      char x = c[i];
      byte k = classes[x];
      if (k != 0) {
        if (k == Chars.PERCENT || (k & (Chars.STRIPPED | Chars.DIGIT_PAIR)) != 0) {
          if (!moved && (k & Chars.DIGIT_PAIR) == 0 && (k != Chars.PERCENT || coded(c, i, n))) {
            return i;
          }
          if (!moved && k == Chars.DIGIT_PAIR && i + 1 < n && pairDigit(x, c[i + 1]) >= 0) {
            return i;
          }
        } else {
          if ((k & Chars.FOLDED) != 0) {
            x = Chars.FOLD[x];
            c[i] = x;
          }
          if ((k & Chars.TRIGGER) != 0) {
            boolean digit = Chars.digit(x);
            // Of a run of digits the first one alone is a trigger.
            if (!digit || behindDigit != i) {
              if (count == triggers.length) {
                triggers = Arrays.copyOf(triggers, count * 2);
              }
              triggers[count++] = i;
            }
            behindDigit = digit ? i + 1 : -1;
          }
        }
      }
    }
    triggerCount = count;
    return n;
  }

  private static boolean coded(char[] c, int percent, int length) {
    return percent + 2 < length && Chars.hex(c[percent + 1]) && Chars.hex(c[percent + 2]);
  }

  /**
   * Leaves out marks, makes one unit of a digit outside the basic plane, and reads percent-coded
   * units (UTF-8, also coded twice).
   *
   * @param first before it nothing of that sort stands
   */
  private void compact(int first) {
    moved = true;
    if (origins.length < length) {
      origins = new int[chars.length];
      ends = new int[chars.length];
    }
    for (int i = 0; i < first; i++) {
      origins[i] = i;
      ends[i] = i + 1;
    }
    char[] c = chars;
    byte[] classes = Chars.CLASS;
    int to = first;
    for (int i = first; i < length; i++) {
      char x = c[i];
      byte k = classes[x];
      if ((k & Chars.STRIPPED) != 0) {
        continue;
      }
      origins[to] = i;
      ends[to] = i + 1;
      if ((k & Chars.DIGIT_PAIR) != 0 && i + 1 < length) {
        int digit = pairDigit(x, c[i + 1]);
        if (digit >= 0) {
          ends[to] = i + 2;
          c[to++] = (char) ('0' + digit);
          i++;
          continue;
        }
      }
      c[to++] = x;
      if (to >= 3 && c[to - 3] == '%') {
        to = decode(origins, ends, to);
      }
    }
    length = to;
  }

  /** Makes one unit of the percent codes that end before {@code to}, where they are complete. */
  private int decode(int[] from, int[] until, int to) {
    int at = to - 3;
    if (at < 0 || chars[at] != '%' || !Chars.hex(chars[to - 2]) || !Chars.hex(chars[to - 1])) {
      return to;
    }
    int octet = Character.digit(chars[to - 2], 16) << 4 | Character.digit(chars[to - 1], 16);
    if (octet >= ' ' && octet < 0x7f) {
      chars[at] = (char) octet;
      until[at] = until[to - 1];
      // "%252B" was coded twice.
      return octet == '%' ? at + 1 : decode(from, until, at + 1);
    }
    if ((octet & 0xc0) != 0x80) {
      return to;
    }
    for (int lead = at - 3, tail = 1; lead >= 0 && tail <= 2 && chars[lead] == '%'; lead -= 3) {
      int value = Character.digit(chars[lead + 1], 16) << 4 | Character.digit(chars[lead + 2], 16);
      boolean two = (value & 0xe0) == 0xc0 && tail == 1;
      boolean three = (value & 0xf0) == 0xe0 && tail == 2;
      if (two || three) {
        int unit = value & (two ? 0x1f : 0x0f);
        for (int i = lead + 3; i <= at; i += 3) {
          unit =
              unit << 6
                  | (Character.digit(chars[i + 1], 16) & 3) << 4
                  | Character.digit(chars[i + 2], 16);
        }
        chars[lead] = (char) unit;
        until[lead] = until[to - 1];
        return lead + 1;
      }
      if ((value & 0xc0) != 0x80) {
        return to;
      }
      tail++;
    }
    return to;
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
