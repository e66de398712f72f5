package dev.tamis.classify.textness;

import dev.tamis.classify.statistics.TextTokens;
import dev.tamis.classify.statistics.Twice;

/** Looks at some of the tokens of a text. Reused; not thread-safe. */
final class WordFeatures {
  private static final long BASE = 0x9E3779B97F4A7C15L;

  private final Counts seen = new Counts();
  private final Counts stopsSeen = new Counts();
  private final Twice twice = new Twice();

  /** The hashes of all tokens before each one, put together. */
  private long[] prefixes = new long[1 << 10];

  private TextTokens all;
  private int first;
  private int tokens;
  private int words;
  private long wordCharacters;
  private long squares;
  private int numbers;
  private int capitals;
  private int stops;
  private int distinct;
  private int once;
  private int sentences;

  /** Counts the tokens of a text from one to before another. */
  void count(TextTokens text, int from, int to) {
    all = text;
    first = from;
    tokens = to - from;
    if (prefixes.length <= tokens) {
      prefixes = new long[2 * tokens];
    }
    seen.clear();
    stopsSeen.clear();
    words = numbers = capitals = stops = sentences = 0;
    wordCharacters = squares = 0;
    for (int i = 0; i < tokens; i++) {
      long hash = text.hash(from + i);
      prefixes[i + 1] = prefixes[i] * BASE + hash;
      if (text.is(from + i, TextTokens.WORD)) {
        word(from + i, hash);
      } else if (text.is(from + i, TextTokens.SENTENCE_END)) {
        sentences++;
      }
    }
    distinct = seen.distinct();
    once = seen.once();
  }

  private void word(int token, long hash) {
    int length = all.length(token, token + 1);
    words++;
    wordCharacters += length;
    squares += (long) length * length;
    numbers += all.is(token, TextTokens.DIGIT) ? 1 : 0;
    capitals += length > 1 && !all.is(token, TextTokens.NOT_UPPER) ? 1 : 0;
    seen.add(hash);
    if (all.is(token, TextTokens.STOP)) {
      stops++;
      stopsSeen.add(hash);
    }
  }

  /** Share of the characters of all tokens in runs of {@code n} tokens that stood before. */
  double duplicateGrams(int n) {
    long power = 1;
    for (int k = 0; k < n; k++) {
      power *= BASE;
    }
    twice.begin(tokens);
    for (int i = 0; i + n <= tokens; i++) {
      twice.add(prefixes[i + n] - prefixes[i] * power);
    }
    seen.clear();
    long repeated = 0;
    int i = 0;
    while (i + n <= tokens) {
      long hash = prefixes[i + n] - prefixes[i] * power;
      if (twice.maybe(hash) && seen.add(hash) > 1) {
        repeated += all.length(first + i, first + i + n);
        i += n;
      } else {
        i++;
      }
    }
    return repeated == 0 ? 0 : (double) repeated / all.length(first, first + tokens);
  }

  int words() {
    return words;
  }

  double meanLength() {
    return share(wordCharacters);
  }

  double deviation() {
    double mean = meanLength();
    return words == 0 ? 0 : Math.sqrt(Math.max(0, (double) squares / words - mean * mean));
  }

  double wordShare() {
    return tokens == 0 ? 0 : (double) words / tokens;
  }

  double numberShare() {
    return share(numbers);
  }

  double capitalShare() {
    return share(capitals);
  }

  double distinctShare() {
    return share(distinct);
  }

  /** Share of the words that stand once. */
  double onceShare() {
    return share(once);
  }

  double stopShare() {
    return share(stops);
  }

  /** Different stop words among the different words. */
  double distinctStopShare() {
    return distinct == 0 ? 0 : (double) stopsSeen.distinct() / distinct;
  }

  /** Words between marks that end sentences. */
  double sentenceLength() {
    return words == 0 ? 0 : (double) words / Math.max(1, sentences);
  }

  private double share(long part) {
    return words == 0 ? 0 : (double) part / words;
  }
}
