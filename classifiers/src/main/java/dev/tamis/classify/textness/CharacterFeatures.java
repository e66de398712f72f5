package dev.tamis.classify.textness;

/** Counts kinds of characters in one pass over a text. Reused; not thread-safe. */
final class CharacterFeatures {
  private static final byte OTHER = 0;
  private static final byte LETTER = 1;
  private static final byte UPPER = 2;
  private static final byte DIGIT = 3;
  private static final byte SPACE = 4;
  private static final byte PUNCTUATION = 5;
  private static final byte SYMBOL = 6;
  private static final byte CONTROL = 7;
  private static final byte[] KINDS = kinds();
  private static final char FIRST_MOJIBAKE = '\u00c2';
  private static final char LAST_MOJIBAKE = '\u00ef';

  private final ScriptMix scripts = new ScriptMix();
  private double scriptMix;

  /** U+FFFD, C0 controls but white space, C1 controls, and pairs that UTF-8 read as Latin-1 has. */
  private int broken;

  private final int[] counts = new int[8];
  private int braces;
  private int bars;
  private int hashes;
  private int tags;
  private int urls;
  private int commas;
  private int quotes;
  private int exclamations;
  private int stops;

  void count(char[] text, int length) {
    java.util.Arrays.fill(counts, 0);
    broken = braces = bars = hashes = tags = urls = 0;
    commas = quotes = exclamations = stops = 0;
    int letters = 0;
    int spaces = 0;
    scripts.clear();
    for (int i = 0; i < length; i++) {
      char c = text[i];
      byte kind = KINDS[c];
      if (kind == SPACE) {
        spaces++;
        continue;
      }
      if (kind == LETTER) {
        letters++;
        scripts.add(c);
      } else {
        counts[kind]++;
        if (kind == UPPER) {
          scripts.add(c);
        }
      }
      if (kind == CONTROL) {
        broken++;
      } else if (kind >= PUNCTUATION) {
        mark(text, length, i, c);
      } else if (c >= FIRST_MOJIBAKE && c <= LAST_MOJIBAKE && isMojibake(text, length, i, c)) {
        broken++;
      }
    }
    counts[LETTER] = letters;
    counts[SPACE] = spaces;
    scriptMix = scripts.share();
  }

  private void mark(char[] text, int length, int i, char c) {
    switch (c) {
      case '{', '}' -> braces++;
      case '|' -> bars++;
      case '#' -> hashes++;
      case '<' -> tags += isTag(text, length, i) ? 1 : 0;
      case ':' -> urls += isUrl(text, length, i) ? 1 : 0;
      case ',', '\u060c', '\u3001', '\uff0c', '\u055d', '\u1363', '\u104a' -> commas++;
      case '"',
          '(',
          ')',
          '\u201c',
          '\u201d',
          '\u201e',
          '\u00ab',
          '\u00bb',
          '\u300c',
          '\u300d',
          '\uff08',
          '\uff09' ->
          quotes++;
      case '!', '\uff01' -> exclamations++;
      case '.' -> {
        stops++;
        urls += isWww(text, i) ? 1 : 0;
      }
      default -> stops += isStop(c) ? 1 : 0;
    }
  }

  /** Marks that end a statement, but for the question and exclamation marks. */
  static boolean isStop(char c) {
    return switch (c) {
      case '.',
          '\u3002',
          '\uff0e',
          '\uff61',
          '\u0964',
          '\u0965',
          '\u06d4',
          '\u1362',
          '\u0589',
          '\u104b',
          '\u17d4',
          '\u0f0d',
          '\u1c7e' ->
          true;
      default -> false;
    };
  }

  /** Marks that end a sentence. */
  static boolean isSentenceEnd(char c) {
    return isStop(c)
        || c == '!'
        || c == '?'
        || c == '\uff01'
        || c == '\uff1f'
        || c == '\u061f'
        || c == '\u1367'
        || c == '\u2026';
  }

  static boolean isLower(char c) {
    return KINDS[c] == LETTER && Character.isLowerCase(c);
  }

  private static boolean isTag(char[] text, int length, int i) {
    if (i + 1 >= length) {
      return false;
    }
    char next = text[i + 1];
    return next == '/'
        || next == '!'
        || (next >= 'a' && next <= 'z')
        || (next >= 'A' && next <= 'Z');
  }

  private static boolean isUrl(char[] text, int length, int i) {
    return i + 2 < length && text[i + 1] == '/' && text[i + 2] == '/';
  }

  private static boolean isWww(char[] text, int i) {
    return i >= 3
        && text[i - 1] == 'w'
        && text[i - 2] == 'w'
        && text[i - 3] == 'w'
        && (i < 4 || text[i - 4] != '/');
  }

  /** UTF-8 of two bytes begins with C2 to DF, of three with E0 to EF. */
  private static boolean isMojibake(char[] text, int length, int i, char c) {
    if (i + 1 >= length || !isTailOfMojibake(text[i + 1])) {
      return false;
    }
    return c < '\u00e0' || (i + 2 < length && isTailOfMojibake(text[i + 2]));
  }

  private static boolean isTailOfMojibake(char c) {
    return (c >= '\u0080' && c <= '\u00bf') || c == '\u20ac' || c == '\u2122' || c == '\u201a';
  }

  /** The share of letters that are not in the main script. */
  double scriptMix() {
    return scriptMix;
  }

  int punctuation() {
    return counts[PUNCTUATION];
  }

  int digits() {
    return counts[DIGIT];
  }

  int upperCase() {
    return counts[UPPER];
  }

  int letters() {
    return counts[LETTER] + counts[UPPER];
  }

  int spaces() {
    return counts[SPACE];
  }

  int symbols() {
    return counts[SYMBOL];
  }

  int broken() {
    return broken;
  }

  int braces() {
    return braces;
  }

  int bars() {
    return bars;
  }

  int hashes() {
    return hashes;
  }

  int tags() {
    return tags;
  }

  int urls() {
    return urls;
  }

  int commas() {
    return commas;
  }

  int quotes() {
    return quotes;
  }

  int exclamations() {
    return exclamations;
  }

  int stops() {
    return stops;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[1 << 16];
    for (int c = 0; c < kinds.length; c++) {
      kinds[c] = kind((char) c);
    }
    return kinds;
  }

  private static byte kind(char c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return SPACE;
    }
    if (c == '\ufffd' || Character.getType(c) == Character.CONTROL) {
      return CONTROL;
    }
    if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
      return UPPER;
    }
    if (Character.isLetter(c)) {
      return LETTER;
    }
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          PUNCTUATION;
      case Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          SYMBOL;
      default -> OTHER;
    };
  }
}
