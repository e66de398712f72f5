package dev.tamis.pipeline.decide;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.ledger.Tally;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts cards where they pass from stage to stage, and fates where they are carried out: how many,
 * and the sum of their places' fingerprints, which tells a card that was lost while another was
 * doubled. What goes into a stage must come out, as left or as removed.
 */
public final class Audit {
  /** Where the counts stand among the tallies; they are no statistics. */
  public static final String PREFIX = "audit/";

  private static final String STANDS_FOR = PREFIX + "stands_for";
  private static final String STOOD_FOR = PREFIX + "stood_for";
  private static final String FATES = PREFIX + "fates/";
  private static final String LEFT = "left";
  private static final String REMOVED = "removed";
  private static final String CURATE = "curate";

  /** Problems that a message quotes; the others are counted. */
  private static final int QUOTED = 5;

  private Audit() {}

  /**
   * A corpus stage by its names.
   *
   * @param name unique in the run
   * @param stage in its outcomes; stages that share it follow each other
   */
  public record Step(String name, String stage) implements Serializable {
    static Step of(CorpusStage stage) {
      return new Step(stage.name(), stage.stage());
    }
  }

  /** The steps of stages, in their order. */
  public static List<Step> steps(List<CorpusStage> stages) {
    return stages.stream().map(Step::of).toList();
  }

  /** A card comes out of curating. */
  public static void curated(Place place, Tally tally) {
    count(CURATE, LEFT, place, tally);
  }

  /** A stage leaves a card. */
  static void left(String name, Place place, Tally tally) {
    count(name, LEFT, place, tally);
  }

  /** A record is written that stands for {@code size} documents. */
  public static void kept(long size, Tally tally) {
    tally.addTo(STANDS_FOR, size);
  }

  /**
   * The line of a removed record is written; {@code stoodFor}: a record of the corpus stands for
   * it.
   */
  public static void removed(String stage, Place place, boolean stoodFor, Tally tally) {
    count(stage, REMOVED, place, tally);
    tally.addTo(STOOD_FOR, stoodFor ? 1 : 0);
  }

  /** The fates of a curated file are not those of its documents. */
  public static void unbalanced(String what, Tally tally) {
    tally.addTo(FATES + what, 1);
  }

  private static void count(String stage, String where, Place place, Tally tally) {
    String key = PREFIX + where + "/" + stage;
    tally.addTo(key, 1);
    tally.addTo(key + "/print", place.fingerprint());
  }

  /** What does not add up, a sentence each; the first of many. */
  public static List<String> problems(Tally tally, List<Step> steps) {
    List<String> problems = new ArrayList<>(tally.startingWith(FATES).keySet());
    String before = CURATE;
    for (int i = 0; i < steps.size(); i++) {
      String stage = steps.get(i).stage();
      if (i + 1 < steps.size() && steps.get(i + 1).stage().equals(stage)) {
        continue; // removals are those of both
      }
      String name = steps.get(i).name();
      long in = get(tally, LEFT, before);
      long left = get(tally, LEFT, name);
      long removed = get(tally, REMOVED, stage);
      String counts =
          "stage " + stage + ": " + in + " cards in, " + left + " left, " + removed + " removed";
      if (in != left + removed) {
        problems.add(counts);
      } else if (get(tally, LEFT, before + "/print")
          != get(tally, LEFT, name + "/print") + get(tally, REMOVED, stage + "/print")) {
        problems.add(counts + ", but not the same cards");
      }
      before = name;
    }
    add(
        problems,
        "cards left by the last stage",
        get(tally, LEFT, before),
        "records kept",
        tally.get("kept"));
    add(
        problems,
        "documents that the records kept stand for",
        tally.get(STANDS_FOR),
        "records kept and those removed in their favour",
        tally.get("kept") + tally.get(STOOD_FOR));
    int more = problems.size() - QUOTED;
    return more <= 0
        ? problems
        : List.of(String.join("; ", problems.subList(0, QUOTED)), "and " + more + " more");
  }

  private static void add(
      List<String> problems, String what, long count, String against, long other) {
    if (count != other) {
      problems.add(what + " = " + count + ", " + against + " = " + other);
    }
  }

  private static long get(Tally tally, String where, String stage) {
    return tally.get(PREFIX + where + "/" + stage);
  }
}
