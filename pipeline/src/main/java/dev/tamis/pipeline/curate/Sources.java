package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.corpus.CuratedSplit;
import dev.tamis.pipeline.corpus.KeptSplits;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run is made of: shards, and curated splits of shards that are not read again.
 *
 * @param shards to be read
 * @param added splits of other shards that were curated before, and of which all are there
 * @param kept folder where curated splits are written, with a slash at its end
 * @param reused folders in which a split that is whole is looked for before it is curated, each
 *     with a slash at its end
 */
public record Sources(
    List<Shard> shards, List<CuratedSplit.Origin> added, String kept, List<String> reused)
    implements Serializable {
  private static final int SHOWN = 5;

  /** Copies the lists. */
  public Sources {
    shards = List.copyOf(shards);
    added = List.copyOf(added);
    reused = List.copyOf(reused);
  }

  /** Shards alone, curated into a folder with a slash at its end. */
  public static Sources of(List<Shard> shards, String kept) {
    return new Sources(shards, List.of(), kept, List.of());
  }

  /** The same, and splits that are whole in one of the folders are not curated again. */
  public Sources reusing(List<String> folders) {
    return new Sources(shards, added, kept, folders);
  }

  /**
   * The same, and every shard that was curated to a folder and is not among those to be read.
   *
   * @param folder with a slash at its end
   * @throws IllegalArgumentException if none was curated by these document stages, or not all
   *     splits of one are there
   */
  public Sources adding(String folder, Plan plan) throws IOException {
    Map<String, Map<Long, CuratedSplit.Origin>> found = new TreeMap<>();
    for (KeptSplits.Whole whole : new KeptSplits(folder, plan.digest()).all()) {
      CuratedSplit.Origin origin = whole.header().origin();
      CuratedSplit.Origin other =
          found
              .computeIfAbsent(origin.split().shard(), name -> new TreeMap<>())
              .put(origin.number(), origin);
      if (other != null) {
        throw new IllegalArgumentException(
            "add: two versions of the shard "
                + origin.split().shard()
                + " were curated to "
                + folder
                + "; which is meant? Read the shard itself with --input");
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "add: no curated split in "
              + folder
              + " is of these document stages, models, lists and version; tamis plan says what is"
              + " there");
    }
    Set<String> read = shards.stream().map(Shard::name).collect(Collectors.toSet());
    found.keySet().removeAll(read);
    checkWhole(found, folder);
    List<CuratedSplit.Origin> all = new ArrayList<>();
    found.values().forEach(splits -> all.addAll(splits.values()));
    List<String> folders = new ArrayList<>(reused);
    folders.add(folder);
    return new Sources(shards, all, kept, folders);
  }

  private static void checkWhole(Map<String, Map<Long, CuratedSplit.Origin>> found, String folder) {
    List<String> parts = new ArrayList<>();
    found.forEach(
        (shard, splits) -> {
          Set<Hash128> contents =
              splits.values().stream()
                  .map(CuratedSplit.Origin::content)
                  .collect(Collectors.toSet());
          long of = splits.values().iterator().next().of();
          if (splits.size() != of || contents.size() != 1) {
            parts.add(shard + " (" + splits.size() + " of " + of + " splits)");
          }
        });
    if (!parts.isEmpty()) {
      throw new IllegalArgumentException(
          "add: not all splits of these shards are in "
              + folder
              + ": "
              + String.join(", ", parts.subList(0, Math.min(SHOWN, parts.size())))
              + (parts.size() > SHOWN ? " and " + (parts.size() - SHOWN) + " more" : "")
              + "; read the shards themselves with --input");
    }
  }

  /** The tasks of the splits that are added; their shards have the numbers behind the others. */
  List<SplitTask> addedTasks() {
    Map<String, Long> numbers = new TreeMap<>();
    List<SplitTask> tasks = new ArrayList<>();
    for (CuratedSplit.Origin origin : added) {
      long number =
          numbers.computeIfAbsent(
              origin.split().shard(), name -> (long) shards.size() + numbers.size());
      tasks.add(
          new SplitTask(number, origin.number(), origin.of(), origin.split(), origin.content()));
    }
    return tasks;
  }
}
