package dev.tamis.language.words;

/**
 * How a text is cut into tokens. Whoever states a number that depends on words states which of
 * these it was counted with.
 */
public enum Segmentation {
  /**
   * What stands between white space, no-break spaces included, as Python's {@code str.split()} cuts
   * it: for comparisons.
   */
  WHITESPACE("whitespace"),

  /**
   * The segments of ICU's word break iterator for the root locale (Unicode Standard Annex 29, with
   * dictionaries for Chinese, Japanese, Thai, Lao, Khmer and Burmese) but for those of white space
   * alone.
   */
  PLAIN_ICU("plain-icu"),

  /**
   * Those of {@link #PLAIN_ICU} with three changes that bring them closer to the tokens of
   * natural-language tool kits: a colon ends a word, the first apostrophe in a word ends it, as in
   * {@code l'|eau}, and neighbouring tokens without letter or digit are one, white space between
   * them left out. No language has rules of its own, so that a decision depends on the text alone.
   */
  ICU("icu"),

  /**
   * Those of {@link #ICU}, but for the languages that need more: Korean in morphemes, by Lucene's
   * Nori; Tibetan and Dzongkha in syllables, without the mark between them; and in Thai, Lao, Khmer
   * and Burmese the zero-width space is white space. The default.
   */
  BY_LANGUAGE("icu-by-language");

  private final String id;

  Segmentation(String id) {
    this.id = id;
  }

  /** The name in recipes and reports. */
  public String id() {
    return id;
  }
}
