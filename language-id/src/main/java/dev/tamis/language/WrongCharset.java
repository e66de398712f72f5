package dev.tamis.language;

import java.nio.charset.Charset;
import java.util.List;

/**
 * Tells text whose UTF-8 was read in a charset of single bytes: written in that charset again, its
 * characters beyond ASCII are the sequences of RFC 3629. Text of its own right has next to none.
 * Looks at the beginning only. Immutable.
 */
final class WrongCharset {
  /** Characters looked at. */
  private static final int SAMPLE = 1024;

  private static final int MIN_SEQUENCES = 4;

  /** At most one character in so many sequences may be out of place. */
  private static final int SEQUENCES_FOR_A_FLAW = 8;

  /** Beside one such character there may be so many letters of ASCII. */
  private static final int ASCII = 2;

  private static final String[] CHARSETS = {
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "KOI8-R",
    "IBM866",
    "ISO-8859-5",
    "x-MacRoman",
    "IBM437",
    "ISO-8859-1",
    "ISO-8859-2",
    "windows-1254"
  };

  private static final char LOST = '\uFFFD';
  private static final byte ANY = 1;

  /** The byte of each UTF-16 unit in each charset; 0 for none, {@link #ANY} for a lost one. */
  private static final List<byte[]> BYTES = bytes();

  private WrongCharset() {}

  private static List<byte[]> bytes() {
    byte[][] all = new byte[CHARSETS.length][1 << 16];
    for (int charset = 0; charset < CHARSETS.length; charset++) {
      for (int b = 0x80; b < 0x100; b++) {
        byte[] one = {(byte) b};
        char c = new String(one, Charset.forName(CHARSETS[charset])).charAt(0);
        // What a charset does not have is lost, or left as a control character.
        all[charset][c == LOST ? (char) b : c] = (byte) b;
      }
      all[charset][LOST] = ANY;
    }
    return List.of(all);
  }

  /** Whether the beginning of a text is UTF-8 that was read in another charset. */
  static boolean isRead(char[] text) {
    int length = Math.min(SAMPLE, text.length);
    int letters = 0;
    int others = 0;
    for (int i = 0; i < length; i++) {
      char c = text[i];
      if (c > 0x7f) {
        others++;
      } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
        letters++;
      }
    }
    if (others < 2 * MIN_SEQUENCES || letters > ASCII * others) {
      return false;
    }
    for (byte[] bytes : BYTES) {
      if (isRead(text, length, bytes)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRead(char[] text, int length, byte[] bytes) {
    int sequences = 0;
    int flaws = 0;
    int follow = 0;
    for (int i = 0; i < length; i++) {
      char c = text[i];
      if (c < 0x80) {
        // A no-break space is the second half of a letter, and often made a plain one.
        flaws += follow == 0 || c == ' ' ? 0 : 1;
        sequences += follow == 1 && c == ' ' ? 1 : 0;
        follow = follow > 0 && c == ' ' ? follow - 1 : 0;
        continue;
      }
      int b = bytes[c] & 0xff;
      if (follow > 0 && (b == ANY || (b & 0xc0) == 0x80)) {
        follow--;
        sequences += follow == 0 ? 1 : 0;
      } else {
        flaws += follow > 0 ? 1 : 0;
        follow = b >= 0xc2 && b < 0xe0 ? 1 : b >= 0xe0 && b < 0xf0 ? 2 : (b & 0xf8) == 0xf0 ? 3 : 0;
        flaws += follow == 0 && b != ANY ? 1 : 0;
      }
      if (flaws > 4 && flaws * SEQUENCES_FOR_A_FLAW > sequences) {
        return false;
      }
    }
    return sequences >= MIN_SEQUENCES && flaws * SEQUENCES_FOR_A_FLAW <= sequences;
  }
}
