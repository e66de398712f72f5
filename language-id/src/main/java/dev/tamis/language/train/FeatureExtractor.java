package dev.tamis.language.train;

import dev.tamis.language.internal.Ngrams;
import dev.tamis.language.internal.WordReader;

/** The features of a text as an array that is used again. Not thread-safe. */
final class FeatureExtractor implements Ngrams.Sink {
  /** A longer text is cut: it teaches nothing more. */
  private static final int MAX_FEATURES = 1 << 14;

  final int[] features = new int[MAX_FEATURES];
  private final WordReader reader = new WordReader();
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
    reader.read(chars, 0);
    for (int word = 0; word < reader.words(); word++) {
      if (reader.groups[word] == group) {
        ngrams.features(
            chars, reader.starts[word], reader.ends[word], reader.hashes[word], group, this);
      }
    }
    return count;
  }

  @Override
  public void bucket(int bucket) {
    if (count < MAX_FEATURES) {
      features[count++] = bucket;
    }
  }
}
