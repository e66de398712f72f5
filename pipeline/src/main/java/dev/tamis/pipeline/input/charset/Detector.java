package dev.tamis.pipeline.input.charset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Guesses the charset of bytes that say nothing about it and are not UTF-8. */
final class Detector {
  /** Pairs that are looked at: more do not change the guess. */
  private static final int MAX_PAIRS = 6_000;

  /**
   * How much likelier a page is, before it is looked at, in windows-1252 than in another charset.
   */
  private static final long PRIOR = 4L * CharsetModel.STEPS;

  /** The same for charsets that few pages were ever written in. */
  private static final long RARE_PRIOR = 8L * CharsetModel.STEPS;

  private static final Set<String> RARE =
      Set.of(
          "ibm866",
          "iso-8859-3",
          "iso-8859-4",
          "iso-8859-5",
          "iso-8859-6",
          "iso-8859-13",
          "koi8-u",
          "windows-1258",
          "x-mac-cyrillic");

  private Detector() {}

  /** Charsets from the likeliest on; empty if there is nothing above ASCII to judge by. */
  static List<String> rank(byte[] bytes, boolean html) {
    BytePairs pairs = new BytePairs();
    if (html) {
      pairs.addText(bytes, MAX_PAIRS);
    }
    if (pairs.total() == 0) {
      pairs.add(bytes, 0, bytes.length, MAX_PAIRS);
    }
    return pairs.total() == 0 ? List.of() : rank(pairs);
  }

  private static List<String> rank(BytePairs pairs) {
    CharsetModel model = CharsetModel.bundled();
    long[] costs = model.costs(pairs);
    Map<String, Long> best = new LinkedHashMap<>();
    for (int k = 0; k < costs.length; k++) {
      String charset = model.charsets().get(k);
      best.merge(charset, costs[k] + prior(charset), Math::min);
    }
    List<String> ranked = new ArrayList<>(best.keySet());
    // The sort is stable: of equals, the charset named first in the model wins.
    ranked.sort(Comparator.comparingLong(best::get));
    return ranked;
  }

  private static long prior(String charset) {
    if (charset.equals("windows-1252")) {
      return 0;
    }
    if (charset.equals("iso-8859-2") || charset.equals("iso-8859-7")) {
      return (PRIOR + RARE_PRIOR) / 2;
    }
    return RARE.contains(charset) ? RARE_PRIOR : PRIOR;
  }
}
