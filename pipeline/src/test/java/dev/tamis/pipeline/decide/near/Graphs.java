package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.SurvivorOrder;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Graphs of near-duplicates made up as sketches, and the plainest form of the rule. */
final class Graphs {
  /** The order of the default recipe. */
  static final SurvivorOrder ORDER =
      new SurvivorOrder.Spec(List.of("newest", "longest")).on(List.of());

  private static final int NUMBERS = 1 << 24;

  private Graphs() {}

  /** How the documents of a cluster go with each other. */
  enum Kind {
    /** Unlike any other. */
    SINGLES,
    /** Edits of one document, some of them below the threshold. */
    STAR,
    /** Each is an edit of the one before and newer than it. */
    CHAIN,
    /** Each is an edit of a random earlier one; newest in no order. */
    TREE,
    /** They share one band and are else unlike. */
    BUCKET,
    /** Sub-clusters that share one band. */
    GROUPS,
    /** All the same. */
    COPIES
  }

  /** Some documents. */
  record Cluster(Kind kind, int size, int first, long seed) implements Serializable {}

  /** A document and what it is compared by. */
  record Signed(Card card, Print print) {
    Vertex vertex() {
      return Meet.vertex(card, ORDER);
    }
  }

  /** Clusters with about {@code documents} documents, three in ten of them with near-duplicates. */
  static List<Cluster> mixed(int documents, long seed, Cluster... more) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Cluster> clusters = new ArrayList<>();
    int first = 0;
    for (Cluster cluster : more) {
      clusters.add(new Cluster(cluster.kind, cluster.size, first, random.nextLong()));
      first += cluster.size;
    }
    Kind[] kinds = Kind.values();
    while (first < documents) {
      Kind kind = random.nextInt(10) < 5 ? Kind.SINGLES : kinds[random.nextInt(1, kinds.length)];
      int size = Math.min(documents - first, (int) Math.ceil(2 / (.05 + random.nextDouble())));
      if (kind == Kind.SINGLES) {
        size = Math.min(documents - first, random.nextInt(1, 40));
      }
      clusters.add(new Cluster(kind, size, first, random.nextLong()));
      first += size;
    }
    return clusters;
  }

  static Cluster cluster(Kind kind, int size) {
    return new Cluster(kind, size, 0, 0);
  }

  static List<Signed> signed(Cluster cluster, Layout layout) {
    SplittableRandom random = new SplittableRandom(cluster.seed);
    List<Signed> documents = new ArrayList<>(cluster.size);
    byte[] base = new byte[layout.size()];
    random.nextBytes(base);
    byte[] group = base;
    for (int i = 0; i < cluster.size; i++) {
      byte[] sketch = base;
      switch (cluster.kind) {
        case SINGLES -> random.nextBytes(sketch = new byte[layout.size()]);
        case STAR -> sketch = edit(base, random.nextInt(layout.size() * 2 / 5), random);
        case CHAIN ->
            sketch =
                i == 0
                    ? base
                    : edit(documents.get(i - 1).print.sketch(), 1 + layout.size() / 11, random);
        case TREE ->
            sketch =
                i == 0
                    ? base
                    : edit(
                        documents.get(random.nextInt(i)).print.sketch(),
                        random.nextInt(layout.size() / 4),
                        random);
        case BUCKET -> {
          random.nextBytes(sketch = new byte[layout.size()]);
          System.arraycopy(base, 0, sketch, 0, layout.rows());
        }
        case GROUPS -> {
          if (i % 100 == 0) {
            random.nextBytes(group = new byte[layout.size()]);
          }
          sketch = edit(group, random.nextInt(layout.size() / 4), random);
          System.arraycopy(base, 0, sketch, 0, layout.rows());
        }
        case COPIES -> {}
      }
      int number = (int) ((cluster.first + i) * 0x9E3779B1L & NUMBERS - 1);
      long fetched = cluster.kind == Kind.CHAIN ? i : random.nextInt(1000);
      Card card =
          new Card(
              new Place(number >>> 12, number & 4095),
              new Hash128(random.nextLong(), 0),
              "eng_Latn",
              "example.org",
              Hash128.of(""),
              Hash128.of(""),
              fetched,
              random.nextInt(5),
              1000,
              1 + random.nextInt(3),
              List.of(),
              Cuts.NONE);
      documents.add(new Signed(card, new Print(0, sketch, new byte[0])));
    }
    return documents;
  }

  private static byte[] edit(byte[] sketch, int rows, SplittableRandom random) {
    byte[] edited = sketch.clone();
    for (int i = 0; i < rows; i++) {
      edited[random.nextInt(edited.length)] = (byte) random.nextInt();
    }
    return edited;
  }

  /** The documents that share a band, as {@link FindShared} and {@link Meet} would make them. */
  static List<Node> nodes(List<Cluster> clusters, Layout layout) {
    Map<Long, Integer> seen = new HashMap<>();
    List<Signed> documents = new ArrayList<>();
    clusters.forEach(cluster -> documents.addAll(signed(cluster, layout)));
    for (Signed document : documents) {
      for (int band = 0; band < layout.bands(); band++) {
        seen.merge(layout.key(document.print.sketch(), band, 0), 1, Integer::sum);
      }
    }
    List<Node> nodes = new ArrayList<>();
    for (Signed document : documents) {
      BitSet bands = new BitSet();
      for (int band = 0; band < layout.bands(); band++) {
        if (seen.get(layout.key(document.print.sketch(), band, 0)) > 1) {
          bands.set(band);
        }
      }
      if (!bands.isEmpty()) {
        nodes.add(new Node(document.vertex(), document.card.size(), document.print, bands, false));
      }
    }
    return nodes;
  }

  /** The first document of the component of each, by union-find over all pairs of a bucket. */
  static Map<Place, Place> components(List<Node> nodes, Settings settings) {
    List<Node> sorted = new ArrayList<>(nodes);
    sorted.sort(Comparator.comparing(Node::vertex));
    int[] parents = new int[sorted.size()];
    Map<Long, List<Integer>> buckets = new HashMap<>();
    Layout layout = settings.layout();
    for (int i = 0; i < sorted.size(); i++) {
      parents[i] = i;
      Print print = sorted.get(i).print();
      for (int band = 0; band < layout.bands(); band++) {
        List<Integer> bucket =
            buckets.computeIfAbsent(
                layout.key(print.sketch(), band, print.group()), some -> new ArrayList<>());
        for (int other : bucket) {
          if (settings.verifier().similarity(print, sorted.get(other).print()) >= 0) {
            int one = root(parents, i);
            int two = root(parents, other);
            parents[Math.max(one, two)] = Math.min(one, two);
          }
        }
        bucket.add(i);
      }
    }
    Map<Place, Place> roots = new TreeMap<>(Places.ORDER);
    for (int i = 0; i < parents.length; i++) {
      Node root = sorted.get(root(parents, i));
      roots.put(sorted.get(i).vertex().place(), root.vertex().place());
    }
    return roots;
  }

  private static int root(int[] parents, int number) {
    int at = number;
    while (parents[at] != at) {
      at = parents[at];
    }
    return at;
  }

  /** The survivor of each document that goes, and null for each that stays. */
  static Map<Place, Place> oracle(List<Node> nodes, Settings settings) {
    List<Node> sorted = new ArrayList<>(nodes);
    sorted.sort(Comparator.comparing(Node::vertex));
    Map<Long, List<Node>> kept = new HashMap<>();
    Map<Place, Place> fates = new TreeMap<>(Places.ORDER);
    Layout layout = settings.layout();
    for (Node node : sorted) {
      Node survivor = null;
      for (int band = 0; band < layout.bands(); band++) {
        long key = layout.key(node.print().sketch(), band, node.print().group());
        for (Node other : kept.getOrDefault(key, List.of())) {
          boolean earlier = survivor == null || other.vertex().compareTo(survivor.vertex()) < 0;
          if (earlier && settings.verifier().similarity(node.print(), other.print()) >= 0) {
            survivor = other;
          }
        }
      }
      fates.put(node.vertex().place(), survivor == null ? null : survivor.vertex().place());
      if (survivor == null) {
        for (int band = 0; band < layout.bands(); band++) {
          long key = layout.key(node.print().sketch(), band, node.print().group());
          kept.computeIfAbsent(key, some -> new ArrayList<>()).add(node);
        }
      }
    }
    return fates;
  }
}
