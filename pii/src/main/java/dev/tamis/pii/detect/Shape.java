package dev.tamis.pii.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * A written form: {@code 9} a digit, {@code A} a letter, {@code X} either, {@code H} a hex digit;
 * anything else stands for itself. It is tried at its first token that holds a digit.
 */
final class Shape {

  final String form;

  /** Where the first token that must hold a digit begins, and how long it is. */
  final int anchor;

  final int anchorLength;
  final boolean spaced;

  /** How many letters and digits it has. */
  final int slots;

  /** The sign right behind the anchor; 0 where the form ends with it. */
  final char next;

  /** Whether a digit must stand behind that sign. */
  final boolean numbered;

  /** A bit for each place of the anchor that must be a digit, the first place lowest. */
  private final int digits;

  /** A bit for each place of the anchor that must be a letter. */
  private final int letters;

  /**
   * The shapes of a form, one for each of its tokens that may be the first with a digit: a group of
   * hex digits may be letters alone.
   */
  static List<Shape> of(String form) {
    List<Shape> shapes = new ArrayList<>();
    int digit = 0;
    while (digit < form.length()) {
      if (!slot(form.charAt(digit)) || form.charAt(digit) == 'A') {
        digit++;
        continue;
      }
      Shape shape = new Shape(form, digit);
      shapes.add(shape);
      if (shape.digits != 0) {
        break;
      }
      digit = shape.anchor + shape.anchorLength;
    }
    return shapes;
  }

  private Shape(String form, int digit) {
    this.form = form;
    int from = digit;
    while (from > 0 && slot(form.charAt(from - 1))) {
      from--;
    }
    int to = digit;
    while (to < form.length() && slot(form.charAt(to))) {
      to++;
    }
    anchor = from;
    anchorLength = to - from;
    slots = (int) form.chars().filter(c -> slot((char) c)).count();
    next = to < form.length() ? form.charAt(to) : 0;
    numbered = to + 1 < form.length() && form.charAt(to + 1) == '9';
    int mustDigit = 0;
    int mustLetter = 0;
    for (int i = from; i < to; i++) {
      mustDigit |= form.charAt(i) == '9' ? 1 << i - from : 0;
      mustLetter |= form.charAt(i) == 'A' ? 1 << i - from : 0;
    }
    digits = mustDigit;
    letters = mustLetter;
    spaced = form.indexOf(' ') >= 0 || (from == 0 && to == form.length());
  }

  /** Whether a token with digits at these places can be the anchor. */
  boolean fits(int digitPlaces) {
    return (digitPlaces & digits) == digits && (digitPlaces & letters) == 0;
  }

  private static boolean slot(char c) {
    return c == '9' || c == 'A' || c == 'X' || c == 'H';
  }

  /** Whether the text at {@code start} has this form; its letters and digits go to {@code code}. */
  boolean matches(Buffer text, int start, StringBuilder code) {
    int n = form.length();
    if (start < 0 || start + n > text.length) {
      return false;
    }
    char[] c = text.chars;
    code.setLength(0);
    for (int i = 0; i < n; i++) {
      char x = c[start + i];
      boolean fits =
          switch (form.charAt(i)) {
            case '9' -> Chars.digit(x);
            case 'A' -> Chars.alpha(x);
            case 'X' -> Chars.alnum(x);
            case 'H' -> Chars.hex(x);
            default -> x == form.charAt(i);
          };
      if (!fits || (i < anchor && Chars.digit(x))) {
        return false;
      }
      if (slot(form.charAt(i))) {
        code.append(Chars.lower(x) ? (char) (x - 32) : x);
      }
    }
    return true;
  }

  /** Whether the text at {@code start}, which has this form, has no lower-case letter. */
  boolean upperCase(Buffer text, int start) {
    for (int i = 0; i < form.length(); i++) {
      if (Chars.lower(text.chars[start + i])) {
        return false;
      }
    }
    return true;
  }
}
