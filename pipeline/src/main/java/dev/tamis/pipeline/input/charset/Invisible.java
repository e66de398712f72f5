package dev.tamis.pipeline.input.charset;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Characters without a shape of their own, and where they carry meaning: joiners in scripts whose
 * letters join or form clusters and in emoji, zero-width spaces between words of scripts without
 * spaces, direction marks beside right-to-left letters.
 */
final class Invisible {
  /** Scripts in which ZWJ and ZWNJ change how letters look and are read. */
  private static final Set<UnicodeScript> JOINING =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.NKO,
          UnicodeScript.MANDAIC,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.TIBETAN,
          UnicodeScript.MYANMAR,
          UnicodeScript.KHMER,
          UnicodeScript.JAVANESE,
          UnicodeScript.BALINESE,
          UnicodeScript.MEETEI_MAYEK,
          UnicodeScript.OL_CHIKI,
          UnicodeScript.CHAKMA,
          UnicodeScript.TIFINAGH);

  /** Scripts that write no space between words. */
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN,
          UnicodeScript.JAVANESE,
          UnicodeScript.BALINESE,
          UnicodeScript.TAI_THAM,
          UnicodeScript.NEW_TAI_LUE,
          UnicodeScript.TAI_VIET);

  private Invisible() {}

  /** True for every character that cleaning may have to remove or replace. */
  static boolean isSuspect(int c) {
    if (c < 0xAD) {
      return (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
    }
    if (c < 0x200B) {
      return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || c == 0x17B4 || c == 0x17B5;
    }
    if (c < 0xD800) {
      return c <= 0x200F
          || (c >= 0x2028 && c <= 0x202E)
          || (c >= 0x2060 && c <= 0x206F)
          || c == 0x3164;
    }
    return c <= 0xDFFF
        || c == 0xFEFF
        || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xFDD0 && c <= 0xFDEF)
        || (c & 0xFFFE) == 0xFFFE
        || (c >= 0xE0000 && c <= 0xE007F);
  }

  /** Tells whether a suspect character is to be kept where it stands. */
  static boolean hasMeaning(String text, int at, int c, int next) {
    int before = letterBefore(text, at);
    int after = next < text.length() ? text.codePointAt(next) : ' ';
    return switch (c) {
      case 0x200C -> joins(before);
      case 0x200D -> joins(before) || (isEmoji(before) && isEmoji(after));
      case 0x200B -> isUnspaced(before) && isUnspaced(after);
      case 0x200E,
          0x200F,
          0x61C,
          0x202A,
          0x202B,
          0x202C,
          0x202D,
          0x202E,
          0x2066,
          0x2067,
          0x2068,
          0x2069 ->
          isRightToLeft(before) || isRightToLeft(after);
      default -> c > 0xE0000 && (before == 0x1F3F4 || isTag(before));
    };
  }

  /** The code point before {@code at}, marks and variation selectors passed over. */
  private static int letterBefore(String text, int at) {
    int i = at;
    while (i > 0) {
      int c = text.codePointBefore(i);
      i -= Character.charCount(c);
      boolean selector = c >= 0xFE00 && c <= 0xFE0F;
      boolean mark = Character.getType(c) == Character.NON_SPACING_MARK && !joins(c);
      if (!selector && !mark) {
        return c;
      }
    }
    return ' ';
  }

  private static boolean joins(int c) {
    return JOINING.contains(UnicodeScript.of(c));
  }

  private static boolean isUnspaced(int c) {
    return UNSPACED.contains(UnicodeScript.of(c));
  }

  private static boolean isTag(int c) {
    return c >= 0xE0020 && c <= 0xE007F;
  }

  private static boolean isEmoji(int c) {
    return c >= 0x1F000 || (c >= 0x2190 && c < 0x2C00) || c == 0xA9 || c == 0xAE;
  }

  private static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
