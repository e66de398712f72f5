package dev.tamis.pipeline.report.page;

import dev.tamis.pipeline.report.statistics.Statistics;
import java.util.List;

/**
 * One of the numbers at the head of the page.
 *
 * @param number the number
 * @param label what it counts
 * @param note beside what it stands
 */
public record Tile(String number, String label, String note) {

  private static final long FULL = 1_000_000;

  /** The first screen: how much, in how many languages, and what share is not English. */
  static List<Tile> of(Statistics statistics) {
    Statistics.Records records = statistics.records();
    Statistics.Totals totals = statistics.totals();
    long kept = records.kept();
    long languages = statistics.languages().values().stream().filter(l -> l.kept() > 0).count();
    long findings = statistics.pii().values().stream().mapToLong(Long::longValue).sum();
    boolean tokens = !totals.tokenizer().isEmpty();
    return List.of(
        new Tile(
            Format.count(languages), languages == 1 ? "language" : "languages", "in the corpus"),
        new Tile(
            Format.percent(kept - totals.english(), kept),
            "not English",
            Format.count(kept - totals.english()) + " documents"),
        new Tile(
            big(kept),
            "documents kept",
            exact(kept)
                + Format.percent(kept, records.read())
                + " of "
                + Format.count(records.read())
                + " records read"),
        new Tile(
            Format.brief(tokens ? totals.tokens() : totals.words()),
            tokens ? "tokens" : "words",
            Format.bytes(totals.bytes()) + " of text"),
        new Tile(
            big(findings),
            "personal data redacted",
            "in " + Format.percent(totals.withPii(), kept) + " of the documents"),
        new Tile(
            big(statistics.duplicates()), "duplicates left out", "counted by their survivors"));
  }

  /** In full while that fits a tile. */
  private static String big(long number) {
    return number < FULL ? Format.count(number) : Format.brief(number);
  }

  private static String exact(long number) {
    return number < FULL ? "" : Format.count(number) + ", ";
  }
}
