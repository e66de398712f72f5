package dev.tamis.language;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A charset that the UTF-8 of a text was read in: written in it again, the characters beyond ASCII
 * are the sequences of RFC 3629, which text of its own right has next to none of. Immutable.
 */
public final class WrongCharset {
  /** Characters looked at at one place of a text. */
  private static final int SAMPLE = 1024;

  /** Characters looked at by {@link #of(String)}. */
  private static final int BEGINNING = 1 << 16;

  private static final int MIN_SEQUENCES = 4;

  /** At most one byte in so many sequences may be out of place. */
  private static final int SEQUENCES_FOR_A_FLAW = 8;

  /** The same where decoders swallow a good byte with a bad one. */
  private static final int PAIRS_FOR_A_FLAW = 3;

  /** Sequences that there are in pairs of bytes, without a flaw and with some. */
  private static final int MIN_PAIRS = 8;

  private static final int MIN_FLAWED_PAIRS = 12;

  /** Bytes below follow in a sequence. */
  private static final int FIRST_OF_SEQUENCE = 0xC2;

  private static final int FEW_FLAWS = 4;

  /** Beside one character beyond ASCII there may be so many letters of ASCII. */
  private static final int ASCII = 2;

  /** Characters beyond ASCII among which there is a sequence, or the text is left alone. */
  private static final int FIRST = 24;

  private static final int STEP = 5;

  /** One in so many is too few to be looked at. */
  private static final int FEW = 16;

  /** So many letters beyond ASCII, and more than double those of ASCII, are in no language. */
  private static final int MIN_HIGH = 12;

  private static final char FIRST_LETTER = '\u00C0';
  private static final char LAST_LETTER = '\u00FF';
  private static final char FIRST_EAST_ASIAN = '\u2E80';

  private static final List<CharsetBytes> SINGLE =
      supported(
              "windows-1252",
              "windows-1250",
              "windows-1251",
              "KOI8-R",
              "x-MacRoman",
              "IBM437",
              "IBM866",
              "ISO-8859-1",
              "ISO-8859-2",
              "ISO-8859-5",
              "ISO-8859-7",
              "ISO-8859-9",
              "ISO-8859-15",
              "windows-1253",
              "windows-1254",
              "windows-1255",
              "windows-1256",
              "windows-1257",
              "windows-1258",
              "x-windows-874",
              "KOI8-U",
              "IBM850",
              "IBM852",
              "x-MacCyrillic",
              "x-MacCentralEurope")
          .map(CharsetBytes::single)
          .toList();

  /**
   * A bit for each charset: low ones where a unit begins a sequence, high ones where it follows.
   */
  private static final long[] HALVES = halves();

  /** Read when a text in ideographs, kana or Hangul comes. */
  private static final class Pairs {
    static final List<CharsetBytes> ALL =
        supported("GBK", "Big5", "windows-31j", "EUC-JP", "x-windows-949")
            .map(CharsetBytes::pairs)
            .toList();

    private Pairs() {}
  }

  private final CharsetBytes bytes;

  private WrongCharset(CharsetBytes bytes) {
    this.bytes = bytes;
  }

  /** A Java runtime may have been made without the rarer ones. */
  private static Stream<Charset> supported(String... names) {
    return Stream.of(names).filter(Charset::isSupported).map(Charset::forName);
  }

  private static long[] halves() {
    long[] halves = new long[1 << Character.SIZE];
    for (int charset = 0; charset < SINGLE.size(); charset++) {
      CharsetBytes bytes = SINGLE.get(charset);
      halves[CharsetBytes.LOST] |= 1L << charset + Integer.SIZE;
      for (int c = 0x80; c < bytes.size(); c++) {
        int b = bytes.get((char) c);
        if ((b & 0xC0) == 0x80) {
          halves[c] |= 1L << charset + Integer.SIZE;
        } else if (b >= 0xC2 && b < 0xF5) {
          halves[c] |= 1L << charset;
        }
      }
    }
    return halves;
  }

  /**
   * The charset that the UTF-8 of a text was read in, if it was: told from its first 65,536 units.
   */
  public static Optional<WrongCharset> of(String text) {
    char[] beginning = text.substring(0, Math.min(BEGINNING, text.length())).toCharArray();
    return Optional.ofNullable(of(beginning, 0, beginning.length)).map(WrongCharset::new);
  }

  /** The charset that was taken for UTF-8. */
  public Charset charset() {
    return bytes.charset;
  }

