package dev.tamis.pii.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
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

  /** Rules whose values are taken whole: what a surer value does not cover goes as well. */
  private static final Set<String> WHOLE = Set.of("user", "assigned", "password");

  private Overlaps() {}

  private static void keepRest(
      Candidate loser, String text, NavigableMap<Integer, Candidate> kept) {
    int at = loser.start();
    while (at < loser.end()) {
      Map.Entry<Integer, Candidate> over = kept.lowerEntry(at + 1);
      if (over != null && over.getValue().end() > at) {
        at = over.getValue().end();
        continue;
      }
      Integer next = kept.ceilingKey(at);
      int end = next == null ? loser.end() : Math.min(next, loser.end());
      if (text.substring(at, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
        kept.put(
            at, new Candidate(loser.kind(), loser.order(), at, end, loser.score(), loser.rule()));
      }
      at = end;
    }
  }

  /** The candidates to keep, in order of their start. */
  public static List<Candidate> resolve(List<Candidate> candidates, String text) {
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
      } else if (WHOLE.contains(candidate.rule())) {
        keepRest(candidate, text, kept);
      }
    }
    return List.copyOf(kept.values());
  }
}
