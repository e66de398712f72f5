package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the main text from the plain text of a page, as WET files hold it: lines that read like
 * sentences in the company of others, and the short lines between them. It knows no words of any
 * language. Thread-safe.
 */
public final class LineFilter {
  private static final double LEAST_WEIGHT = 40;
  private static final double LONG_WEIGHT = 80;

  /** How far company may be, in lines. */
  private static final int REACH = 2;

  /** A cluster needs this share of the weight of the largest. */
  private static final double SHARE = 0.15;

  /** At most so many short lines in a row stay between running text. */
  private static final int BRIDGE = 1;

  private LineFilter() {}

  private record Line(String text, double weight, boolean good) {
    static Line of(String text) {
      double weight = 0;
      int marks = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        weight += Marks.isDense(c) ? BlockWriter.IDEOGRAPH_WEIGHT : 1;
        marks += Marks.isAnyMark(c) ? 1 : 0;
      }
      boolean closed = Marks.endsSentence(text, 0, text.length());
      boolean good = weight >= LONG_WEIGHT ? marks > 0 : weight >= LEAST_WEIGHT && closed;
      return new Line(text, weight, good);
    }
  }

  /** The main text; the text itself where no line of it reads like a sentence. */
  public static String filter(String text) {
    List<Line> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank()) {
        lines.add(Line.of(line.strip()));
      }
    }
    boolean[] kept = company(lines);
    bridge(lines, kept);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        out.append(out.length() > 0 ? "\n" : "").append(lines.get(i).text);
      }
    }
    return out.length() == 0 ? text : out.toString();
  }

  /**
   * Good lines that lie near each other make a cluster; clusters that are small beside the largest
   * are teasers, notices and the like.
   */
  private static boolean[] company(List<Line> lines) {
    boolean[] kept = new boolean[lines.size()];
    int[] cluster = new int[lines.size()];
    List<Double> weights = new ArrayList<>();
    int last = -1;
    double largest = 0;
    for (int i = 0; i < kept.length; i++) {
      if (lines.get(i).good) {
        if (last < 0 || i - last - 1 > REACH) {
          weights.add(0.0);
        }
        int own = weights.size() - 1;
        cluster[i] = own;
        weights.set(own, weights.get(own) + lines.get(i).weight);
        largest = Math.max(largest, weights.get(own));
        last = i;
      }
    }
    for (int i = 0; i < kept.length; i++) {
      kept[i] = lines.get(i).good && weights.get(cluster[i]) >= SHARE * largest;
    }
    return kept;
  }

  private static void bridge(List<Line> lines, boolean[] kept) {
    int last = -1;
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] && lines.get(i).good) {
        if (last >= 0 && i - last - 1 <= BRIDGE) {
          for (int k = last + 1; k < i; k++) {
            kept[k] = true;
          }
        }
        last = i;
      }
    }
  }
}
