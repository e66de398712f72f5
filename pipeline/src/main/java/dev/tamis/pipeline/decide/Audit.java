package dev.tamis.pipeline.decide;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.ledger.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts cards where they pass from stage to stage: how many, and the sum of their places'
 * fingerprints, which tells a card that was lost while another was doubled. What goes into a stage
 * must come out, as left or as removed.
 */
public final class Audit {
  /** Where the counts stand among the tallies; they are no statistics. */
  public static final String PREFIX = "audit/";

  /** Sum of the sizes of the records kept. */
  public static final String STANDS_FOR = "audit/corpus/stands_for";

  /** Number of records that corpus stages removed. */
  public static final String REMOVED = "audit/corpus/removed";

  /** Number of those for which a record of the corpus stands. */
  public static final String STOOD_FOR = "audit/corpus/stood_for";

  private static final String LEFT = "left";
  private static final String TAKEN = "removed";
  private static final String CURATE = "curate";

  private Audit() {}

  /** A card comes out of curating. */
  public static void curated(Place place, Tally tally) {
    count(CURATE, LEFT, place, tally);
  }

  /** A record is written that stands for {@code size} documents. */
  public static void kept(long size, Tally tally) {
    tally.addTo(STANDS_FOR, size);
  }

  /**
   * The line of a removed record is written; {@code stoodFor}: a record of the corpus stands for
   * it.
   */
  public static void removed(boolean stoodFor, Tally tally) {
    tally.addTo(REMOVED, 1);
    tally.addTo(STOOD_FOR, stoodFor ? 1 : 0);
  }

  static void left(String stage, Place place, Tally tally) {
    count(stage, LEFT, place, tally);
  }

  static void removed(String stage, Place place, Tally tally) {
    count(stage, TAKEN, place, tally);
  }

  private static void count(String stage, String where, Place place, Tally tally) {
    tally.add(1, "audit", stage, where, "count");
    tally.add(place.fingerprint(), "audit", stage, where, "print");
  }

  /**
   * What does not add up, a sentence for each stage.
   *
   * @param stages names of the stages in their order
   */
  public static List<String> problems(Tally tally, List<String> stages) {
    List<String> problems = new ArrayList<>();
    String before = CURATE;
    for (String stage : stages) {
      long in = get(tally, before, LEFT, "count");
      long left = get(tally, stage, LEFT, "count");
      long removed = get(tally, stage, TAKEN, "count");
      String counts =
          "stage " + stage + ": " + in + " cards in, " + left + " left, " + removed + " removed";
      if (in != left + removed) {
        problems.add(counts);
      } else if (get(tally, before, LEFT, "print")
          != get(tally, stage, LEFT, "print") + get(tally, stage, TAKEN, "print")) {
        problems.add(counts + ", but not the same cards");
      }
      before = stage;
    }
    return problems;
  }

  /** How many cards came out of curating. */
  public static long curated(Tally tally) {
    return get(tally, CURATE, LEFT, "count");
  }

  /** How many cards the last stage left. */
  public static long left(Tally tally, List<String> stages) {
    return get(tally, stages.isEmpty() ? CURATE : stages.get(stages.size() - 1), LEFT, "count");
  }

  private static long get(Tally tally, String stage, String where, String what) {
    return tally.get(PREFIX + stage + "/" + where + "/" + what);
  }
}
