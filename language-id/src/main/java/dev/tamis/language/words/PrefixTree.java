package dev.tamis.language.words;

/**
 * Words in a tree by their characters, whose edges lie in one hash table, each with a number of the
 * caller's. A first character is a node by itself; other nodes are the edges that lead to them.
 * Thread-safe once it is filled.
 */
final class PrefixTree {
  /** No edge, no node. */
  static final int NONE = -1;

  /** The largest number of a word. */
  static final int MOST = (1 << 23) - 1;

  private static final int FIRST_NODES = 1 << 16;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** Below the key of an edge, its node and character, are whether it leads on and the number. */
  private static final int KEY_SHIFT = 24;

  private static final int LEADS_ON = MOST + 1;

  private final int slotShift;
  private final int slotMask;
  private final long[] edges;

  /** A few bits of each edge, 0 for none: what is no word is mostly told here, in less memory. */
  private final byte[] signs;

  private final int[] firsts = new int[FIRST_NODES];
  private final StringBuilder before = new StringBuilder();
  private final int[] path = new int[64];

  /**
   * Makes an empty tree.
   *
   * @param slotBits logarithm of the number of edges that there is room for; half of them are
   *     enough for speed
   */
  PrefixTree(int slotBits) {
    slotShift = Long.SIZE - slotBits;
    slotMask = (1 << slotBits) - 1;
    edges = new long[1 << slotBits];
    signs = new byte[1 << slotBits];
  }

  /** Adds a word. Words come in order: those that begin alike are neighbours. */
  void add(CharSequence word, int number) {
    int same = 0;
    int length = word.length();
    while (same < before.length() && same < length && before.charAt(same) == word.charAt(same)) {
      same++;
    }
    path[0] = word.charAt(0);
    for (int at = Math.max(1, same); at < length; at++) {
      if (at > 1) {
        edges[path[at - 1] - FIRST_NODES] |= LEADS_ON;
      }
      path[at] = FIRST_NODES + newEdge(path[at - 1], word.charAt(at));
    }
    if (length == 1) {
      firsts[path[0]] = number;
    } else {
      edges[path[length - 1] - FIRST_NODES] |= number;
    }
    before.setLength(0);
    before.append(word);
  }

  private int newEdge(int node, char c) {
    long key = (long) node << 16 | c;
    long mixed = key * SPREAD;
    int slot = (int) (mixed >>> slotShift);
    while (signs[slot] != 0) {
      slot = slot + 1 & slotMask;
    }
    signs[slot] = sign(mixed);
    edges[slot] = key << KEY_SHIFT;
    return slot;
  }

  /** The edge from a node by a character, or {@link #NONE}. A character is a node by itself. */
  int edge(int node, char c) {
    long key = (long) node << 16 | c;
    long mixed = key * SPREAD;
    byte sign = sign(mixed);
    int slot = (int) (mixed >>> slotShift);
    while (true) {
      byte found = signs[slot];
      if (found == sign && edges[slot] >>> KEY_SHIFT == key) {
        return slot;
      }
      if (found == 0) {
        return NONE;
      }
      slot = slot + 1 & slotMask;
    }
  }

  /** Never 0; of other bits than those that choose the slot, of which there are at most 21. */
  private static byte sign(long mixed) {
    return (byte) (mixed >>> 36 | 0x80);
  }

  /** The number of the word that ends with an edge; 0 if none does. */
  int number(int edge) {
    return (int) edges[edge] & MOST;
  }

  /** The number of a character as a word; 0 if it is none. */
  int numberOf(char c) {
    return firsts[c];
  }

  /** The node that an edge leads to, or {@link #NONE}. */
  int node(int edge) {
    return (edges[edge] & LEADS_ON) == 0 ? NONE : FIRST_NODES + edge;
  }
}
