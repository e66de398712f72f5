package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule itself, one document after the other in survivor order: each goes if one that stays is
 * its near-duplicate, and else stays; the lexicographically first maximal independent set. Finishes
 * what the passes left, and decides small corpora alone. Memory: about 300 bytes a document with a
 * sketch of 112 rows, and 24 for each band of one that stays.
 */
final class Sequential {
  private static final int INDEXED = Earlier.INDEXED;

  private final Settings settings;
  private final List<Node> nodes;
  private final Map<Integer, Earlier<Integer>> large = new HashMap<>();

  // Buckets by the key of their band, open addressing; of each the chain of those that stay.
  private long[] keys = new long[1 << 12];
  private int[] heads = new int[1 << 12];
  private int[] tails = new int[1 << 12];
  private int[] sizes = new int[1 << 12];
  private int buckets;
  private int[] members = new int[1 << 12];
  private int[] next = new int[1 << 12];
  private int links = 1;

  private int survivor;
  private double best;

  /** Is told what was decided. */
  interface Sink {
    void keep(Node node);

    /** The earliest near-duplicate that stays, and how similar it is. */
    void remove(Node node, Vertex survivor, double similarity);
  }

  /**
   * Sets it up.
   *
   * @param nodes undecided documents in any order; will be sorted
   */
  Sequential(Settings settings, List<Node> nodes) {
    this.settings = settings;
    this.nodes = nodes;
    nodes.sort(Comparator.comparing(Node::vertex));
  }

  /**
   * Fails where there are more documents than the finisher takes: memory of one worker must not
   * grow with the corpus.
   */
  static void checkSize(int size, Settings settings) {
    if (size >= settings.finisher()) {
      throw new IllegalStateException(
          "near-duplicates did not converge: more than "
              + settings.finisher()
              + " documents are undecided after "
              + settings.passes()
              + " passes; raise dedup.near.passes");
    }
  }

  /**
   * Decides all documents.
   *
   * @param claims of documents of which one that stays is known to be a near-duplicate
   */
  void decide(Map<Place, Residue.Claim> claims, Sink sink) {
    for (int number = 0; number < nodes.size(); number++) {
      Node node = nodes.get(number);
      Residue.Claim claim = claims.get(node.vertex().place());
      if (claim != null) {
        sink.remove(node, claim.survivor(), claim.similarity());
      } else if (find(node)) {
        sink.remove(node, nodes.get(survivor).vertex(), best);
      } else {
        sink.keep(node);
        keep(node, number);
      }
    }
  }

  private boolean find(Node node) {
    survivor = Integer.MAX_VALUE;
    for (int band = node.bands().nextSetBit(0);
        band >= 0;
        band = node.bands().nextSetBit(band + 1)) {
      int slot = slot(key(node, band));
      if (heads[slot] == 0) {
        continue;
      }
      if (sizes[slot] >= INDEXED) {
        large.get(slot).find(node.print(), this::take);
      } else {
        for (int link = heads[slot]; link != 0; link = next[link]) {
          double similarity =
              settings.verifier().similarity(node.print(), nodes.get(members[link]).print());
          if (similarity >= 0 && !take(members[link], similarity)) {
            break;
          }
        }
      }
    }
    return survivor != Integer.MAX_VALUE;
  }

  /** The first of a bucket is its earliest, so that there is no need to go on. */
  private boolean take(int number, double similarity) {
    if (number < survivor) {
      survivor = number;
      best = similarity;
    }
    return false;
  }

  private void keep(Node node, int number) {
    for (int band = node.bands().nextSetBit(0);
        band >= 0;
        band = node.bands().nextSetBit(band + 1)) {
      if (2 * buckets >= keys.length) {
        grow();
      }
      long key = key(node, band);
      int slot = slot(key);
      if (links == members.length) {
        members = Arrays.copyOf(members, 2 * links);
        next = Arrays.copyOf(next, 2 * links);
      }
      members[links] = number;
      if (heads[slot] == 0) {
        keys[slot] = key;
        heads[slot] = links;
        buckets++;
      } else {
        next[tails[slot]] = links;
      }
      tails[slot] = links++;
      sizes[slot]++;
      if (sizes[slot] >= INDEXED) {
        index(slot, band);
      }
    }
  }

  private void index(int slot, int band) {
    Earlier<Integer> earlier = large.get(slot);
    if (earlier != null) {
      int number = members[tails[slot]];
      earlier.add(nodes.get(number).print(), number);
      return;
    }
    earlier = new Earlier<>(settings.layout(), settings.verifier(), band);
    for (int link = heads[slot]; link != 0; link = next[link]) {
      earlier.add(nodes.get(members[link]).print(), members[link]);
    }
    large.put(slot, earlier);
  }

  private long key(Node node, int band) {
    return settings.layout().key(node.print().sketch(), band, node.print().group());
  }

  private int slot(long key) {
    int slot = (int) (key ^ key >>> 32) & keys.length - 1;
    while (heads[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldHeads = heads;
    int[] oldTails = tails;
    int[] oldSizes = sizes;
    Map<Integer, Earlier<Integer>> oldLarge = new HashMap<>(large);
    int length = 2 * keys.length;
    keys = new long[length];
    heads = new int[length];
    tails = new int[length];
    sizes = new int[length];
    large.clear();
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldHeads[old] != 0) {
        int slot = slot(oldKeys[old]);
        keys[slot] = oldKeys[old];
        heads[slot] = oldHeads[old];
        tails[slot] = oldTails[old];
        sizes[slot] = oldSizes[old];
        if (oldLarge.containsKey(old)) {
          large.put(slot, oldLarge.get(old));
        }
      }
    }
  }
}
