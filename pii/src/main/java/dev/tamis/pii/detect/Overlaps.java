package dev.tamis.pii.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Resolves overlaps. The order: the higher score, then the longer value, then the kind that stands
 * first in the catalogue, then the one that begins first. What overlaps a value taken earlier in
 * that order is left out.
 */
public final class Overlaps {

  private static final Comparator<Candidate> ORDER =
      Comparator.comparingDouble((Candidate c) -> -c.score())
          .thenComparingInt(c -> c.start() - c.end())
          .thenComparingInt(Candidate::order)
          .thenComparingInt(Candidate::start)
          .thenComparing(Candidate::kind)
          .thenComparing(Candidate::rule);

  private Overlaps() {}

  /** The candidates to keep, in order of their start. */
  public static List<Candidate> resolve(List<Candidate> candidates) {
    if (candidates.size() < 2) {
      return candidates;
    }
    List<Candidate> sorted = new ArrayList<>(candidates);
    sorted.sort(ORDER);
    TreeMap<Integer, Candidate> kept = new TreeMap<>();
    for (Candidate candidate : sorted) {
      Map.Entry<Integer, Candidate> before = kept.lowerEntry(candidate.end());
      if (before == null || before.getValue().end() <= candidate.start()) {
        kept.put(candidate.start(), candidate);
      }
    }
    return List.copyOf(kept.values());
  }
}
