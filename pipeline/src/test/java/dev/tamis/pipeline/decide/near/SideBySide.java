package dev.tamis.pipeline.decide.near;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rules over one corpus of JSONL, beside MinHash as datatrove describes it (Penedo and others,
 * FineWeb, arXiv 2406.17557, appendix E): words in lower case without accents and punctuation and
 * with digits as 0, five in a row, 112 affine hashes modulo 2^61 - 1, 14 buckets of 8, candidates
 * are duplicates, of each component one stays. Written from that description, not from its code:
 *
 * <pre>{@code SideBySide FOLDER}</pre>
 *
 * <p>The folder is what {@code NearCorpus} wrote: addresses say which documents belong together.
 */
public final class SideBySide {
  private static final Layout LAYOUT = new Layout(14, 8);
  private static final long PRIME = (1L << 61) - 1;

  private final List<String> urls = new ArrayList<>();
  private final List<long[]> shingles = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Place, Integer> numbers = new TreeMap<>(Places.ORDER);
  private final UnionFind reference = new UnionFind();
  private final Map<String, Integer> buckets = new HashMap<>();
  private final NearSigner signer = new NearSigner(new NearSigner.Signing(LAYOUT, 5, true, false));
  private final long[] factors = new long[112];
  private final long[] terms = new long[112];

  private SideBySide() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < factors.length; i++) {
      factors[i] = random.nextLong(1, PRIME);
      terms[i] = random.nextLong(PRIME);
    }
  }

  private void add(String url, String text) {
    int number = urls.size();
    Place place = new Place(0, number);
    numbers.put(place, number);
    urls.add(url);
    Print print = signer.print(text, 0);
    shingles.add(ShingleSet.read(print.shingles()));
    BitSet bands = new BitSet();
    bands.set(0, LAYOUT.bands());
    Hash128 id = Hash128.of(url);
    nodes.add(new Node(new Vertex(0, 0, id.high(), id.low(), place), 1, print, bands, false));
    reference.add();
    addReference(number, text);
  }

  private void addReference(int number, String text) {
    String[] words =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("\\p{Nd}", "0")
            .replaceAll("[\\p{P}\\p{S}]+", " ")
            .strip()
            .split("\\s+", -1);
    long[] signature = new long[factors.length];
    Arrays.fill(signature, Long.MAX_VALUE);
    for (int i = 0; i + 5 <= words.length; i++) {
      long shingle = Hash128.of(String.join(" ", List.of(words).subList(i, i + 5))).high() >>> 3;
      for (int row = 0; row < signature.length; row++) {
        long high = Math.multiplyHigh(factors[row], shingle);
        long low = factors[row] * shingle;
        long product = (low & PRIME) + (low >>> 61 | high << 3);
        long hash = (product % PRIME + terms[row]) % PRIME;
        signature[row] = Math.min(signature[row], hash);
      }
    }
    for (int band = 0; words.length >= 5 && band < 14; band++) {
      String key = band + Arrays.toString(Arrays.copyOfRange(signature, 8 * band, 8 * band + 8));
      Integer first = buckets.putIfAbsent(key, number);
      if (first != null) {
        reference.unite(first, number);
      }
    }
  }

  private void print(String rule, Map<Integer, Integer> survivors) {
    int[] at = new int[3];
    int mixed = 0;
    for (Map.Entry<Integer, Integer> removed : survivors.entrySet()) {
      double jaccard =
          ShingleSet.jaccard(shingles.get(removed.getKey()), shingles.get(removed.getValue()));
      at[0] += jaccard >= .8 ? 1 : 0;
      at[1] += jaccard >= .75 ? 1 : 0;
      at[2] += jaccard >= .7 ? 1 : 0;
      mixed += cluster(removed.getKey()).equals(cluster(removed.getValue())) ? 0 : 1;
    }
    double all = Math.max(1, survivors.size());
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s\t%d\t%.3f\t%.3f\t%.3f\t%d",
            rule,
            survivors.size(),
            at[0] / all,
            at[1] / all,
            at[2] / all,
            mixed));
  }

  private String cluster(int number) {
    String url = urls.get(number);
    return url.substring(0, url.lastIndexOf('/'));
  }

  private Map<Integer, Integer> anchored(Verifier verifier) {
    Map<Integer, Integer> survivors = new TreeMap<>();
    new Sequential(Settings.of(LAYOUT, verifier, 13), new ArrayList<>(nodes))
        .decide(
            Map.of(),
            new Sequential.Sink() {
              @Override
              public void keep(Node node) {}

              @Override
              public void remove(Node node, Vertex survivor, double similarity) {
                survivors.put(numbers.get(node.vertex().place()), numbers.get(survivor.place()));
              }
            });
    return survivors;
  }

  private Map<Integer, Integer> components(Verifier verifier) {
    Map<Integer, Integer> survivors = new TreeMap<>();
    Graphs.components(nodes, Settings.of(LAYOUT, verifier, 13))
        .forEach(
            (place, root) -> {
              if (!place.equals(root)) {
                survivors.put(numbers.get(place), numbers.get(root));
              }
            });
    return survivors;
  }

  /** Prints a table. */
  public static void main(String[] args) throws IOException {
    SideBySide all = new SideBySide();
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          JsonNode record = json.readTree(line);
          all.add(record.get("url").asText(), record.get("text").asText());
        }
      }
    }
    System.out.println(
        all.urls.size() + " documents\nrule\tremoved\tJ >= .8\tJ >= .75\tJ >= .7\tunrelated");
    Map<Integer, Integer> reference = new TreeMap<>();
    for (int i = 0; i < all.urls.size(); i++) {
      if (all.reference.find(i) != i) {
        reference.put(i, all.reference.find(i));
      }
    }
    all.print("MinHash 64 bits, components, as datatrove", reference);
    all.print("components, verify none", all.components(Verifier.none(112)));
    all.print("components, verify sketch", all.components(new Verifier(112, .8, false)));
    all.print("anchored, verify sketch", all.anchored(new Verifier(112, .8, false)));
    all.print("anchored, verify exact", all.anchored(new Verifier(112, .8, true)));
  }
}
