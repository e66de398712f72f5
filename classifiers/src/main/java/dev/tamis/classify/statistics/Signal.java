package dev.tamis.classify.statistics;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is measured of a text. Ratios of nothing are 0. Lengths count code points. A name that
 * begins with {@code rps_} or {@code ccnet_} is RedPajama-V2's and means what it means there, over
 * our words and without folding case; the others are our own, and where datatrove measures the same
 * they are datatrove's numbers.
 */
public enum Signal {
  /** Characters. */
  CHARACTERS("ccnet_length"),
  /** Lines, as Python's {@code splitlines} cuts them. */
  LINES("ccnet_nlines"),
  /** Lines that are not blank, cut at line feeds alone. */
  NONBLANK_LINES("doc_nonblank_line_count"),
  /** Tokens, punctuation included. */
  TOKENS("doc_token_count"),
  /** Tokens that are not punctuation alone. */
  WORDS("rps_doc_word_count"),
  /** Mean length of those. */
  MEAN_WORD_LENGTH("rps_doc_mean_word_length"),
  /** Tokens that are not made of datatrove's punctuation alone. */
  NON_SYMBOL_TOKENS("doc_non_symbol_token_count"),
  /** Mean length of those. */
  MEAN_NON_SYMBOL_LENGTH("doc_mean_non_symbol_token_length"),
  /** Number signs per token. */
  HASH_RATIO("doc_hash_to_token_ratio"),
  /** Ellipses per token. */
  ELLIPSIS_RATIO("doc_ellipsis_to_token_ratio"),
  /** Number signs and ellipses per word. */
  SYMBOL_RATIO("rps_doc_symbol_to_word_ratio"),
  /** Line feeds per token. */
  NEWLINE_RATIO("doc_newline_to_token_ratio"),
  /** Curly brackets per character. */
  CURLY_BRACKETS("rps_doc_curly_bracket"),
  /** Share of lines that begin with a bullet or hyphen. */
  BULLET_LINES("doc_frac_lines_start_with_bullet"),
  /** Share of lines that end with an ellipsis. */
  ELLIPSIS_LINES("rps_doc_frac_lines_end_with_ellipsis"),
  /** Share of lines that are not blank which end with one of datatrove's marks of any script. */
  TERMINAL_LINES("doc_frac_lines_end_with_terminal_mark"),
  /** Share of lines that are not blank which are at most 30 characters long. */
  SHORT_LINES("doc_frac_short_lines"),
  /** Length of the third longest line; 0 where there are fewer lines. */
  THIRD_LONGEST_LINE("doc_third_longest_line"),
  /** Share of tokens, punctuation included, that hold a letter. */
  ALPHABETIC_TOKENS("doc_frac_alphabetic_tokens"),
  /** Share of words, punctuation alone being none, that hold a letter. */
  ALPHABETIC_WORDS("doc_frac_alphabetic_words"),
  /** Share of words that hold none. */
  NON_ALPHABETIC_WORDS("rps_doc_frac_no_alph_words"),
  /** Number of different stop words of the language; unknown where it has no list. */
  STOP_WORDS("doc_distinct_stop_words"),
  /** Stop words per word; unknown where the language has no list. */
  STOP_WORD_SHARE("rps_doc_stop_word_fraction"),
  /** Number of different words among the, be, to, of, and, that, have, with. */
  ENGLISH_STOP_WORDS("doc_distinct_english_stop_words"),
  /** Number of different stop words of an imported list; unknown where there is none. */
  IMPORTED_STOP_WORDS("doc_distinct_imported_stop_words"),
  /** Share of words that stand in a list of flagged words; unknown where there is none. */
  FLAGGED_WORDS("doc_frac_flagged_words"),
  /** Different words per word. */
  UNIQUE_WORDS("rps_doc_frac_unique_words"),
  /** Share of paragraphs that stood before. */
  DUPLICATE_PARAGRAPHS("doc_frac_duplicate_paragraphs"),
  /** Share of the text in paragraphs that stood before. */
  DUPLICATE_PARAGRAPH_CHARACTERS("doc_frac_chars_duplicate_paragraphs"),
  /** Share of lines that stood before. */
  DUPLICATE_LINES("doc_frac_duplicate_lines"),
  /** Share of the text in lines that stood before. */
  DUPLICATE_LINE_CHARACTERS("doc_frac_chars_duplicate_lines"),
  /** Share of the text, line feeds left out, in lines that are not blank and stood before. */
  DUPLICATE_NONBLANK_CHARACTERS("doc_frac_chars_duplicate_nonblank_lines"),
  /** Share of the text in its most frequent pair of tokens. */
  TOP_2_GRAM("doc_frac_chars_top_2gram"),
  /** Share of the text in its most frequent run of three tokens. */
  TOP_3_GRAM("doc_frac_chars_top_3gram"),
  /** Share of the text in its most frequent run of four tokens. */
  TOP_4_GRAM("doc_frac_chars_top_4gram"),
  /** Share of the text in runs of five tokens that stood before. */
  DUPLICATE_5_GRAMS("doc_frac_chars_dupe_5grams"),
  /** Share of the text in runs of six tokens that stood before. */
  DUPLICATE_6_GRAMS("doc_frac_chars_dupe_6grams"),
  /** Share of the text in runs of seven tokens that stood before. */
  DUPLICATE_7_GRAMS("doc_frac_chars_dupe_7grams"),
  /** Share of the text in runs of eight tokens that stood before. */
  DUPLICATE_8_GRAMS("doc_frac_chars_dupe_8grams"),
  /** Share of the text in runs of nine tokens that stood before. */
  DUPLICATE_9_GRAMS("doc_frac_chars_dupe_9grams"),
  /** Share of the text in runs of ten tokens that stood before. */
  DUPLICATE_10_GRAMS("doc_frac_chars_dupe_10grams"),
  /** Share of the words' characters in the most frequent pair of words; 0 if none repeats. */
  WORD_TOP_2_GRAM("rps_doc_frac_chars_top_2gram"),
  /** Share of the words' characters in the most frequent run of three words; 0 if none repeats. */
  WORD_TOP_3_GRAM("rps_doc_frac_chars_top_3gram"),
  /** Share of the words' characters in the most frequent run of four words; 0 if none repeats. */
  WORD_TOP_4_GRAM("rps_doc_frac_chars_top_4gram"),
  /** Share of the words' characters covered by runs of five words that stand more than once. */
  WORD_DUPLICATE_5_GRAMS("rps_doc_frac_chars_dupe_5grams"),
  /** Share of the words' characters covered by runs of six words that stand more than once. */
  WORD_DUPLICATE_6_GRAMS("rps_doc_frac_chars_dupe_6grams"),
  /** Share of the words' characters covered by runs of seven words that stand more than once. */
  WORD_DUPLICATE_7_GRAMS("rps_doc_frac_chars_dupe_7grams"),
  /** Share of the words' characters covered by runs of eight words that stand more than once. */
  WORD_DUPLICATE_8_GRAMS("rps_doc_frac_chars_dupe_8grams"),
  /** Share of the words' characters covered by runs of nine words that stand more than once. */
  WORD_DUPLICATE_9_GRAMS("rps_doc_frac_chars_dupe_9grams"),
  /** Share of the words' characters covered by runs of ten words that stand more than once. */
  WORD_DUPLICATE_10_GRAMS("rps_doc_frac_chars_dupe_10grams"),
  /**
   * Share of the lines' characters that stand in prose, lists and tables and code left out. With
   * less than a tenth, or fewer than 50 words, the signals of prose are those of the whole text,
   * and lines, paragraphs and runs of words count from their second time on.
   */
  PROSE_SHARE("doc_prose_share"),
  /** Mean length of the words of the prose. */
  PROSE_MEAN_WORD_LENGTH("doc_prose_mean_word_length"),
  /** Number signs per token of the prose. */
  PROSE_HASH_RATIO("doc_prose_hash_to_token_ratio"),
  /** Ellipses per token of the prose. */
  PROSE_ELLIPSIS_RATIO("doc_prose_ellipsis_to_token_ratio"),
  /**
   * Share of the prose in lines that end with an ellipsis; 0 where that are one or two lines, or
   * 1,000 characters of prose in a row have none.
   */
  PROSE_ELLIPSIS_LINES("doc_prose_frac_chars_lines_end_with_ellipsis"),
  /** Share of the words of the prose that hold a letter. */
  PROSE_ALPHABETIC_WORDS("doc_prose_frac_alphabetic_words"),
  /** Share of paragraphs of prose that stood at least twice before. */
  PROSE_DUPLICATE_PARAGRAPHS("doc_prose_frac_duplicate_paragraphs"),
  /** Share of the prose in paragraphs that stood at least twice before. */
  PROSE_DUPLICATE_PARAGRAPH_CHARACTERS("doc_prose_frac_chars_duplicate_paragraphs"),
  /** Share of lines of prose that stood at least twice before; 0 where that are one or two. */
  PROSE_DUPLICATE_LINES("doc_prose_frac_duplicate_lines"),
  /** Share of the prose in lines that stood at least twice before. */
  PROSE_DUPLICATE_LINE_CHARACTERS("doc_prose_frac_chars_duplicate_lines"),
  /** Share of the prose in its most frequent pair of tokens. */
  PROSE_TOP_2_GRAM("doc_prose_frac_chars_top_2gram"),
  /** Share of the prose in its most frequent run of three tokens. */
  PROSE_TOP_3_GRAM("doc_prose_frac_chars_top_3gram"),
  /** Share of the prose in its most frequent run of four tokens. */
  PROSE_TOP_4_GRAM("doc_prose_frac_chars_top_4gram"),
  /** Share of the prose in runs of five tokens that stood at least twice before. */
  PROSE_DUPLICATE_5_GRAMS("doc_prose_frac_chars_dupe_5grams"),
  /** Share of the prose in runs of six tokens that stood at least twice before. */
  PROSE_DUPLICATE_6_GRAMS("doc_prose_frac_chars_dupe_6grams"),
  /** Share of the prose in runs of seven tokens that stood at least twice before. */
  PROSE_DUPLICATE_7_GRAMS("doc_prose_frac_chars_dupe_7grams"),
  /** Share of the prose in runs of eight tokens that stood at least twice before. */
  PROSE_DUPLICATE_8_GRAMS("doc_prose_frac_chars_dupe_8grams"),
  /** Share of the prose in runs of nine tokens that stood at least twice before. */
  PROSE_DUPLICATE_9_GRAMS("doc_prose_frac_chars_dupe_9grams"),
  /** Share of the prose in runs of ten tokens that stood at least twice before. */
  PROSE_DUPLICATE_10_GRAMS("doc_prose_frac_chars_dupe_10grams"),
  /**
   * Share of the prose in runs of ten tokens that stood before; a tenth of whole lines that stand a
   * second time is left out, unless they are nearly half of it.
   */
  PROSE_REPEATED("doc_prose_frac_chars_repeated"),
  /** Share of lines that begin with a bullet or hyphen and are no prose. */
  BLOCK_BULLET_LINES("doc_blocks_frac_lines_start_with_bullet"),
  /** Share of the text in lines of lists, tables and code, beside prose, that stood before. */
  BLOCK_DUPLICATE_CHARACTERS("doc_blocks_frac_chars_duplicate_lines"),
  /** Share of the text in lines that are labels in a row, as of a menu. */
  BLOCK_MENU_CHARACTERS("doc_blocks_frac_chars_menu_lines"),
  /** Of C4's cleaning: 1 where a line that would have been kept says lorem ipsum, else 0. */
  C4_LOREM_IPSUM("c4_lorem_ipsum"),
  /** Of C4's cleaning: 1 where a line that would have been kept has a curly bracket, else 0. */
  C4_CURLY_BRACKET("c4_curly_bracket"),
  /** Of C4's cleaning: sentences in the lines that were kept. */
  C4_SENTENCES("c4_sentence_count");

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

  /** Whether it is a share of something, which is 1 at most. */
  public boolean isShare() {
    return label.contains("_frac_") || label.endsWith("_fraction") || label.endsWith("_share");
  }

  /** The signal of a name, or null. */
  public static Signal named(String label) {
    return BY_LABEL.get(label);
  }
}
