package dev.tamis.pipeline.report.page;

import dev.tamis.pipeline.ledger.Bins;
import dev.tamis.pipeline.report.statistics.Histogram;
import dev.tamis.pipeline.report.statistics.Language;
import dev.tamis.pipeline.report.statistics.Statistics;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that a person should look at before the corpus is used.
 *
 * @param kind what sort of thing it is, for tests and machines
 * @param text one sentence with the numbers
 * @param link id of the place on the page
 */
public record Alert(String kind, String text, String link) {
  /** Below so many documents a share says little. */
  static final long FEW = 20;

  /** A language of which more than this share is dropped is named. */
  static final double DROPPED = 0.90;

  /** A rule that drops more than this share of what it is asked about is named. */
  static final double NEARLY_ALL = 0.99;

  /** Shares of English beyond which the mix of languages is named. */
  static final double LEAST_ENGLISH = 0.50;

  static final double MOST_ENGLISH = 0.95;

  /** A language whose tags have a lower mean confidence looks unsure. */
  static final double UNSURE = 0.60;

  private static final int MOST_NAMED = 6;

  /** All that hold, in the order of the page. */
  public static List<Alert> of(Statistics statistics) {
    List<Alert> alerts = new ArrayList<>();
    failures(statistics, alerts);
    english(statistics, alerts);
    languages(statistics, alerts);
    rules(statistics, alerts);
    cuts(statistics, alerts);
    return alerts;
  }

  private static void failures(Statistics statistics, List<Alert> alerts) {
    Statistics.Records records = statistics.records();
    if (records.failed() > 0) {
      String worst =
          statistics.failedShards().isEmpty()
              ? ""
              : "; most of them in " + statistics.failedShards().get(0).shard();
      alerts.add(
          new Alert(
              "failed",
              Format.count(records.failed())
                  + " records ("
                  + Format.percent(records.failed(), records.read())
                  + ") could not be read or judged"
                  + worst
                  + ".",
              "failures"));
    }
    if (records.read() > 0 && records.kept() == 0) {
      alerts.add(new Alert("empty", "No record was kept.", "funnel"));
    }
  }

  private static void english(Statistics statistics, List<Alert> alerts) {
    long kept = statistics.records().kept();
    long english = statistics.totals().english();
    if (kept < FEW) {
      return;
    }
    double share = (double) english / kept;
    if (share < LEAST_ENGLISH || share > MOST_ENGLISH) {
      alerts.add(
          new Alert(
              "english",
              "English is "
                  + Format.percent(english, kept)
                  + " of the documents, "
                  + (share < LEAST_ENGLISH ? "less than half." : "more than 95%."),
              "languages"));
    }
  }

  private static void languages(Statistics statistics, List<Alert> alerts) {
    List<String> dropped = new ArrayList<>();
    List<String> unsure = new ArrayList<>();
    statistics
        .languages()
        .forEach(
            (tag, language) -> {
              long tagged = language.kept() + language.dropped();
              if (tagged >= FEW && language.dropped() > DROPPED * tagged) {
                dropped.add(
                    tag
                        + " "
                        + Format.percent(language.dropped(), tagged)
                        + " of "
                        + Format.count(tagged)
                        + " documents"
                        + chiefReason(language));
              }
              if (language.kept() >= FEW
                  && language.confidenceMillionths() > 0
                  && language.meanConfidence() < UNSURE) {
                unsure.add(tag + " " + Format.score(language.meanConfidence()));
              }
            });
    list("language-dropped", "Languages that lost over 90%", "languages", dropped, alerts);
    list(
        "language-unsure",
        "Languages whose tags look unsure, by mean confidence",
        "languages",
        unsure,
        alerts);
  }

  private static String chiefReason(Language language) {
    List<Reason> reasons = Reason.of(language);
    return reasons.isEmpty() ? "" : " (most to " + reasons.get(0).name() + ")";
  }

  private static void rules(Statistics statistics, List<Alert> alerts) {
    List<String> idle = new ArrayList<>();
    statistics
        .rules()
        .forEach(
            (set, rules) ->
                rules.forEach(
                    (rule, asked) -> {
                      long dropped =
                          statistics
                              .excluded()
                              .getOrDefault(set, java.util.Collections.emptySortedMap())
                              .getOrDefault(rule, 0L);
                      if (asked >= FEW && dropped == 0) {
                        idle.add(set + "/" + rule);
                      } else if (asked >= FEW && dropped > NEARLY_ALL * asked) {
                        alerts.add(
                            new Alert(
                                "rule-drops-all",
                                set
                                    + "/"
                                    + rule
                                    + " dropped "
                                    + Format.percent(dropped, asked)
                                    + " of the "
                                    + Format.count(asked)
                                    + " documents that it was asked about.",
                                "reasons"));
                      }
                    }));
    list("rule-idle", "Rules that dropped nothing", "reasons", idle, alerts);
    list(
        "never-evaluated",
        "Rules that were never asked",
        "reasons",
        statistics.neverEvaluated(),
        alerts);
  }

  /** Of many things of a sort the first few are named. */
  private static void list(
      String kind, String what, String link, List<String> names, List<Alert> alerts) {
    if (!names.isEmpty()) {
      int shown = Math.min(MOST_NAMED, names.size());
      alerts.add(
          new Alert(
              kind,
              what
                  + " ("
                  + names.size()
                  + "): "
                  + String.join(", ", names.subList(0, shown))
                  + (names.size() > shown ? " and " + (names.size() - shown) + " more" : "")
                  + ".",
              link));
    }
  }

  /** A threshold in the thick of the values decides about many documents by little. */
  private static void cuts(Statistics statistics, List<Alert> alerts) {
    List<String> near = new ArrayList<>();
    String first = "histograms";
    for (Histogram histogram : statistics.histograms()) {
      Histogram.Cut cut = HistogramFigure.main(histogram);
      int mode = histogram.mode();
      if (cut == null || histogram.total() < 10 * FEW || mode <= 0) {
        continue;
      }
      Bins bins = Bins.of(histogram.scale());
      if (mode < bins.count() - 1 && Math.abs(bins.index(cut.threshold()) - mode) <= 1) {
        first = near.isEmpty() ? HistogramFigure.of(histogram).id() : first;
        near.add(histogram.stage() + "/" + histogram.name() + " " + Format.number(cut.threshold()));
      }
    }
    list(
        "cut-near-mode",
        "Cuts where most values lie, so that a little change moves many documents",
        first,
        near,
        alerts);
  }
}
