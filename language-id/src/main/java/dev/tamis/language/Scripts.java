package dev.tamis.language;

import com.ibm.icu.lang.UScript;

/**
 * Which script a character is in, by one table look-up (Unicode Standard Annex 24). Han, kana and
 * bopomofo count as one, for Japanese and Chinese mix them.
 */
public final class Scripts {
  /** Neither a letter nor a mark: ends a word. */
  public static final int NONE = 0;

  /** A mark or letter that goes with any script. */
  public static final int INHERITED = 1;

  /** The first group that is a script. */
  public static final int FIRST = 2;

  /** The group of ideographs and kana. */
  static final int HAN;

  private static final byte[] GROUPS = new byte[1 << 16];
  private static final char[] LOWER = new char[1 << 16];
  private static final String[] NAMES = new String[128];

  static {
    int[] groupOfScript = new int[256];
    int next = FIRST;
    for (int c = 0; c < GROUPS.length; c++) {
      LOWER[c] = (char) Character.toLowerCase(c);
      int type = Character.getType(c);
      boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
      if (!Character.isLetter(c) && !mark) {
        continue;
      }
      int script = fold(UScript.getScript(c));
      if (script == UScript.INHERITED || script == UScript.COMMON) {
        GROUPS[c] = INHERITED;
        continue;
      }
      if (groupOfScript[script] == 0 && next < NAMES.length) {
        NAMES[next] = script == UScript.HAN ? "Hani" : UScript.getShortName(script);
        groupOfScript[script] = next++;
      }
      GROUPS[c] = (byte) groupOfScript[script];
    }
    HAN = groupOfScript[UScript.HAN];
  }

  private Scripts() {}

  private static int fold(int script) {
    return switch (script) {
      case UScript.HIRAGANA, UScript.KATAKANA, UScript.BOPOMOFO -> UScript.HAN;
      default -> script;
    };
  }

  /** Number of groups, for arrays indexed by group. */
  public static int count() {
    return NAMES.length;
  }

  /** The group of a UTF-16 unit: {@link #NONE}, {@link #INHERITED}, or that of a script. */
  public static int group(char c) {
    return GROUPS[c];
  }

  /** The lower-case form of a UTF-16 unit, whatever the locale. */
  public static char lower(char c) {
    return LOWER[c];
  }

  /** ISO 15924 code of a group; {@code Zyyy} for what is no script. */
  public static String name(int group) {
    String name = group < FIRST ? null : NAMES[group];
    return name == null ? "Zyyy" : name;
  }

  /** The group that texts of a script fall into; {@link #NONE} where there is none. */
  public static int groupOf(String script) {
    String name =
        switch (script) {
          case "Hans", "Hant", "Jpan" -> "Hani";
          case "Kore" -> "Hang";
          default -> script;
        };
    for (int group = FIRST; group < NAMES.length; group++) {
      if (name.equals(NAMES[group])) {
        return group;
      }
    }
    return NONE;
  }
}
