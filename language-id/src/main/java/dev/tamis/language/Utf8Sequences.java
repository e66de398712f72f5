package dev.tamis.language;

/**
 * Counts, byte by byte, the sequences of UTF-8 (RFC 3629) and what is out of place among them, and
 * tells whether the sequences are letters of one script, as those of a language are and those of
 * chance are not. Not thread-safe.
 */
final class Utf8Sequences {
  /** Punctuation and marks. */
  private static final int OF_ANY = 0;

  private static final int GREEK = 1;
  private static final int CYRILLIC = 2;
  private static final int HEBREW = 3;
  private static final int ARABIC = 4;
  private static final int OTHERS = 5;
  private static final int INDIC = 6;
  private static final int EASTERN = 7;
  private static final int LATIN = 8;

  /** By first byte: a range of scripts. */
  private static final byte[] SCRIPTS = new byte[1 << Byte.SIZE];

  static {
    fill(0xC3, 0xC9, LATIN);
    fill(0xCD, 0xCF, GREEK);
    fill(0xD0, 0xD3, CYRILLIC);
    fill(0xD4, 0xD5, OTHERS);
    fill(0xD6, 0xD7, HEBREW);
    fill(0xD8, 0xDD, ARABIC);
    fill(0xDE, 0xDF, OTHERS);
    fill(0xE0, 0xE0, INDIC);
    fill(0xE1, 0xE1, EASTERN);
    fill(0xE3, 0xEE, EASTERN);
    fill(0xF0, 0xF4, EASTERN);
  }

  private final int[] ofScript = new int[LATIN + 1];
  private int sequences;
  private int flaws;
  private int follow;
  private int script;

  private static void fill(int first, int last, int script) {
    java.util.Arrays.fill(SCRIPTS, first, last + 1, (byte) script);
  }

  int sequences() {
    return sequences;
  }

  int flaws() {
    return flaws;
  }

  /** Takes the next byte, or {@link CharsetBytes#ANY}. */
  void add(int b) {
    if (b > 0 && b < 0x80 && b != CharsetBytes.ANY) {
      // A no-break space is the second half of a letter, and often made a plain one.
      boolean space = b == ' ';
      flaws += follow == 0 || space ? 0 : 1;
      if (follow == 1 && space) {
        end();
      }
      follow = follow > 0 && space ? follow - 1 : 0;
    } else if (follow > 0 && (b == CharsetBytes.ANY || (b & 0xC0) == 0x80)) {
      follow--;
      if (follow == 0) {
        end();
      }
    } else if (b != CharsetBytes.ANY) {
      flaws += follow > 0 ? 1 : 0;
      follow =
          b >= 0xC2 && b < 0xE0 ? 1 : b >= 0xE0 && b < 0xF0 ? 2 : b >= 0xF0 && b < 0xF5 ? 3 : 0;
      flaws += follow == 0 ? 1 : 0;
      script = SCRIPTS[b];
    }
  }

  private void end() {
    sequences++;
    ofScript[script]++;
  }

  /**
   * Whether at least three quarters of the letters are of one script, those of Latin apart, of
   * which a text without letters of ASCII does not consist.
   */
  boolean isOfOneScript() {
    int most = 0;
    int all = ofScript[LATIN];
    for (int i = OF_ANY + 1; i < LATIN; i++) {
      most = Math.max(most, ofScript[i]);
      all += ofScript[i];
    }
    return 4 * most >= 3 * all;
  }
}