  /** The line as it was written, if every character of it shows which bytes it came from. */
  public Optional<String> undo(String line) {
    byte[] written = new byte[2 * line.length()];
    int length = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      int value = c < 0x80 ? c : bytes.get(c);
      if (c >= 0x80 && value <= CharsetBytes.ANY) {
        return Optional.empty();
      }
      if (value > 0xFF) {
        written[length++] = (byte) (value >> 8);
      }
      written[length++] = (byte) value;
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(written, 0, length))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a part of a text, whose beginning does, consists mostly of letters that came of a wrong
   * charset: so it is where its middle or its end does too. A menu or a quotation that was misread
   * says nothing of the text behind it.
   */
  static boolean isMost(char[] text, int from, int to) {
    return to - from <= SAMPLE
        || isBeginning(text, from + (to - from - SAMPLE) / 2)
        || isBeginning(text, to - SAMPLE);
  }

  /**
   * Whether the 1,024 units from a place on are mostly letters that came of a wrong charset: UTF-8
   * that was read as another, or one without Latin letters that was read as one of western Europe.
   */
  static boolean isBeginning(char[] text, int from) {
    int to = Math.min(from + SAMPLE, text.length);
    if (!isMuchBeyondAscii(text, from, to)) {
      return false;
    }
    int others = 0;
    int letters = 0;
    int western = 0;
    for (int i = from; i < to; i++) {
      char c = text[i];
      if (c > 0x7F) {
        others++;
        western += c >= FIRST_LETTER && c <= LAST_LETTER ? 1 : 0;
      } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
        letters++;
      }
    }
    if (western >= MIN_HIGH && western > ASCII * letters && ASCII * western > others) {
      return true;
    }
    return letters <= ASCII * others && of(text, from, to) != null;
  }

  /** A quick look at every fifth character, for most texts have next to none beyond ASCII. */
  private static boolean isMuchBeyondAscii(char[] text, int from, int to) {
    int seen = 0;
    int others = 0;
    for (int i = from; i < to; i += STEP) {
      seen++;
      others += text[i] > 0x7F ? 1 : 0;
    }
    return others * FEW > seen;
  }

  private static CharsetBytes of(char[] text, int from, int to) {
    long charsets = 0;
    long firsts = 0;
    int seen = 0;
    int eastAsian = 0;
    for (int i = from; i < to && seen < FIRST; i++) {
      char c = text[i];
      if (c < 0x80) {
        firsts = 0;
      } else {
        long halves = HALVES[c];
        charsets |= firsts & halves >>> Integer.SIZE;
        firsts = halves;
        eastAsian += c >= FIRST_EAST_ASIAN && c < CharsetBytes.LOST ? 1 : 0;
        seen++;
      }
    }
    CharsetBytes best = null;
    int least = Integer.MAX_VALUE;
    for (int i = 0; charsets >>> i != 0; i++) {
      if ((charsets >>> i & 1) != 0) {
        int flaws = flaws(text, from, to, SINGLE.get(i));
        if (flaws < least) {
          least = flaws;
          best = SINGLE.get(i);
        }
      }
    }
    for (int i = 0; 2 * eastAsian >= seen && eastAsian > 0 && i < Pairs.ALL.size(); i++) {
      int flaws = flaws(text, from, to, Pairs.ALL.get(i));
      if (flaws < least) {
        least = flaws;
        best = Pairs.ALL.get(i);
      }
    }
    return best;
  }

  /** Bytes that are out of place, or {@link Integer#MAX_VALUE} if they are too many. */
  private static int flaws(char[] text, int from, int to, CharsetBytes charset) {
    boolean pairs = charset.hasPairs();
    int sequencesForOne = pairs ? PAIRS_FOR_A_FLAW : SEQUENCES_FOR_A_FLAW;
    Utf8Sequences utf8 = new Utf8Sequences();
    // As kana are: pairs with one lead byte, which begins no sequence.
    boolean alike = true;
    int lead = 0;
    for (int i = from; i < to; i++) {
      char c = text[i];
      if (c < 0x80) {
        utf8.add(c);
        continue;
      }
      int value = charset.get(c);
      int high = value >> 8;
      if (high != 0) {
        utf8.add(high);
      }
      alike &= (lead == 0 || lead == high) && high != 0 && high < FIRST_OF_SEQUENCE;
      lead = high;
      utf8.add(value & 0xFF);
      if (utf8.flaws() > FEW_FLAWS && utf8.flaws() * sequencesForOne > utf8.sequences()) {
        return Integer.MAX_VALUE;
      }
    }
    boolean holds =
        utf8.sequences() >= MIN_SEQUENCES && utf8.flaws() * sequencesForOne <= utf8.sequences();
    return holds && (!pairs || (!alike && isNoChance(utf8))) ? utf8.flaws() : Integer.MAX_VALUE;
  }

  /**
   * Bytes of good text in pairs look like a few sequences often enough, most of all kana, in which
   * every second byte is one that follows. Then they are of all scripts, and some are out of place.
   */
  private static boolean isNoChance(Utf8Sequences utf8) {
    return utf8.sequences() >= (utf8.flaws() == 0 ? MIN_PAIRS : MIN_FLAWED_PAIRS)
        && utf8.isOfOneScript();
  }
}
