package dev.tamis.pii.detect;

import java.util.Arrays;

/** A text folded for the scan, where its triggers stand, and where each unit came from. */
final class Buffer {

  /** Larger buffers are given back after the document that needed them. */
  private static final int KEEP = 1 << 22;

  char[] chars = new char[1 << 14];
  int length;
  int[] triggers = new int[1 << 10];
  int triggerCount;

  /** Index in the text of each unit; null while the indices are the same. */
  private int[] origins;

  /** Index in the text after each unit, where {@link #origins} is not null. */
  private int[] ends;

  private String text = "";

  /** Reads a text. */
  void load(String source) {
    text = source;
    length = source.length();
    origins = null;
    if (chars.length < length) {
      chars = new char[Math.max(length, chars.length * 2)];
    }
    source.getChars(0, length, chars, 0);
    if (!fold()) {
      compact();
      fold();
    }
  }

  /** Forgets the text. */
  void clear() {
    text = "";
    origins = null;
    ends = null;
    length = 0;
    if (chars.length > KEEP) {
      chars = new char[1 << 14];
      triggers = new int[1 << 10];
    }
  }

  String text() {
    return text;
  }

  /** The index in the text of a unit at the start of a finding. */
  int start(int index) {
    return origins == null ? index : origins[index];
  }

  /** The index in the text after the last unit of a finding. */
  int end(int index) {
    return origins == null || index == 0 ? index : ends[index - 1];
  }

  /** The first unit that stands at or behind an index of the text. */
  int index(int textIndex) {
    if (origins == null) {
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

  /** Folds in place and lists the triggers; false if units must be left out first. */
  private boolean fold() {
    char[] c = chars;
    byte[] classes = Chars.CLASS;
    int n = length;
    int count = 0;
    boolean afterDigit = false;
    int last = -2;
    for (int i = 0; i < n; i++) {
      byte k = classes[c[i]];
      if (k == 0) {
        continue;
      }
      if ((k & (Chars.STRIPPED | Chars.DIGIT_PAIR | Chars.PERCENT)) != 0) {
        if (origins == null
            && (k != Chars.PERCENT || (i + 2 < n && Chars.hex(c[i + 1]) && Chars.hex(c[i + 2])))) {
          return false;
        }
        continue;
      }
      if ((k & Chars.FOLDED) != 0) {
        c[i] = Chars.FOLD[c[i]];
      }
      if ((k & Chars.TRIGGER) != 0) {
        boolean digit = Chars.digit(c[i]);
        // Of a run of digits the first one alone is a trigger.
        if (!(digit && afterDigit && last == i - 1)) {
          if (count == triggers.length) {
            triggers = Arrays.copyOf(triggers, count * 2);
          }
          triggers[count++] = i;
        }
        afterDigit = digit;
        last = i;
      }
    }
    triggerCount = count;
    return true;
  }

  /**
   * Leaves out marks, makes one unit of a digit outside the basic plane, and reads percent-coded
   * units (UTF-8, also coded twice).
   */
  private void compact() {
    int[] from = new int[length];
    int[] until = new int[length];
    int to = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      byte k = Chars.CLASS[c];
      if ((k & Chars.STRIPPED) != 0) {
        continue;
      }
      from[to] = i;
      until[to] = i + 1;
      if ((k & Chars.DIGIT_PAIR) != 0 && i + 1 < length) {
        int digit = pairDigit(c, text.charAt(i + 1));
        if (digit >= 0) {
          until[to] = i + 2;
          chars[to++] = (char) ('0' + digit);
          i++;
          continue;
        }
      }
      chars[to++] = c;
      to = decode(from, until, to);
    }
    length = to;
    origins = from;
    ends = until;
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
