package dev.tamis.classify.textness;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The share of letters that are not in a text's main script. Reused; not thread-safe. */
final class ScriptMix {
  private static final byte NONE = -1;
  private static final int SCRIPTS = 128;
  private static final byte[] SCRIPT_OF = scripts();

  private final int[] counts = new int[SCRIPTS];
  private byte last = NONE;
  private int run;

  void clear() {
    Arrays.fill(counts, 0);
    last = NONE;
    run = 0;
  }

  /** Takes the next character; letters of a script mostly come in rows. */
  void add(char c) {
    byte script = SCRIPT_OF[c];
    if (script == last) {
      run++;
    } else {
      end();
      last = script;
      run = 1;
    }
  }

  private void end() {
    if (last != NONE) {
      counts[last] += run;
    }
  }

  /** The share of the letters that were taken. */
  double share() {
    end();
    run = 0;
    int letters = 0;
    int most = 0;
    for (int count : counts) {
      letters += count;
      most = Math.max(most, count);
    }
    return letters == 0 ? 0 : 1 - (double) most / letters;
  }

  /** Scripts that one language mixes are one: Han, Hiragana, Katakana, Hangul. */
  private static byte[] scripts() {
    byte[] scripts = new byte[1 << 16];
    Map<UnicodeScript, Byte> numbers = new EnumMap<>(UnicodeScript.class);
    for (int c = 0; c < scripts.length; c++) {
      scripts[c] = NONE;
      if (Character.isLetter(c)) {
        scripts[c] =
            switch (UnicodeScript.of(c)) {
              case COMMON, INHERITED, UNKNOWN -> NONE;
              case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> 0;
              default ->
                  numbers.computeIfAbsent(
                      UnicodeScript.of(c), script -> (byte) (1 + numbers.size()));
            };
      }
    }
    return scripts;
  }
}
