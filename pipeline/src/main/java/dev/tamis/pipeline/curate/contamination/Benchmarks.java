package dev.tamis.pipeline.curate.contamination;

import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.DecontaminateSection;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The benchmarks of a recipe, read. Thread-safe. */
public final class Benchmarks {
  private final DecontaminateSection section;
  private final BenchmarkIndex index;
  private final SortedMap<String, String> digests = new TreeMap<>();

  private Benchmarks(DecontaminateSection section) {
    this.section = section;
    BenchmarkIndex.Builder builder =
        new BenchmarkIndex.Builder(section.ngram(), section.minWords(), section.maxItems());
    section
        .benchmarks()
        .forEach(
            (name, path) -> {
              List<String> fields = section.fields().getOrDefault(name, List.of("text"));
              builder.add(name, BenchmarkReader.read(name, path, fields));
              digests.put("decontaminate.benchmarks." + name, digest(path));
            });
    index = builder.build();
  }

  /**
   * Reads them all.
   *
   * @throws IllegalArgumentException if one cannot be read; the message names the key
   */
  public static Benchmarks read(DecontaminateSection section) {
    return new Benchmarks(section);
  }

  private static String digest(String path) {
    try {
      return BenchmarkReader.sha256(path);
    } catch (IOException e) {
      throw new IllegalArgumentException("benchmark cannot be read: " + e.getMessage(), e);
    }
  }

  /** Digests of their files, by the keys of the recipe. */
  public SortedMap<String, String> digests() {
    return new TreeMap<>(digests);
  }

  /** Bytes that the index takes, about. */
  public long memory() {
    return index.memory();
  }

  /** What looks for them, for one thread. */
  public Search newSearch() {
    return new Search();
  }

  /** Looks for benchmarks in texts. Not thread-safe. */
  public final class Search {
    private final Overlap overlap = new Overlap(index, section.minCover());
    private final Map<Integer, int[]> counts = new TreeMap<>();
    private long asked;

    /**
     * What a text has of benchmarks.
     *
     * @param benchmark the benchmark of the item that is covered most; null where none is
     * @param cover share of that item's n-grams that the text has
     * @param rest the text without all of them
     */
    public record Found(String benchmark, double cover, String rest) {}

    /** Looks into a text, and counts the items. */
    public Found in(String text) {
      asked++;
      List<Overlap.Match> matches = overlap.matches(text);
      Overlap.Match most = null;
      for (Overlap.Match match : matches) {
        most = most == null || match.cover() > most.cover() ? match : most;
        int quarter = (int) Math.ceil(match.cover() * 4);
        counts.computeIfAbsent(match.item(), item -> new int[5])[quarter]++;
      }
      return most == null
          ? new Found(null, 0, text)
          : new Found(index.name(most.item()), most.cover(), Overlap.cut(text, matches));
    }

    /** Adds what was counted since the last call: documents by item and share of it. */
    public void takeCounts(Tally tally) {
      for (String name : section.benchmarks().keySet()) {
        tally.add(asked, "rules", "decontaminate", name);
      }
      asked = 0;
      counts.forEach(
          (item, quarters) -> {
            for (int quarter = 1; quarter < quarters.length; quarter++) {
              if (quarters[quarter] > 0) {
                tally.add(
                    quarters[quarter],
                    "contamination",
                    index.name(item),
                    "item " + index.number(item),
                    "up to " + 25 * quarter + "%");
              }
            }
          });
      counts.clear();
    }
  }
}
