package dev.tamis.pipeline.decide.sources;

import dev.tamis.pipeline.ledger.Tally;
import java.util.Locale;

/** Draws what each threshold of the rule over personal data would cost, as a page of its own. */
final class Curve {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 260;
  private static final int EDGE = 40;

  private Curve() {}

  static String html(Tally tally, double threshold) {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append(
            "<title>Sources by density of people's data</title><style>body{font:15px sans-serif;")
        .append("max-width:48em;margin:2em auto}td,th{text-align:right;padding:2px 12px}")
        .append("</style></head><body>\n<h1>Sources by density of people's data</h1>\n<p>What each")
        .append(" threshold would leave out; the recipe says ")
        .append(number(threshold))
        .append(". The sources themselves are in <a href=\"sources.csv\">sources.csv</a>.</p>\n");
    page.append("<svg viewBox=\"0 0 ")
        .append(WIDTH)
        .append(' ')
        .append(HEIGHT)
        .append("\" role=\"img\" aria-label=\"Documents and findings lost at each threshold\">\n");
    line("documents", "#1b6ca8", tally, page);
    line("findings", "#c0392b", tally, page);
    page.append("<text x=\"")
        .append(WIDTH - 200)
        .append("\" y=\"20\" fill=\"#1b6ca8\">documents</text>")
        .append("<text x=\"")
        .append(WIDTH - 90)
        .append("\" y=\"20\" fill=\"#c0392b\">findings</text>\n")
        .append("</svg>\n<table><tr><th>threshold</th><th>sources</th><th>documents</th>")
        .append("<th>findings</th></tr>\n");
    for (int at : Judge.CURVE) {
      page.append("<tr><td>").append(at).append("</td>");
      for (String what : new String[] {"sources", "documents", "findings"}) {
        page.append("<td>").append(get(tally, at, what)).append("</td>");
      }
      page.append("</tr>\n");
    }
    return page.append("</table></body></html>\n").toString();
  }

  private static void line(String what, String colour, Tally tally, StringBuilder page) {
    long most = 1;
    for (int at : Judge.CURVE) {
      most = Math.max(most, get(tally, at, what));
    }
    page.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
        .append(colour)
        .append("\" points=\"");
    int steps = Judge.CURVE.size() - 1;
    for (int i = 0; i <= steps; i++) {
      long x = EDGE + (long) i * (WIDTH - 2L * EDGE) / steps;
      long y = HEIGHT - EDGE - get(tally, Judge.CURVE.get(i), what) * (HEIGHT - 2L * EDGE) / most;
      page.append(x).append(',').append(y).append(' ');
    }
    page.append("\"/>\n");
    for (int i = 0; i <= steps; i += 2) {
      long x = EDGE + (long) i * (WIDTH - 2L * EDGE) / steps;
      page.append("<text font-size=\"11\" x=\"")
          .append(x)
          .append("\" y=\"")
          .append(HEIGHT - 15)
          .append("\">")
          .append(Judge.CURVE.get(i))
          .append("</text>");
    }
  }

  private static long get(Tally tally, int at, String what) {
    return tally.get(
        "sources/pii-density/curve/" + String.format(Locale.ROOT, "%05d", at) + "/" + what);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
