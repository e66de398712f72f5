package dev.tamis.pipeline.words;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Segmentation;
import dev.tamis.language.words.Words;
import java.util.Arrays;

/**
 * Cuts a text into words and gives the hash of each in its one form ({@link Folding}): without
 * case, accents and punctuation, and with every digit as 0. A word is a run of letters, marks and
 * digits; a run in a script without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) is cut by
 * {@link Words} with {@link Segmentation#ICU}, and in Tibetan, whose syllables are divided by a
 * mark, a syllable is a word. No language has rules of its own, so that two copies of a text agree
 * whatever language each was taken for. Reused from text to text. Not thread-safe.
 */
public final class FoldedWords {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final LanguageTag ANY = LanguageTag.parse("und_Zyyy");
  private static final int LARGEST_KEPT = 1 << 20;
  private static final char[] FOLDS = Folding.table();

  private final Words dictionary = new Words(Segmentation.ICU);
  private char[] text = new char[1 << 14];
  private long[] hashes = new long[1 << 10];
  private int[] starts = new int[1 << 10];
  private int[] ends = new int[1 << 10];
  private int count;
  private long hash = MULTIPLIER;
  private int start;
  private boolean open;

  /** Cuts a whole text. */
  public void cut(String newText) {
    load(newText);
    cut(0, newText.length());
  }

  /** Takes a text whose parts {@link #cut(int, int)} then cuts. */
  public void load(String newText) {
    int length = newText.length();
    if (text.length < length || (text.length > LARGEST_KEPT && length <= LARGEST_KEPT)) {
      text = new char[Math.max(length, 1 << 14)];
    }
    if (hashes.length > LARGEST_KEPT && length <= LARGEST_KEPT) {
      hashes = new long[1 << 10];
      starts = new int[1 << 10];
      ends = new int[1 << 10];
    }
    newText.getChars(0, length, text, 0);
    count = 0;
  }

  /**
   * Cuts a part of the text that was loaded, and forgets the words of other parts.
   *
   * @param from where it begins, in UTF-16 units
   * @param to where it ends, exclusive
   */
  public void cut(int from, int to) {
    count = 0;
    int at = from;
    while (at < to) {
      at = plain(at, to);
      if (at < to) {
        at = special(at, to);
      }
    }
    if (open) {
      close(to);
    }
  }

  /**
   * Runs up to the next character that is neither a letter in its one form nor the end of a word,
   * without a branch that depends on where words end, which no processor predicts: the place of the
   * next word is overwritten until the word is over.
   */
  private int plain(int from, int to) {
    reserve(to - from);
    long current = hash;
    int begin = start;
    int words = count;
    int inside = open ? 1 : 0;
    int at = from;
    for (; at < to; at++) {
      int fold = FOLDS[text[at]];
      // One for a letter, zero for the end of a word.
      int letter = -fold >>> 31;
      // Ignored, long or of a dictionary, in one comparison.
      if ((fold - 1 & 0xFFFF) < Folding.DICTIONARY) {
        break;
      }
      hashes[words] = current;
      begin += at - begin & -(1 - inside);
      starts[words] = begin;
      ends[words] = at;
      words += inside & 1 - letter;
      long mask = -(long) letter;
      current = (current ^ fold) * MULTIPLIER & mask | MULTIPLIER & ~mask;
      inside = letter;
    }
    finish(count, words);
    count = words;
    hash = current;
    start = begin;
    open = inside != 0;
    return at;
  }

  private void finish(int first, int last) {
    for (int word = first; word < last; word++) {
      hashes[word] = mix(hashes[word]);
    }
  }

