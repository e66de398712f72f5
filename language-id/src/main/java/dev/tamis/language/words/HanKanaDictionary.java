package dev.tamis.language.words;

import com.ibm.icu.util.CharsTrie;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * ICU's dictionary of Chinese and Japanese words (316,000, each with a cost, which is the lower the
 * commoner the word), read from ICU's own data and laid out for speed: a prefix tree whose edges
 * lie in one hash table. Takes 9 MB, once for all threads.
 */
final class HanKanaDictionary {
  /** Cost of a character that is no word. */
  static final int UNKNOWN = 255;

  /** No edge, and no node. */
  static final int NONE = -1;

  private static final int SLOT_BITS = 20;
  private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** A first character is a node by itself; other nodes are the edges that lead to them. */
  private static final int FIRST_NODES = 1 << 16;

  /** Below the key of an edge, its node and character, is the cost of a word, 0 for none. */
  private static final int KEY_SHIFT = 10;

  /** Set if a longer word goes on from here. */
  private static final int LEADS_ON = 1;

  private static final int DATA_MAGIC = 0xDA27;
  private static final int CHARACTER_TREE = 1;
  private static final int TREE_TYPE_MASK = 7;

  /** Cost of each character as a word. */
  private final short[] singles = new short[FIRST_NODES];

  private final long[] edges = new long[1 << SLOT_BITS];

  /** A few bits of each edge, 0 for none: what is no word is mostly told here, in less memory. */
  private final byte[] signs = new byte[1 << SLOT_BITS];

  private HanKanaDictionary(char[] tree) {
    Arrays.fill(singles, (short) UNKNOWN);
    int[] path = new int[64];
    StringBuilder before = new StringBuilder();
    for (CharsTrie.Entry entry : new CharsTrie(CharBuffer.wrap(tree), 0)) {
      CharSequence word = entry.chars;
      if (isHanKana(word)) {
        add(word, entry.value, before, path);
      }
    }
  }

  /** The dictionary; empty where this release of ICU keeps it elsewhere or in another form. */
  static Optional<HanKanaDictionary> get() {
    return Holder.DICTIONARY;
  }

  /** Cost of a character as a word. */
  int single(char c) {
    return singles[c];
  }

  /** The edge from a node by a character, or {@link #NONE}. */
  int edge(int node, char c) {
    long key = (long) node << 16 | c;
    long mixed = key * SPREAD;
    byte sign = sign(mixed);
    int slot = (int) (mixed >>> 64 - SLOT_BITS);
    while (true) {
      byte found = signs[slot];
      if (found == sign && edges[slot] >>> KEY_SHIFT == key) {
        return slot;
      }
      if (found == 0) {
        return NONE;
      }
      slot = slot + 1 & SLOT_MASK;
    }
  }

  /** Never 0. */
  private static byte sign(long mixed) {
    return (byte) (mixed >>> 64 - SLOT_BITS - 7 | 0x80);
  }

  /** Cost of the word that ends with an edge; 0 if none does. */
  int cost(int edge) {
    return (int) edges[edge] >> 1 & 0x1FF;
  }

  /** The node that an edge leads to, or {@link #NONE}. */
  int node(int edge) {
    return (edges[edge] & LEADS_ON) == 0 ? NONE : FIRST_NODES + edge;
  }

  /** Words come in order: those that begin alike are neighbours. */
  private void add(CharSequence word, int cost, StringBuilder before, int[] path) {
    int same = 0;
    int length = word.length();
    while (same < before.length() && same < length && before.charAt(same) == word.charAt(same)) {
      same++;
    }
    if (length == 1) {
      singles[word.charAt(0)] = (short) cost;
    }
    path[0] = word.charAt(0);
    for (int at = Math.max(1, same); at < length; at++) {
      if (at > 1) {
        edges[path[at - 1] - FIRST_NODES] |= LEADS_ON;
      }
      path[at] = FIRST_NODES + newEdge(path[at - 1], word.charAt(at));
    }
    if (length > 1) {
      edges[path[length - 1] - FIRST_NODES] |= (long) cost << 1;
    }
    before.setLength(0);
    before.append(word);
  }

  private int newEdge(int node, char c) {
    long key = (long) node << 16 | c;
    long mixed = key * SPREAD;
    int slot = (int) (mixed >>> 64 - SLOT_BITS);
    while (signs[slot] != 0) {
      slot = slot + 1 & SLOT_MASK;
    }
    signs[slot] = sign(mixed);
    edges[slot] = key << KEY_SHIFT;
    return slot;
  }

  /** The few words with letters or punctuation in them are never whole in a run. */
  private static boolean isHanKana(CharSequence word) {
    byte[] classes = BreakClasses.table();
    for (int i = 0; i < word.length(); i++) {
      if ((classes[word.charAt(i)] & BreakClasses.HAN_KANA) == 0) {
        return false;
      }
    }
    return true;
  }

  /** The tree in ICU's data, whose head names its kind and size; empty as {@link #get}. */
  static Optional<char[]> tree() {
    int release = VersionInfo.ICU_VERSION.getMajor();
    for (String data : List.of("icudata", "icudt" + release + "b")) {
      String path = "com/ibm/icu/impl/data/" + data + "/brkitr/cjdict.dict";
      try (InputStream in = CharsTrie.class.getClassLoader().getResourceAsStream(path)) {
        if (in != null) {
          return treeIn(ByteBuffer.wrap(in.readAllBytes()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("ICU's dictionary of Chinese and Japanese, " + path, e);
      }
    }
    return Optional.empty();
  }

  private static Optional<char[]> treeIn(ByteBuffer data) {
    int head = data.getShort(0) & 0xFFFF;
    String format = StandardCharsets.US_ASCII.decode(data.duplicate().slice(12, 4)).toString();
    if ((data.getShort(2) & 0xFFFF) != DATA_MAGIC
        || !format.equals("Dict")
        || data.get(16) != 1
        || (data.getInt(head + 16) & TREE_TYPE_MASK) != CHARACTER_TREE) {
      return Optional.empty();
    }
    int begin = data.getInt(head);
    int end = data.getInt(head + 12);
    char[] tree = new char[(end - begin) / 2];
    data.slice(head + begin, end - begin).asCharBuffer().get(tree);
    return Optional.of(tree);
  }

  private static final class Holder {
    static final Optional<HanKanaDictionary> DICTIONARY = tree().map(HanKanaDictionary::new);
  }
}
