package dev.tamis.language.fasttext;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns a line into the rows of its words, of the runs of characters in them and of the runs of
 * words, and sums those rows. Belongs to one thread; makes no object per feature.
 */
final class Features {
  private static final byte[] END = "</s>".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LABEL = "__label__".getBytes(StandardCharsets.UTF_8);
  private static final long WORD_MIX = 116049371L;

  private final FastTextModel.Parts model;
  private final float[] sum;
  private byte[] bordered = new byte[256];
  private int[] wordHashes = new int[256];
  private int hashes;
  private int rows;

  Features(FastTextModel.Parts model) {
    this.model = model;
    this.sum = new float[model.arguments().dimension()];
  }

  /** The mean of the rows of a text; null where it has none. */
  float[] mean(byte[] text) {
    Arrays.fill(sum, 0);
    rows = 0;
    hashes = 0;
    if (tokens(text)) {
      token(END, 0, END.length);
    }
    wordRuns();
    if (rows == 0) {
      return null;
    }
    float share = (float) (1.0 / rows);
    for (int i = 0; i < sum.length; i++) {
      sum[i] *= share;
    }
    return sum;
  }

  /** Takes the tokens up to one that says that the line ends; whether the text itself ended. */
  private boolean tokens(byte[] text) {
    int start = 0;
    for (int i = 0; i <= text.length; i++) {
      if (i < text.length && !isSpace(text[i])) {
        continue;
      }
      if (i > start) {
        token(text, start, i);
        if (Arrays.equals(text, start, i, END, 0, END.length)) {
          return false;
        }
      }
      start = i + 1;
    }
    return true;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r') || b == 0;
  }

  private void token(byte[] text, int from, int to) {
    int hash = Vocabulary.hash(text, from, to);
    int id = model.vocabulary().find(text, from, to, hash);
    boolean label = id < 0 ? startsWithLabel(text, from, to) : id >= model.vocabulary().words();
    if (label) {
      return;
    }
    if (id >= 0) {
      add(id);
    }
    if (model.arguments().maxLetters() > 0 && !Arrays.equals(text, from, to, END, 0, END.length)) {
      characterRuns(text, from, to);
    }
    if (model.arguments().wordNgrams() > 1) {
      if (hashes == wordHashes.length) {
        wordHashes = Arrays.copyOf(wordHashes, 2 * hashes);
      }
      wordHashes[hashes++] = hash;
    }
  }

  private static boolean startsWithLabel(byte[] text, int from, int to) {
    return to - from >= LABEL.length
        && Arrays.equals(text, from, from + LABEL.length, LABEL, 0, LABEL.length);
  }

  private void characterRuns(byte[] text, int from, int to) {
    int length = to - from + 2;
    if (length > bordered.length) {
      bordered = new byte[Math.max(length, (int) Math.min(2L * length, Integer.MAX_VALUE - 16))];
    }
    bordered[0] = '<';
    System.arraycopy(text, from, bordered, 1, to - from);
    bordered[length - 1] = '>';
    for (int i = 0; i < length; i++) {
      if (!isContinuation(bordered[i])) {
        runsFrom(i, length);
      }
    }
  }

  private void runsFrom(int start, int length) {
    int min = model.arguments().minLetters();
    int max = model.arguments().maxLetters();
    int hash = Vocabulary.hash(bordered, 0, 0);
    int end = start;
    for (int n = 1; end < length && n <= max; n++) {
      do {
        hash = (hash ^ bordered[end++]) * 0x01000193;
      } while (end < length && isContinuation(bordered[end]));
      if (n >= min && !(n == 1 && (start == 0 || end == length))) {
        addNgram(Integer.remainderUnsigned(hash, model.arguments().buckets()));
      }
    }
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  private void wordRuns() {
    int longest = model.arguments().wordNgrams();
    for (int i = 0; i < hashes; i++) {
      long hash = wordHashes[i];
      for (int j = i + 1; j < hashes && j < i + longest; j++) {
        hash = hash * WORD_MIX + wordHashes[j];
        addNgram((int) Long.remainderUnsigned(hash, model.arguments().buckets()));
      }
    }
  }

  private void addNgram(int bucket) {
    int row = model.kept().row(bucket);
    if (row >= 0) {
      add(model.vocabulary().words() + row);
    }
  }

  private void add(int row) {
    model.input().addTo(sum, row);
    rows++;
  }
}
