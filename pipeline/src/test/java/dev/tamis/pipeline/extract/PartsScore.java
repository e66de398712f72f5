package dev.tamis.pipeline.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.input.charset.Decoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Scores text, code, formulas and tables apart, on pages whose text is known as Markdown, and
 * writes {@code accuracy/extraction-parts.tsv}.
 *
 * <p>A set is a folder with {@code <name>.html} and {@code <name>.gold.md}, or a file of JSON lines
 * with {@code html} and {@code groundtruth_content}, as WebMainBench comes. A page counts for a
 * part if it is in the gold text or in ours.
 *
 * <p>Of a set with {@code pages/<id>.html} and {@code truth.jsonl} with plain {@code text}, code
 * and tables are scored, where their words show that they belong to the text ({@link MarkedParts}).
 */
public final class PartsScore {
  private static final String HEAD = "set\tpart\tpages\tscore\n";
  private static final String GOLD = ".gold.md";

  private final MainText extractor = new MainText(new Format(true, false, false));
  private final Map<String, double[]> parts = new TreeMap<>();
  private final boolean verbose;

  PartsScore(boolean verbose) {
    this.verbose = verbose;
  }

  /** Usage: {@code SET… [-o TABLE] [-v]}; {@code -v} tells the parts of a page that are not 1. */
  public static void main(String[] args) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(args));
    boolean verbose = arguments.remove("-v");
    int at = arguments.indexOf("-o");
    Path table = at < 0 ? null : Path.of(arguments.get(at + 1));
    if (at >= 0) {
      arguments.subList(at, at + 2).clear();
    }
    StringBuilder out = new StringBuilder(HEAD);
    for (String set : arguments) {
      PartsScore score = new PartsScore(verbose);
      score.add(Path.of(set));
      out.append(score.rows(Path.of(set).getFileName().toString()));
    }
    System.out.print(out);
    if (table != null) {
      Files.writeString(table, out);
    }
  }

  /** Takes in all pages of a set. */
  void add(Path set) throws IOException {
    if (!Files.isDirectory(set)) {
      try (BufferedReader lines = Files.newBufferedReader(set)) {
        ObjectMapper json = new ObjectMapper();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode page = json.readTree(line);
          String name = page.path("track_id").asText();
          add(name, page.get("html").asText(), page.get("groundtruth_content").asText());
        }
      }
      return;
    }
    if (Files.exists(set.resolve("truth.jsonl"))) {
      addMarked(set);
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.list(set)) {
      all = files.filter(file -> file.toString().endsWith(GOLD)).sorted().toList();
    }
    for (Path gold : all) {
      String name = gold.getFileName().toString().replace(GOLD, "");
      byte[] page = Files.readAllBytes(gold.resolveSibling(name + ".html"));
      add(name, Decoder.html(page, "").text(), Files.readString(gold));
    }
  }

  private void addMarked(Path set) throws IOException {
    for (String line : Files.readAllLines(set.resolve("truth.jsonl"))) {
      JsonNode truth = new ObjectMapper().readTree(line);
      String id = truth.get("id").asText();
      byte[] page = Files.readAllBytes(set.resolve("pages/" + id + ".html"));
      String html = Decoder.html(page, "").text();
      MarkdownParts gold = MarkedParts.of(html, truth.path("text").asText());
      MarkdownParts own = MarkdownParts.of(extractor.of(html).text());
      if (!gold.code().isEmpty()) {
        add(id, "code", EditSimilarity.of(gold.code(), own.code()));
      }
      if (!gold.tables().isEmpty()) {
        add(id, "table", EditSimilarity.ofTables(gold.tables(), own.tables()));
      }
    }
  }

  private void add(String name, String html, String markdown) {
    MarkdownParts gold = MarkdownParts.of(markdown);
    MarkdownParts own = MarkdownParts.of(extractor.of(html).text());
    add(name, "text", gold.text(), own.text());
    add(name, "code", gold.code(), own.code());
    add(name, "formula", gold.formulas(), own.formulas());
    if (!gold.tables().isEmpty() || !own.tables().isEmpty()) {
      add(name, "table", EditSimilarity.ofTables(gold.tables(), own.tables()));
    }
  }

  private void add(String name, String part, String gold, String own) {
    if (!gold.isEmpty() || !own.isEmpty()) {
      add(name, part, EditSimilarity.of(gold, own));
    }
  }

  private void add(String name, String part, double score) {
    double[] sum = parts.computeIfAbsent(part, p -> new double[2]);
    sum[0] += score;
    sum[1]++;
    if (verbose && score < 1) {
      System.out.printf(Locale.ROOT, "%.3f %s %s%n", score, part, name);
    }
  }

  /** The mean over the pages that have the part. */
  double of(String part) {
    double[] sum = parts.get(part);
    return sum[0] / sum[1];
  }

  private String rows(String set) {
    StringBuilder rows = new StringBuilder();
    parts.forEach(
        (part, sum) ->
            rows.append(
                String.format(
                    Locale.ROOT, "%s\t%s\t%.0f\t%.4f%n", set, part, sum[1], sum[0] / sum[1])));
    return rows.toString();
  }
}