  /** One character, or a run in a script without spaces, that needs more; where it ends. */
  private int special(int at, int to) {
    char fold = FOLDS[text[at]];
    if (fold == Folding.IGNORED) {
      return at + 1;
    }
    int pair = fold == Folding.DICTIONARY ? at + 1 : endOfPair(at, to);
    if (fold == Folding.DICTIONARY || (pair == at + 2 && isDictionary(at, to))) {
      close(at);
      int end = endOfRun(at, to);
      run(at, end);
      return end;
    }
    String form = Folding.expand(Character.codePointAt(text, at, to));
    if (form.isEmpty()) {
      close(at);
    }
    for (int i = 0; i < form.length(); i++) {
      start = open ? start : at;
      open = true;
      hash = (hash ^ form.charAt(i)) * MULTIPLIER;
    }
    return pair;
  }

  private void close(int end) {
    if (open) {
      add(hash, start, end);
      open = false;
      hash = MULTIPLIER;
    }
  }

  /** Number of words. */
  public int count() {
    return count;
  }

  /** The hash of a word, all 64 bits mixed. */
  public long hash(int word) {
    return hashes[word];
  }

  /** Where a word begins, in UTF-16 units. */
  public int start(int word) {
    return starts[word];
  }

  /** Where a word ends, exclusive. */
  public int end(int word) {
    return ends[word];
  }

  /** The hashes of all words, {@link #count} of them; not to be changed. */
  public long[] hashes() {
    return hashes;
  }

  /** A hash of all that is no white space, for texts without a word. */
  public long hashWithoutWords(int from, int to) {
    long hash = ~MULTIPLIER;
    for (int at = from; at < to; at++) {
      if (!Words.isSpace(text[at])) {
        hash = (hash ^ text[at]) * MULTIPLIER;
      }
    }
    return mix(hash);
  }

  /** Spreads the bits of a number over all 64 (the finisher of MurmurHash3, variant 13). */
  public static long mix(long bits) {
    long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  private int endOfPair(int at, int to) {
    boolean pair =
        Character.isHighSurrogate(text[at])
            && at + 1 < to
            && Character.isLowSurrogate(text[at + 1]);
    return pair ? at + 2 : at + 1;
  }

  private boolean isDictionary(int at, int to) {
    return Folding.needsDictionary(Character.codePointAt(text, at, to));
  }

  private int endOfRun(int from, int to) {
    int at = from;
    while (at < to) {
      char fold = FOLDS[text[at]];
      if (fold == Folding.DICTIONARY || fold == Folding.IGNORED) {
        at++;
      } else if (fold == Folding.LONG && endOfPair(at, to) == at + 2 && isDictionary(at, to)) {
        at += 2;
      } else {
        break;
      }
    }
    return at;
  }

  private void run(int from, int to) {
    dictionary.cut(new String(text, from, to - from), ANY);
    for (int token = 0; token < dictionary.count(); token++) {
      int start = from + dictionary.start(token);
      int end = from + dictionary.end(token);
      long hash = MULTIPLIER;
      boolean any = false;
      for (int at = start; at < end; at++) {
        if (FOLDS[text[at]] != Folding.IGNORED) {
          hash = (hash ^ DictionaryForms.OF[text[at]]) * MULTIPLIER;
          any = true;
        }
      }
      if (any) {
        add(hash, start, end);
      }
    }
  }

  /** Makes room for the words of so many characters. */
  private void reserve(int characters) {
    int needed = count + characters / 2 + 2;
    if (needed > hashes.length) {
      int length = Math.max(needed, hashes.length + hashes.length / 2);
      hashes = Arrays.copyOf(hashes, length);
      starts = Arrays.copyOf(starts, length);
      ends = Arrays.copyOf(ends, length);
    }
  }

  private void add(long hash, int start, int end) {
    reserve(1);
    hashes[count] = mix(hash);
    starts[count] = start;
    ends[count++] = end;
  }

  /** Made when the first text in a script without spaces comes. */
  private static final class DictionaryForms {
    static final char[] OF = new char[1 << 16];

    static {
      for (int c = 0; c < OF.length; c++) {
        OF[c] = Folding.dictionary((char) c);
      }
    }
  }
}
