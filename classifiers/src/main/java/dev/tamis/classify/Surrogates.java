package dev.tamis.classify;

/** Halves of code points, which have no UTF-8 and which native libraries do not expect. */
public final class Surrogates {
  private static final char REPLACEMENT = '\uFFFD';

  private Surrogates() {}

  /** Whether there is a lone surrogate. */
  @SuppressWarnings("ReferenceEquality") // the same object where there is none
  public static boolean hasLone(String text) {
    return replaceLone(text) != text;
  }

  /** The text with U+FFFD for every lone surrogate; the same object where it has none. */
  public static String replaceLone(String text) {
    char[] clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else {
        clean = clean == null ? text.toCharArray() : clean;
        clean[i] = REPLACEMENT;
      }
    }
    return clean == null ? text : new String(clean);
  }
}
