package dev.tamis.classify.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tamis.language.LanguageTag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Shares of repeated runs against an oracle that joins strings as datatrove's filter does, on words
 * of few letters that are cut at random: there the same letters stand in other cuts all the time.
 */
class RepeatedRunsTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");
  private static final int TEXTS = 3_000;

  private final StatisticsComputer computer = new StatisticsComputer();

  @Test
  void theSameLettersInOtherCutsAreADuplicate() {
    List<String> tokens =
        List.of("ab cd ef gh ij kl x0q y1r z2s a bcd efg hi jk l end .".split(" ", -1));
    String text = String.join(" ", tokens);
    TextStatistics statistics = computer.compute(text, ENGLISH, tokens);
    assertEquals(12.0 / text.length(), statistics.get(Signal.DUPLICATE_6_GRAMS), 1e-12);
    assertEquals(0, statistics.get(Signal.DUPLICATE_5_GRAMS));
  }

  @Test
  void runsAreThoseOfAnOracle() {
    SplittableRandom random = new SplittableRandom(25);
    for (int text = 0; text < TEXTS; text++) {
      check(tokens(random, text % 4));
    }
  }

  /** Random letters, or a phrase said again and again, cut anew each time. */
  private static List<String> tokens(SplittableRandom random, int style) {
    StringBuilder letters = new StringBuilder();
    int length = 5 + random.nextInt(style == 3 ? 600 : 200);
    int alphabet = 1 + random.nextInt(4);
    while (letters.length() < length) {
      if (style >= 2 && letters.length() > 20 && random.nextInt(3) > 0) {
        int from = random.nextInt(letters.length() - 10);
        letters.append(
            letters, from, from + 1 + random.nextInt(Math.min(60, letters.length() - from)));
      } else if (style == 1 && random.nextInt(8) == 0) {
        letters.append(Character.toChars(0x1F600 + random.nextInt(2)));
      } else {
        letters.append((char) ('a' + random.nextInt(alphabet)));
      }
    }
    List<String> tokens = new ArrayList<>();
    int[] points = letters.codePoints().toArray();
    int longest = 1 + random.nextInt(6);
    for (int from = 0; from < points.length; ) {
      int to = Math.min(points.length, from + 1 + random.nextInt(longest));
      String token = new String(points, from, to - from);
      boolean spaced = style == 1 && token.length() > 2 && random.nextInt(4) == 0;
      tokens.add(spaced ? token.charAt(0) + " " + token.substring(1) : token);
      from = to;
    }
    return tokens;
  }

  private void check(List<String> tokens) {
    String text = String.join(" ", tokens);
    TextStatistics statistics = computer.compute(text, ENGLISH, tokens);
    double length = text.codePointCount(0, text.length());
    for (int n = 2; n <= 10; n++) {
      String name = n <= 4 ? "TOP_" + n + "_GRAM" : "DUPLICATE_" + n + "_GRAMS";
      long expected = n <= 4 ? top(tokens, n) : duplicate(tokens, n);
      assertEquals(
          expected / length, statistics.get(Signal.valueOf(name)), 1e-12, name + " of " + tokens);
    }
  }

  private static long duplicate(List<String> tokens, int n) {
    Set<String> seen = new HashSet<>();
    long sum = 0;
    int at = 0;
    while (at + n <= tokens.size()) {
      String run = String.join("", tokens.subList(at, at + n));
      boolean repeats = !seen.add(run);
      sum += repeats ? run.codePointCount(0, run.length()) : 0;
      at += repeats ? n : 1;
    }
    return sum;
  }

  private static long top(List<String> tokens, int n) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int at = 0; at + n <= tokens.size(); at++) {
      counts.merge(String.join(" ", tokens.subList(at, at + n)), 1, Integer::sum);
    }
    long length = 0;
    int most = 0;
    for (Map.Entry<String, Integer> run : counts.entrySet()) {
      if (run.getValue() > most) {
        most = run.getValue();
        length = run.getKey().codePointCount(0, run.getKey().length());
      }
    }
    return length * most;
  }
}
