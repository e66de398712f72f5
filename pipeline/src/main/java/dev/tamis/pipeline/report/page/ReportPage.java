package dev.tamis.pipeline.report.page;

import dev.tamis.pipeline.assemble.Samples;
import dev.tamis.pipeline.report.statistics.Statistics;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the templates show. Thread-safe.
 *
 * @param statistics the numbers
 * @param repeat how to run the same again
 * @param samples excluded records that are shown, by stage and rule
 */
public record ReportPage(
    Statistics statistics, Repeat repeat, SortedMap<String, List<Samples.Sample>> samples) {
  /** Domains that the page lists; the file beside it has more. */
  public static final int DOMAINS = 100;

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          ReportPage.class.getClassLoader(),
          "dev.tamis.pipeline.report.page.templates");

  /** A page that shows no excluded record. */
  public ReportPage(Statistics statistics, Repeat repeat) {
    this(statistics, repeat, new TreeMap<>());
  }

  /** The page as HTML, always the same for the same numbers. */
  public String render() {
    return render("report.jte", this);
  }

  static String render(String template, Object page) {
    StringOutput out = new StringOutput(1 << 16);
    ENGINE.render(template, page, out);
    return out.toString();
  }

  /** Names of what was run. */
  public String title() {
    return String.join(", ", statistics.run().names());
  }

  /** The numbers at the head. */
  public List<Tile> tiles() {
    return Tile.of(statistics);
  }

  /** What a person should look at. */
  public List<Alert> alerts() {
    return Alert.of(statistics);
  }

  /** Languages with most bytes first, then those of which nothing is kept. */
  public List<Map.Entry<String, dev.tamis.pipeline.report.statistics.Language>> languages() {
    return statistics.languages().entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, dev.tamis.pipeline.report.statistics.Language> language) ->
                        language.getValue().bytes())
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .toList();
  }

  /** The histograms, drawn. */
  public List<HistogramFigure> histograms() {
    return statistics.histograms().stream().map(HistogramFigure::of).toList();
  }

  /** Why records were taken out, the chief reason first. */
  public List<Reason> reasons() {
    return Reason.of(statistics.excluded());
  }

  /** The style sheet. */
  public String css() {
    return resource("report.css");
  }

  /** Sorts tables; the page is whole without it. */
  public String script() {
    return resource("report.js");
  }

  static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
