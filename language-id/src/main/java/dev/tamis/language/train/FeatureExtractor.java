package dev.tamis.language.train;

import dev.tamis.language.Ngrams;

/** The features of a text as an array that is used again. Not thread-safe. */
final class FeatureExtractor implements Ngrams.WordSink, Ngrams.Sink {
  /** A longer text is cut: it teaches nothing more. */
  private static final int MAX_FEATURES = 1 << 14;

  final int[] features = new int[MAX_FEATURES];
  private final Ngrams ngrams;
  private final int group;
  private int count;

  FeatureExtractor(int bits, int group) {
    this.ngrams = new Ngrams(bits);
    this.group = group;
  }

  /** Fills {@link #features} and returns how many there are. */
  int extract(String text) {
    count = 0;
    char[] chars = text.toCharArray();
    Ngrams.words(chars, 0, chars.length, group, this);
    return count;
  }

  @Override
  public void word(char[] text, int from, int to, long hash) {
    ngrams.features(text, from, to, hash, group, this);
  }

  @Override
  public void bucket(int bucket) {
    if (count < MAX_FEATURES) {
      features[count++] = bucket;
    }
  }
}
