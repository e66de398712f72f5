package dev.tamis.classify.textness;

/** Looks at the lines of a text that are not blank. Reused; not thread-safe. */
final class LineFeatures {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** Powers of {@link #MIX}, modulo 2^64. */
  private static final long[] POWERS = {1, MIX, 0, 0, 0};

  static {
    for (int i = 2; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * MIX;
    }
  }

  private static final int SHORT = 30;

  private final Counts seen = new Counts();
  private int lines;
  private int shortLines;
  private int ended;
  private int bullets;
  private int ellipses;
  private int lowerStarts;
  private int duplicates;
  private long duplicateCharacters;
  private long characters;
  private long squares;

  void count(char[] text, int length) {
    seen.clear();
    lines = shortLines = ended = bullets = ellipses = lowerStarts = duplicates = 0;
    duplicateCharacters = characters = squares = 0;
    int from = 0;
    for (int i = 0; i < length; i++) {
      char c = text[i];
      if ((c <= '\r' || c == '\u2028') && (c >= '\r' || c == '\n')) {
        line(text, from, i);
        from = i + 1;
      }
    }
    line(text, from, length);
  }

  private void line(char[] text, int from, int to) {
    int first = from;
    while (first < to && Character.isWhitespace(text[first])) {
      first++;
    }
    int last = to;
    while (last > first && Character.isWhitespace(text[last - 1])) {
      last--;
    }
    int length = last - first;
    if (length == 0) {
      return;
    }
    lines++;
    characters += length;
    squares += (long) length * length;
    shortLines += length <= SHORT ? 1 : 0;
    ended += isEnded(text, first, last) ? 1 : 0;
    bullets += isBullet(text, first, last) ? 1 : 0;
    ellipses += isEllipsis(text, first, last) ? 1 : 0;
    lowerStarts += CharacterFeatures.isLower(text[first]) ? 1 : 0;
    if (seen.add(hash(text, first, last)) > 1) {
      duplicates++;
      duplicateCharacters += length;
    }
  }

  /** Four units at once, so that one does not wait for the other. */
  private static long hash(char[] text, int first, int last) {
    long hash = (long) last - first;
    int i = first;
    for (; i + 4 <= last; i += 4) {
      hash =
          hash * POWERS[4]
              + text[i] * POWERS[3]
              + text[i + 1] * POWERS[2]
              + text[i + 2] * MIX
              + text[i + 3];
    }
    for (; i < last; i++) {
      hash = hash * MIX + text[i];
    }
    return hash;
  }

  /** Closing quotes and brackets may follow the mark. */
  private static boolean isEnded(char[] text, int first, int last) {
    int at = last - 1;
    while (at > first && isClosing(text[at])) {
      at--;
    }
    return CharacterFeatures.isSentenceEnd(text[at]) || text[at] == ':' || text[at] == '\uff1a';
  }

  private static boolean isClosing(char c) {
    return c == '"'
        || c == '\''
        || c == ')'
        || c == '\u201d'
        || c == '\u2019'
        || c == '\u00bb'
        || c == '\u300d'
        || c == '\uff09';
  }

  private static boolean isBullet(char[] text, int first, int last) {
    char c = text[first];
    return c == '\u2022'
        || c == '\u00b7'
        || c == '\u25cf'
        || c == '\u25aa'
        || ((c == '-' || c == '*' || c == '\u2013' || c == '>')
            && (first + 1 == last || Character.isWhitespace(text[first + 1])));
  }

  private static boolean isEllipsis(char[] text, int first, int last) {
    return text[last - 1] == '\u2026'
        || (last - first >= 3
            && text[last - 1] == '.'
            && text[last - 2] == '.'
            && text[last - 3] == '.');
  }

  int lines() {
    return lines;
  }

  double meanLength() {
    return lines == 0 ? 0 : (double) characters / lines;
  }

  /** Standard deviation of the length over its mean. */
  double variation() {
    double mean = meanLength();
    return lines < 2 ? 0 : Math.sqrt(Math.max(0, (double) squares / lines - mean * mean)) / mean;
  }

  double shortShare() {
    return share(shortLines);
  }

  double endedShare() {
    return share(ended);
  }

  double bulletShare() {
    return share(bullets);
  }

  double ellipsisShare() {
    return share(ellipses);
  }

  double lowerStartShare() {
    return share(lowerStarts);
  }

  double duplicateShare() {
    return share(duplicates);
  }

  double duplicateCharacterShare() {
    return characters == 0 ? 0 : (double) duplicateCharacters / characters;
  }

  private double share(int part) {
    return lines == 0 ? 0 : (double) part / lines;
  }
}
