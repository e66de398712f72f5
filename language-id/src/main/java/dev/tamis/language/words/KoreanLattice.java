package dev.tamis.language.words;

import java.util.Arrays;

/**
 * The cheapest way to cut a text into the words of {@link KoreanDictionary}, from left to right: a
 * way costs what its words cost, what it costs that one follows the other, and extra where a
 * particle or an ending stands behind a space. These are the rules of Lucene's Nori, and the
 * morphemes are the same; of two ways of one cost the one wins that was found first.
 *
 * <p>What is cheapest before a left context is looked up once for all words of a place that have
 * it, and ways are asked from the cheapest on, until none that is left can be cheaper. Buffers are
 * reused: nothing is allocated for a text. Not thread-safe.
 */
final class KoreanLattice {
  /** Behind so many characters without a place that all ways share, the cheapest is taken. */
  private static final int GAP = 1024;

  private static final int SPACE_COST = 3000;

  private final KoreanDictionary dictionary;
  private final PrefixTree prefixes;
  private final KoreanConnections connections;
  private final KoreanCharacters characters = new KoreanCharacters();

  /** By place: the edge of the two characters that begin there. */
  private int[] pairs = new int[256];

  /** By place: the last way that ends there, and how many do in Nori. */
  private int[] heads = new int[256];

  private int[] crowds = new int[256];

  /** By place: what the cheapest way on from there costs at most, whatever follows. */
  private int[] bounds = new int[256];

  /** By way, in the order in which they were found: what it costs, and below its right context. */
  private long[] costs = new long[1 << 10];

  /** By way: the place behind which its last word stands, perhaps behind a space. */
  private int[] places = new int[1 << 10];

  /** By way: the way up to that place, and another way that ends where this one does. */
  private int[] backs = new int[1 << 10];

  private int[] others = new int[1 << 10];
  private int count;

  /** The ways to the present place that may be the cheapest before some context. */
  private long[] ways = new long[64];

  private int[] wayRights = new int[64];

  private int wayCount;

  /** By left context: the place where it was last looked at, and the cheapest way to it. */
  private final int[] looked;

  private final long[] best;
  private int place;

  /** Where the words of a way begin and end: two places for each, of which a unit may be one. */
  private int[] path = new int[2 * heads.length];

  private int base;
  private int until;
  private int last;
  private int far;

  KoreanLattice(KoreanDictionary dictionary) {
    this.dictionary = dictionary;
    prefixes = dictionary.prefixes();
    connections = dictionary.connections();
    looked = new int[connections.lefts()];
    best = new long[connections.lefts()];
  }

  /** Gives all morphemes of a part of a text; spaces and punctuation are left out. */
  void cut(char[] text, int from, int to, IcuBreaks.Sink sink) {
    if (to == from) {
      return;
    }
    begin(text, from, to);
    int at = from;
    while (at < to) {
      far = Math.max(far, at);
      int crowd = crowds[at - base];
      if (crowd == 0) {
        at++;
        continue;
      }
      if (at > last && crowd == 1 && far == at) {
        commit(text, heads[at - base], at, sink);
      }
      if (at - last >= GAP) {
        at = prune(text, at, sink);
        continue;
      }
      at = extend(text, at, to) + 1;
    }
    gather(to);
    commit(text, (int) best(dictionary.end()), to, sink);
  }

  private void begin(char[] text, int from, int to) {
    int length = to - from + 1;
    if (heads.length < length) {
      heads = new int[2 * length];
      crowds = new int[2 * length];
      bounds = new int[2 * length];
      pairs = new int[2 * length];
      path = new int[2 * heads.length];
    }
    Arrays.fill(heads, 0, length, -1);
    Arrays.fill(crowds, 0, length, 0);
    Arrays.fill(bounds, 0, length, Integer.MAX_VALUE);
    // All at once, so that the processor need not wait for one to look for the next.
    for (int i = from; i + 1 < to; i++) {
      pairs[i - from] = prefixes.edge(text[i], text[i + 1]);
    }
    pairs[to - 1 - from] = PrefixTree.NONE;
    if (place > Integer.MAX_VALUE - length - 1) {
      Arrays.fill(looked, 0);
      place = 0;
    }
    base = from;
    last = from;
    far = from;
    count = 0;
    addWay(0, dictionary.beginning(), from, from, -1);
    until = to;
  }

  /** Adds a way, if it may become the cheapest behind some word. */
  private void addWay(int cost, int right, int from, int end, int back) {
    if (count == costs.length) {
      grow();
    }
    int at = end - base;
    int way = count;
    costs[way] = (long) cost << 32 | right;
    places[way] = from;
    backs[way] = back;
    others[way] = heads[at];
    int bound = Math.min(bounds[at], cost + connections.mostBehind(right));
    // Without a branch, for nothing foretells it.
    int taken = bound - cost - connections.leastBehind(right) >>> 31 ^ 1;
    bounds[at] = bound;
    count += taken;
    heads[at] = taken == 0 ? heads[at] : way;
    crowds[at]++;
  }

