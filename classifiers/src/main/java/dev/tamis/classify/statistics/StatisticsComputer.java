package dev.tamis.classify.statistics;

import static dev.tamis.classify.statistics.Signal.*;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.StopWords;
import dev.tamis.language.words.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures texts, each once. The measures are those of datatrove's Gopher filters (its paper: Rae
 * et al. 2021, appendix A1.1), over the tokens of {@link Words}. Reuses its buffers; not
 * thread-safe, make one per thread.
 */
public final class StatisticsComputer {
  private static final List<Signal> TOP_GRAMS = List.of(TOP_2_GRAM, TOP_3_GRAM, TOP_4_GRAM);
  private static final List<Signal> DUPLICATE_GRAMS =
      List.of(
          DUPLICATE_5_GRAMS,
          DUPLICATE_6_GRAMS,
          DUPLICATE_7_GRAMS,
          DUPLICATE_8_GRAMS,
          DUPLICATE_9_GRAMS,
          DUPLICATE_10_GRAMS);

  private final Words words = new Words();
  private final TokenTable tokens = new TokenTable();
  private final Lines lines = new Lines();
  private final Grams grams = new Grams();
  private final Map<LanguageTag, StopWords> stopWords = new TreeMap<>();
  private char[] buffer = new char[1 << 14];

  /** Measures a text in a language. */
  public TextStatistics compute(String text, LanguageTag tag) {
    load(text);
    StopWords stops = stopWords.computeIfAbsent(tag, StopWords::of);
    words.cut(text, tag);
    tokens.clear();
    for (int i = 0; i < words.count(); i++) {
      tokens.add(buffer, words.start(i), words.end(i), stops, false);
    }
    return measure(text, stops);
  }

  /** Share of the words of the last text that are stop words. */
  public double stopWordShare() {
    return tokens.words() == 0 ? 0 : (double) tokens.stopWordTokens() / tokens.words();
  }

  /** Share of the tokens of the last text that did not stand before in it. */
  public double distinctWordShare() {
    return ratio(tokens.distinct(grams), tokens.count());
  }

  /** Measures a text whose tokens are given, for comparisons with other tokenizers. */
  TextStatistics compute(String text, Iterable<String> given, StopWords stops) {
    load(text);
    tokens.clear();
    for (String token : given) {
      tokens.add(token.toCharArray(), 0, token.length(), stops, true);
    }
    return measure(text, stops);
  }

  private void load(String text) {
    if (buffer.length < text.length()) {
      buffer = new char[text.length() * 2];
    }
    text.getChars(0, text.length(), buffer, 0);
  }

  private TextStatistics measure(String text, StopWords stops) {
    EnumMap<Signal, Double> values = new EnumMap<>(Signal.class);
    measureWords(text.length(), values);
    measureRepetition(text, values);
    return new TextStatistics(values, !stops.isEmpty());
  }

  private void measureWords(int length, EnumMap<Signal, Double> values) {
    int hashes = 0;
    int ellipses = 0;
    for (int i = 0; i < length; i++) {
      char c = buffer[i];
      hashes += c == '#' ? 1 : 0;
      if (c == '\u2026') {
        ellipses++;
      } else if (c == '.' && i + 2 < length && buffer[i + 1] == '.' && buffer[i + 2] == '.') {
        ellipses++;
        i += 2;
      }
    }
    int[] shapes = Lines.shapes(buffer, length);
    values.put(TOKENS, (double) tokens.count());
    values.put(WORDS, (double) tokens.words());
    values.put(MEAN_WORD_LENGTH, tokens.meanWordLength());
    values.put(NON_SYMBOL_TOKENS, (double) tokens.nonSymbols());
    values.put(MEAN_NON_SYMBOL_LENGTH, tokens.meanNonSymbolLength());
    values.put(HASH_RATIO, ratio(hashes, tokens.count()));
    values.put(ELLIPSIS_RATIO, ratio(ellipses, tokens.count()));
    values.put(BULLET_LINES, ratio(shapes[1], shapes[0]));
    values.put(ELLIPSIS_LINES, ratio(shapes[2], shapes[0]));
    values.put(ALPHABETIC_TOKENS, ratio(tokens.alphabetic(), tokens.count()));
    values.put(ALPHABETIC_WORDS, ratio(tokens.alphabetic(), tokens.words()));
    values.put(STOP_WORDS, (double) tokens.stopWords());
  }

  private void measureRepetition(String text, EnumMap<Signal, Double> values) {
    int length = text.length();
    int points = text.codePointCount(0, length);
    int from = 0;
    while (from < length && Lines.isSpace(buffer[from])) {
      from++;
    }
    int to = length;
    while (to > from && Lines.isSpace(buffer[to - 1])) {
      to--;
    }
    lines.duplicates(buffer, from, to, 2);
    values.put(DUPLICATE_PARAGRAPHS, lines.duplicateShare());
    values.put(DUPLICATE_PARAGRAPH_CHARACTERS, ratio(lines.duplicateCharacters(), points));
    lines.duplicates(buffer, 0, length, 1);
    values.put(DUPLICATE_LINES, lines.duplicateShare());
    values.put(DUPLICATE_LINE_CHARACTERS, ratio(lines.duplicateCharacters(), points));
    for (int n = 2; n <= 4; n++) {
      values.put(TOP_GRAMS.get(n - 2), ratio(tokens.topGram(n, grams), points));
    }
    for (int n = 5; n <= 10; n++) {
      values.put(DUPLICATE_GRAMS.get(n - 5), ratio(tokens.duplicateGrams(n, grams), points));
    }
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
