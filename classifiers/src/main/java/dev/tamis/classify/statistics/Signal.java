package dev.tamis.classify.statistics;

import java.util.Map;
import java.util.TreeMap;

/** What is measured of a text. Ratios of nothing are 0. Lengths count code points. */
public enum Signal {
  /** Tokens, punctuation included. */
  TOKENS("tokens"),
  /** Tokens that are not punctuation alone. */
  WORDS("words"),
  /** Mean length of those. */
  MEAN_WORD_LENGTH("mean-word-length"),
  /** Tokens that are not made of datatrove's punctuation alone. */
  NON_SYMBOL_TOKENS("non-symbol-tokens"),
  /** Mean length of those. */
  MEAN_NON_SYMBOL_LENGTH("mean-non-symbol-length"),
  /** Number signs per token. */
  HASH_RATIO("hash-ratio"),
  /** Ellipses per token. */
  ELLIPSIS_RATIO("ellipsis-ratio"),
  /** Share of lines that begin with a bullet or hyphen. */
  BULLET_LINES("bullet-lines"),
  /** Share of lines that end with an ellipsis. */
  ELLIPSIS_LINES("ellipsis-lines"),
  /** Share of tokens, punctuation included, that hold a letter. */
  ALPHABETIC_TOKENS("alphabetic-tokens"),
  /** Share of words, punctuation alone being none, that hold a letter. */
  ALPHABETIC_WORDS("alphabetic-words"),
  /** Number of different stop words. */
  STOP_WORDS("stop-words"),
  /** Share of paragraphs that stood before. */
  DUPLICATE_PARAGRAPHS("duplicate-paragraphs"),
  /** Share of the text in paragraphs that stood before. */
  DUPLICATE_PARAGRAPH_CHARACTERS("duplicate-paragraph-characters"),
  /** Share of lines that stood before. */
  DUPLICATE_LINES("duplicate-lines"),
  /** Share of the text in lines that stood before. */
  DUPLICATE_LINE_CHARACTERS("duplicate-line-characters"),
  /** Share of the text in its most frequent pair of tokens. */
  TOP_2_GRAM("top-2-gram"),
  /** Share of the text in its most frequent run of three tokens. */
  TOP_3_GRAM("top-3-gram"),
  /** Share of the text in its most frequent run of four tokens. */
  TOP_4_GRAM("top-4-gram"),
  /** Share of the text in runs of five tokens that stood before. */
  DUPLICATE_5_GRAMS("duplicate-5-grams"),
  /** Share of the text in runs of six tokens that stood before. */
  DUPLICATE_6_GRAMS("duplicate-6-grams"),
  /** Share of the text in runs of seven tokens that stood before. */
  DUPLICATE_7_GRAMS("duplicate-7-grams"),
  /** Share of the text in runs of eight tokens that stood before. */
  DUPLICATE_8_GRAMS("duplicate-8-grams"),
  /** Share of the text in runs of nine tokens that stood before. */
  DUPLICATE_9_GRAMS("duplicate-9-grams"),
  /** Share of the text in runs of ten tokens that stood before. */
  DUPLICATE_10_GRAMS("duplicate-10-grams");

  private static final Map<String, Signal> BY_LABEL = new TreeMap<>();

  static {
    for (Signal signal : values()) {
      BY_LABEL.put(signal.label, signal);
    }
  }

  private final String label;

  Signal(String label) {
    this.label = label;
  }

  /** The signal's name in rules and outputs. */
  public String label() {
    return label;
  }

  /** The signal of a name, or null. */
  public static Signal named(String label) {
    return BY_LABEL.get(label);
  }
}
