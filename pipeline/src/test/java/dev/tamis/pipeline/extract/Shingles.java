package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as a bag of four words in a row, as extraction is scored by in the field. */
final class Shingles {
  private static final int WORDS = 4;
  private static final String DENSE = "\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff";
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern WORD_OR_IDEOGRAPH =
      Pattern.compile("[" + DENSE + "]|[\\w&&[^" + DENSE + "]]+", Pattern.UNICODE_CHARACTER_CLASS);

  private final Map<String, Integer> counts = new HashMap<>();
  private int size;

  private Shingles() {}

  /**
   * The shingles of a text.
   *
   * @param dense whether each ideograph is a word
   */
  static Shingles of(String text, boolean dense) {
    List<String> words = new ArrayList<>();
    Matcher word = (dense ? WORD_OR_IDEOGRAPH : WORD).matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
    Shingles shingles = new Shingles();
    for (int i = 0; i < Math.max(1, words.size() - WORDS + 1) && !words.isEmpty(); i++) {
      String shingle = String.join(" ", words.subList(i, Math.min(words.size(), i + WORDS)));
      shingles.counts.merge(shingle, 1, Integer::sum);
      shingles.size++;
    }
    return shingles;
  }

  int size() {
    return size;
  }

  /** How many are in both. */
  int common(Shingles other) {
    int common = 0;
    for (Map.Entry<String, Integer> own : counts.entrySet()) {
      common += Math.min(own.getValue(), other.counts.getOrDefault(own.getKey(), 0));
    }
    return common;
  }

  /** A text with white space made one. */
  static String flat(String text) {
    return String.join(" ", text.strip().split("[\\s\\u00a0]+", -1));
  }
}
