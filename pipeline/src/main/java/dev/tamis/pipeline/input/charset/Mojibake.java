package dev.tamis.pipeline.input.charset;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 that was once read as windows-1252 and written again: "Ã¤" for "ä". Repaired line by line,
 * and only where every character above ASCII of the line is part of such a sequence; a single short
 * sequence in the whole text is left, for it may be meant.
 */
final class Mojibake {
  private static final int ROUNDS = 2;

  /** What windows-1252 has for 0x80 to 0x9F; 0 where it has nothing. */
  private static final String HIGH =
      "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
          + "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

  private Mojibake() {}

  /**
   * The outcome.
   *
   * @param text the text, repaired where that is safe
   * @param repaired number of characters put right
   * @param suspicious number of sequences left, or of lines where a charset other than windows-1252
   *     is undone
   */
  record Repair(String text, int repaired, int suspicious) {}

  static Repair repair(String text) {
    String now = text;
    int repaired = 0;
    int left = count(now);
    for (int round = 0; round < ROUNDS && left > 0; round++) {
      Repair once = left == 1 && !hasLong(now) ? new Repair(now, 0, left) : repairLines(now);
      repaired += once.repaired();
      now = once.text();
      left = count(now);
      if (once.repaired() == 0) {
        break;
      }
    }
    return new Repair(now, repaired, left);
  }

  /** Number of sequences that would be valid UTF-8 if their characters were windows-1252 bytes. */
  private static int count(String text) {
    int count = 0;
    int at = 0;
    while (at < text.length()) {
      int length = text.charAt(at) < 0xC2 ? 0 : sequence(text, at);
      count += length > 0 ? 1 : 0;
      at += Math.max(1, length);
    }
    return count;
  }

  private static boolean hasLong(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0xE0 && sequence(text, at) > 2) {
        return true;
      }
    }
    return false;
  }

  private static Repair repairLines(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int repaired = 0;
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end + 1;
      repaired += repairLine(text, from, to, out);
      from = to;
    }
    return new Repair(out.toString(), repaired, 0);
  }

  private static int repairLine(String text, int from, int to, StringBuilder out) {
    int mark = out.length();
    int repaired = 0;
    int at = from;
    while (at < to) {
      int length = text.charAt(at) < 0xC2 ? 0 : sequence(text, at);
      if (length > 0) {
        out.append(decode(text, at, length));
        repaired++;
        at += length;
      } else if (isNeutral(text.charAt(at))) {
        out.append(text.charAt(at++));
      } else {
        // A character that is what it seems: the line was read rightly.
        out.setLength(mark);
        out.append(text, from, to);
        return 0;
      }
    }
    return repaired;
  }

  /** True for characters that say nothing about how their line was read. */
  private static boolean isNeutral(char c) {
    return c < 0x80 || c == 0xA0 || (toByte(c) < 0 && Invisible.isSuspect(c));
  }

  private static String decode(String text, int at, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) toByte(text.charAt(at + i));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Length of the sequence at {@code at}, 2 to 4; 0 if there is none. */
  private static int sequence(String text, int at) {
    int b = toByte(text.charAt(at));
    int length = b < 0xC2 ? 0 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > text.length()) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      int next = toByte(text.charAt(at + i));
      if (next < 0x80 || next > 0xBF) {
        return 0;
      }
    }
    int second = toByte(text.charAt(at + 1));
    boolean bad =
        (b == 0xE0 && second < 0xA0)
            || (b == 0xED && second > 0x9F)
            || (b == 0xF0 && second < 0x90)
            || (b == 0xF4 && second > 0x8F)
            || (b == 0xC2 && second < 0xA0);
    return bad ? 0 : length;
  }

  /** The byte that windows-1252 has for a character (or Latin-1, where it has none); -1 if none. */
  private static int toByte(char c) {
    if (c < 0x100) {
      return c;
    }
    int at = HIGH.indexOf(c);
    return at < 0 ? -1 : 0x80 + at;
  }
}