  private void grow() {
    costs = Arrays.copyOf(costs, 2 * count);
    places = Arrays.copyOf(places, 2 * count);
    backs = Arrays.copyOf(backs, 2 * count);
    others = Arrays.copyOf(others, 2 * count);
  }

  /** Where a word begins that stands behind a place: there, or behind one space. */
  private int start(char[] text, int at) {
    return KoreanCharacters.isSpace(text[at]) && at + 1 < until ? at + 1 : at;
  }

  /** Adds all words that begin at a place, or behind a space there, and says where that is. */
  private int extend(char[] text, int at, int to) {
    int start = start(text, at);
    gather(at);
    char first = text[start];
    int readings = prefixes.numberOf(first);
    boolean known = readings != 0;
    if (known) {
      addWords(at, start, start + 1, readings);
    }
    int edge = pairs[start - base];
    for (int next = start + 2; edge != PrefixTree.NONE; next++) {
      readings = prefixes.number(edge);
      if (readings != 0) {
        addWords(at, start, next, readings);
        known = true;
      }
      int node = prefixes.node(edge);
      if (node == PrefixTree.NONE || next >= to) {
        break;
      }
      edge = prefixes.edge(node, text[next]);
    }
    if (!known || KoreanCharacters.isInvoke(first)) {
      int length = characters.length(text, start, to);
      readings = dictionary.unknown(characters.kind());
      if (readings != 0) {
        addWords(at, start, start + length, readings);
      }
    }
    return start;
  }

  private void addWords(int from, int start, int end, int readings) {
    boolean spaced = start > from;
    far = Math.max(far, end);
    for (int at = readings; ; at++) {
      int reading = dictionary.reading(at);
      int contexts = dictionary.contexts(reading);
      long way = best(KoreanDictionary.left(contexts));
      boolean dear = spaced && KoreanDictionary.isDearBehindSpace(contexts);
      int cost = (int) (way >> 32) + (dear ? SPACE_COST : 0) + KoreanDictionary.cost(reading);
      addWay(cost, KoreanDictionary.right(contexts), from, end, (int) way);
      if (KoreanDictionary.isLast(reading)) {
        crowds[end - base] += KoreanDictionary.isOneOfMore(reading) ? 1 : 0;
        return;
      }
    }
  }

  /** The cheapest way to a left context behind the present place: its cost, and which it is. */
  private long best(int left) {
    if (looked[left] == place) {
      return best[left];
    }
    int row = connections.row(left);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < wayCount; i++) {
      long way = ways[i] + ((long) connections.cost(row, wayRights[i]) << 32);
      least = Math.min(least, way);
    }
    looked[left] = place;
    best[left] = least;
    return least;
  }

  /** Takes the ways that end at a place, but for those that are dearer than another in any case. */
  private void gather(int at) {
    place++;
    int crowd = crowds[at - base];
    if (ways.length < crowd) {
      ways = new long[2 * crowd];
      wayRights = new int[2 * crowd];
    }
    int bound = bounds[at - base];
    int taken = 0;
    for (int way = heads[at - base]; way >= 0; way = others[way]) {
      int right = (int) costs[way];
      ways[taken] = costs[way] - right + way;
      wayRights[taken] = right;
      taken += bound - cost(way) - connections.leastBehind(right) >>> 31 ^ 1;
    }
    wayCount = taken;
  }

  private int cost(int way) {
    return (int) (costs[way] >> 32);
  }

  /** Takes the cheapest way so far, ahead too, and says where it ends. */
  private int prune(char[] text, int from, IcuBreaks.Sink sink) {
    long least = Long.MAX_VALUE;
    int end = from;
    for (int at = from; at <= far; at++) {
      for (int way = heads[at - base]; way >= 0; way = others[way]) {
        long own = costs[way] - (int) costs[way] + way;
        if (own < least && (at == end || cost(way) < least >> 32)) {
          least = own;
          end = at;
        }
      }
    }
    Arrays.fill(heads, from - base, far - base + 1, -1);
    Arrays.fill(crowds, from - base, far - base + 1, 0);
    Arrays.fill(bounds, from - base, far - base + 1, Integer.MAX_VALUE);
    commit(text, (int) least, end, sink);
    return end;
  }

  /** Gives the words of a way since the last time, and goes on from its end alone. */
  private void commit(char[] text, int way, int end, IcuBreaks.Sink sink) {
    int words = 0;
    int right = (int) costs[way];
    int to = end;
    for (int at = way; to > last; at = backs[at]) {
      path[words++] = to;
      to = places[at];
      path[words++] = start(text, to);
    }
    while (words > 0) {
      int start = path[--words];
      int next = path[--words];
      if (!KoreanCharacters.isPunctuation(text[start])) {
        sink.segment(start, next);
      }
    }
    last = end;
    count = 0;
    heads[end - base] = -1;
    crowds[end - base] = 0;
    bounds[end - base] = Integer.MAX_VALUE;
    addWay(0, right, end, end, -1);
  }
}
