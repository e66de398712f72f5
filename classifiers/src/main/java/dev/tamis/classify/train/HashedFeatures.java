package dev.tamis.classify.train;

import dev.tamis.classify.textness.TextnessFeatures;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Words;
import java.util.Arrays;

/**
 * Turns a text into counts of hashed words, pairs of words and character 2- to 4-grams (Weinberger
 * et al. 2009), and language-independent statistics. The first {@link #MAX_CHARACTERS} count.
 * Letters are in lower case; white space is one space. Reused; not thread-safe.
 */
public final class HashedFeatures {
  /** Version of this set; a model is of one set. */
  public static final String VERSION = "hashed-features-1+" + TextnessFeatures.VERSION;

  /** Number of buckets of each of the two kinds. */
  public static final int BUCKETS = 1 << 18;

  /** What is beyond is not looked at. */
  public static final int MAX_CHARACTERS = 5_000;

  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int MIN_GRAM = 2;
  private static final int MAX_GRAM = 4;

  private final Words cutter = new Words();
  private final TextnessFeatures statistics = new TextnessFeatures();
  private final int[] counts = new int[BUCKETS];
  private int[] touched = new int[1 << 12];
  private int size;
  private final char[] lower = new char[MAX_CHARACTERS];

  /** The features of a text. */
  Bag of(String text, LanguageTag tag) {
    String start = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
    float[] row = new float[TextnessFeatures.COUNT];
    statistics.compute(start, tag, row, 0);
    return new Bag(words(start, tag), grams(start), row);
  }

  private int[] words(String text, LanguageTag tag) {
    for (int i = 0; i < text.length(); i++) {
      lower[i] = Character.toLowerCase(text.charAt(i));
    }
    cutter.cut(text, tag);
    long last = 0;
    for (int i = 0; i < cutter.count(); i++) {
      if (!cutter.isWord(i)) {
        continue;
      }
      long hash = 1;
      for (int k = cutter.start(i); k < cutter.end(i); k++) {
        hash = mix(hash, lower[k]);
      }
      count(hash);
      if (last != 0) {
        count(mix(last, hash));
      }
      last = hash;
    }
    return take();
  }

  private int[] grams(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = Character.toLowerCase(text.charAt(i));
      boolean space = Words.isSpace(c);
      if (!space || (length > 0 && lower[length - 1] != ' ')) {
        lower[length++] = space ? ' ' : c;
      }
    }
    for (int from = 0; from + MIN_GRAM <= length; from++) {
      long hash = mix(2, lower[from]);
      int end = Math.min(length, from + MAX_GRAM);
      for (int i = from + 1; i < end; i++) {
        hash = mix(hash, lower[i]);
        count(hash);
      }
    }
    return take();
  }

  private static long mix(long hash, long value) {
    long mixed = (hash ^ value) * MIX;
    return mixed ^ mixed >>> 29;
  }

  private void count(long hash) {
    int bucket = (int) (hash * MIX >>> 46);
    if (counts[bucket]++ == 0) {
      if (size == touched.length) {
        touched = Arrays.copyOf(touched, size * 2);
      }
      touched[size++] = bucket;
    }
  }

  private int[] take() {
    Arrays.sort(touched, 0, size);
    int[] packed = new int[size];
    for (int i = 0; i < size; i++) {
      packed[i] = Bag.pack(touched[i], counts[touched[i]]);
      counts[touched[i]] = 0;
    }
    size = 0;
    return packed;
  }
}
