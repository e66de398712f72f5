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

  double of(char[] text, int length) {
    Arrays.fill(counts, 0);
    int letters = 0;
    for (int i = 0; i < length; i++) {
      byte script = SCRIPT_OF[text[i]];
      if (script != NONE) {
        counts[script]++;
        letters++;
      }
    }
    int most = 0;
    for (int count : counts) {
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
