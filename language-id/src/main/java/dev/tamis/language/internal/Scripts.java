package dev.tamis.language.internal;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a UTF-16 unit is to the reader of words, by one table look-up: which script it is in
 * (Unicode Standard Annex 24), its lower-case form, and which sign it is. Han, kana and bopomofo
 * count as one script, for Japanese and Chinese mix them.
 */
public final class Scripts {
  /** Neither a letter nor a mark: ends a word. */
  public static final int NONE = 0;

  /** A mark or letter that goes with any script. */
  public static final int INHERITED = 1;

  /** The first group that is a script. */
  public static final int FIRST = 2;

  /** The group of ideographs and kana. */
  public static final int HAN;

  /** The group of Latin letters. */
  public static final int LATIN;

  /** The group of Cyrillic letters. */
  public static final int CYRILLIC;

  static final int GREEK;

  /** The bits of {@link #unit} that hold the group. */
  static final int GROUP = 0x7f;

  static final int UPPER = 1 << 7;
  static final int LOWER_CASE = 1 << 8;
  static final int DIGIT = 1 << 9;
  static final int SPACE = 1 << 10;
  static final int NEWLINE = 1 << 11;

  /** Ends a sentence where a space follows. */
  static final int END = 1 << 12;

  /** Ends a sentence whatever follows. */
  static final int FULL_STOP = 1 << 13;

  /** A sign that programs, commands and addresses are full of. */
  static final int SIGN = 1 << 14;

  /** The lower-case form stands above this bit. */
  static final int LOWER_SHIFT = 16;

  private static final int GROUPS = 128;

  /** ISO 15924 codes of the scripts of the basic plane, in the order of their groups. */
  private static final String CODES =
      "Hani Latn Grek Cyrl Armn Hebr Arab Syrc Thaa Nkoo Samr Mand Deva Beng Guru Gujr Orya Taml"
          + " Telu Knda Mlym Sinh Thai Laoo Tibt Mymr Geor Hang Ethi Cher Cans Ogam Runr Tglg Hano"
          + " Buhd Tagb Khmr Mong Limb Tale Talu Bugi Lana Bali Sund Batk Lepc Olck Copt Glag Tfng"
          + " Hira Kana Bopo Yiii Lisu Vaii Bamu Sylo Phag Saur Kali Rjng Java Cham Tavt Mtei";

  private static final String SIGNS = "\\{}$@#<>^|=_%&~`/.:(-)[]+*;!";
  private static final String ENDS = ".!?…؟۔";
  private static final String FULL_STOPS = "。！？｡।॥።༎།၊။";

  private static final int[] UNITS = new int[1 << 16];
  private static final String[] NAMES = new String[GROUPS];

  /** What a letter of a group weighs, in half Latin letters, by how much it says. */
  private static final int[] WEIGHTS = new int[GROUPS];

  static {
    Map<UnicodeScript, Integer> groups = new EnumMap<>(UnicodeScript.class);
    int next = FIRST;
    for (String code : CODES.split(" ", -1)) {
      NAMES[next] = code;
      groups.put(UnicodeScript.forName(code.toUpperCase(Locale.ROOT)), next++);
    }
    HAN = groups.get(UnicodeScript.HAN);
    LATIN = groups.get(UnicodeScript.LATIN);
    CYRILLIC = groups.get(UnicodeScript.CYRILLIC);
    GREEK = groups.get(UnicodeScript.GREEK);
    groups.put(UnicodeScript.HIRAGANA, HAN);
    groups.put(UnicodeScript.KATAKANA, HAN);
    groups.put(UnicodeScript.BOPOMOFO, HAN);
    java.util.Arrays.fill(WEIGHTS, 2);
    WEIGHTS[HAN] = 5;
    WEIGHTS[groups.get(UnicodeScript.HANGUL)] = 4;
    WEIGHTS[groups.get(UnicodeScript.ETHIOPIC)] = 3;
    for (int c = 0; c < UNITS.length; c++) {
      UNITS[c] = Character.toLowerCase((char) c) << LOWER_SHIFT | kind((char) c, groups);
    }
  }

  private Scripts() {}

  private static int kind(char c, Map<UnicodeScript, Integer> groups) {
    int type = Character.getType(c);
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    if (Character.isLetter(c) || mark) {
      int group = groups.getOrDefault(UnicodeScript.of(c), INHERITED);
      return group
          | (Character.isUpperCase(c) ? UPPER : 0)
          | (Character.isLowerCase(c) ? LOWER_CASE : 0);
    }
    int kind = c == '\n' || c == '\u2028' || c == '\u2029' ? NEWLINE : 0;
    kind |= Character.isWhitespace(c) || Character.isSpaceChar(c) ? SPACE : 0;
    kind |= type == Character.DECIMAL_DIGIT_NUMBER ? DIGIT : 0;
    kind |= ENDS.indexOf(c) >= 0 ? END : 0;
    kind |= FULL_STOPS.indexOf(c) >= 0 ? FULL_STOP : 0;
    return kind | (SIGNS.indexOf(c) >= 0 ? SIGN : 0);
  }

  /** Number of groups, for arrays indexed by group. */
  public static int count() {
    return GROUPS;
  }

  /** All that is known of a UTF-16 unit, in the bits above. */
  static int unit(char c) {
    return UNITS[c];
  }

  /** The table of {@link #unit}, for loops. */
  static int[] units() {
    return UNITS;
  }

  /** The group of a UTF-16 unit: {@link #NONE}, {@link #INHERITED}, or that of a script. */
  public static int group(char c) {
    return UNITS[c] & GROUP;
  }

  /** The lower-case form of a UTF-16 unit, whatever the locale. */
  public static char lower(char c) {
    return (char) (UNITS[c] >>> LOWER_SHIFT);
  }

  /** How much a letter of a group says, in half Latin letters. */
  public static int weight(int group) {
    return WEIGHTS[group];
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
