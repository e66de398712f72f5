package dev.tamis.language.fasttext;

import java.io.IOException;

/**
 * What a model was trained with, as far as answering needs it.
 *
 * @param dimension length of the vectors
 * @param wordNgrams longest run of words that is a feature, 1 for words alone
 * @param loss how scores become probabilities
 * @param buckets number of rows that n-grams are hashed to, 0 without n-grams
 * @param minLetters length of the shortest n-gram of characters
 * @param maxLetters length of the longest one, 0 without any
 */
record Arguments(
    int dimension, int wordNgrams, Loss loss, int buckets, int minLetters, int maxLetters) {
  private static final int MAGIC = 793712314;
  private static final int VERSION = 12;
  private static final int SUPERVISED = 3;

  /** Longer n-grams are no use and would make a hostile model slow. */
  private static final int MAX_NGRAM = 256;

  /** Loss functions in the order of their numbers in the file, which begin at 1. */
  enum Loss {
    HIERARCHICAL_SOFTMAX,
    NEGATIVE_SAMPLING,
    SOFTMAX,
    ONE_VS_ALL
  }

  static Arguments read(ModelFile in) throws IOException {
    int magic = in.readInt("fastText's magic number");
    in.check(magic == MAGIC, Integer.BYTES, "fastText's magic number " + MAGIC, magic);
    int version = in.readInt("format version", 1, VERSION);
    int dimension = in.readInt("dimension", 1, 1 << 20);
    in.readInt("window size");
    in.readInt("epochs");
    in.readInt("minimal count");
    in.readInt("negatives");
    int wordNgrams = in.readInt("length of word n-grams", 0, MAX_NGRAM);
    int loss = in.readInt("loss function", 1, Loss.values().length);
    in.readInt("kind of model, supervised", SUPERVISED, SUPERVISED);
    int buckets = in.readInt("number of buckets", 0, Integer.MAX_VALUE);
    int minLetters = in.readInt("length of the shortest n-gram", 0, MAX_NGRAM);
    int maxLetters = in.readInt("length of the longest n-gram", 0, MAX_NGRAM);
    in.readInt("rate of updates");
    in.readDouble("sampling threshold");
    // Supervised models of version 11 name n-grams of characters, but were trained without.
    int letters = version == 11 ? 0 : maxLetters;
    in.check(
        buckets > 0 || (letters == 0 && wordNgrams <= 1),
        0,
        "at least one bucket for n-grams",
        buckets);
    return new Arguments(
        dimension, wordNgrams, Loss.values()[loss - 1], buckets, minLetters, letters);
  }

  boolean hasNgrams() {
    return maxLetters > 0 || wordNgrams > 1;
  }
}
