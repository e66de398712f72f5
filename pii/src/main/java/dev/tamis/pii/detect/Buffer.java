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

  /** Index in the text of each unit, and of the end; null while the indices are the same. */
  private int[] origins;

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
    if (origins == null || index == 0) {
      return index;
    }
    int last = origins[index - 1];
    boolean pair =
        Character.isHighSurrogate(text.charAt(last))
            && last + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(last + 1))
            && (chars[index - 1] & 0xfc00) != 0xd800;
    return last + (pair ? 2 : 1);
  }

  /** The unit at an index, or 0 outside of the text. */
  char at(int index) {
    return index >= 0 && index < length ? chars[index] : 0;
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
      if ((k & (Chars.STRIPPED | Chars.DIGIT_PAIR)) != 0) {
        if (origins == null) {
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

  /** Leaves out marks and makes one unit of a digit outside the basic plane. */
  private void compact() {
    int[] from = new int[length + 1];
    int to = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      byte k = Chars.CLASS[c];
      if ((k & Chars.STRIPPED) != 0) {
        continue;
      }
      from[to] = i;
      if ((k & Chars.DIGIT_PAIR) != 0 && i + 1 < length) {
        int digit = pairDigit(c, text.charAt(i + 1));
        if (digit >= 0) {
          chars[to++] = (char) ('0' + digit);
          i++;
          continue;
        }
      }
      chars[to++] = c;
    }
    from[to] = length;
    length = to;
    origins = from;
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
