package dev.tamis.language.fasttext;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words and labels of a model, found by their bytes. */
final class Vocabulary {
  /** A zero after the word, a count and a kind. */
  private static final int MIN_ENTRY = 1 + Long.BYTES + 1;

  private static final byte LABEL = 1;

  private final byte[] pool;
  private final int[] ends;
  private final int[] slots;
  private final int words;
  private final long[] labelCounts;

  private Vocabulary(byte[] pool, int[] ends, int words, long[] labelCounts) {
    this.pool = pool;
    this.ends = ends;
    this.words = words;
    this.labelCounts = labelCounts;
    this.slots = new int[Integer.highestOneBit(Math.max(1, ends.length)) * 4];
    Arrays.fill(slots, -1);
    for (int id = 0; id < ends.length; id++) {
      int start = start(id);
      slots[slot(pool, start, ends[id], hash(pool, start, ends[id]))] = id;
    }
  }

  /** Reads the entries; {@code pruned} gets the size of the table of kept n-grams. */
  static Vocabulary read(ModelFile in, long[] pruned) throws IOException {
    int size = in.readInt("number of words and labels", 1, 1 << 28);
    int words = in.readInt("number of words", 0, size);
    int labels = in.readInt("number of labels", 1, size);
    in.check(words + labels == size, 4, size - words + " labels, as of all entries", labels);
    in.readLong("number of tokens");
    pruned[0] = in.readLong("number of kept n-grams");
    in.require((long) size * MIN_ENTRY, size + " words and labels");
    byte[] pool = new byte[1 << 12];
    int[] ends = new int[size];
    long[] labelCounts = new long[labels];
    int[] end = new int[1];
    for (int id = 0; id < size; id++) {
      pool = in.readWord(pool, end[0], end);
      ends[id] = end[0];
      long count = in.readLong("count of a word");
      byte kind = in.readByte("kind of entry");
      in.check(kind == (id < words ? 0 : LABEL), 1, id < words ? "a word, 0" : "a label, 1", kind);
      if (kind == LABEL) {
        labelCounts[id - words] = count;
      }
    }
    return new Vocabulary(Arrays.copyOf(pool, end[0]), ends, words, labelCounts);
  }

  int words() {
    return words;
  }

  /** How often each label stood in the training text. */
  long[] labelCounts() {
    return labelCounts.clone();
  }

  List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (int id = words; id < ends.length; id++) {
      labels.add(new String(pool, start(id), ends[id] - start(id), StandardCharsets.UTF_8));
    }
    return labels;
  }

  /** Number of a word, or of a label from {@link #words()} on; -1 for what is neither. */
  int find(byte[] text, int from, int to, int hash) {
    return slots[slot(text, from, to, hash)];
  }

  /**
   * FNV-1a of 32 bits as fastText has it, which takes bytes for signed numbers.
   *
   * @see <a href="http://www.isthe.com/chongo/tech/comp/fnv/">FNV hash</a>
   */
  static int hash(byte[] text, int from, int to) {
    int hash = 0x811C9DC5;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text[i]) * 0x01000193;
    }
    return hash;
  }

  private int slot(byte[] text, int from, int to, int hash) {
    int slot = (hash ^ hash >>> 16) & slots.length - 1;
    while (slots[slot] >= 0) {
      int id = slots[slot];
      if (Arrays.equals(pool, start(id), ends[id], text, from, to)) {
        return slot;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private int start(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }
}
