package dev.tamis.pipeline.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.input.charset.Decoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Scores extraction on labelled pages and writes {@code accuracy/extraction.tsv}.
 *
 * <p>A set is a folder with {@code pages/<id>.html} and {@code truth.jsonl}: lines with an id and
 * either the whole {@code text}, or snippets that must ({@code with}) and must not ({@code
 * without}) be in it. Each set falls in two by the hash of the id: pages that thresholds may be
 * tuned on, and pages held out from that.
 */
public final class ExtractionScore {
  /** How the text of a page is come by. */
  private static final Map<String, Extractor> MODES = new TreeMap<>();

  private interface Extractor {
    String text(MainText extractor, String html);
  }

  static {
    MODES.put("main", (extractor, html) -> extractor.of(html).text());
    MODES.put("lines", (extractor, html) -> LineFilter.filter(extractor.everything(html).text()));
    MODES.put("all", (extractor, html) -> extractor.everything(html).text());
  }

  private static final String HEAD =
      "set\tpart\tmode\tpages\tf1\tprecision\trecall\tempty\tunder_150_bytes\n";

  private ExtractionScore() {}

  /**
   * Usage: {@code FOLDER-OF-SETS [-o TABLE] [-m MODE] [-d FOLDER] [-v]}; {@code -d} writes the
   * texts, {@code -v} tells what is missed and what is wrongly there, or a page's F1.
   */
  public static void main(String[] args) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(args));
    boolean verbose = arguments.remove("-v");
    Path table = option(arguments, "-o");
    Path dump = option(arguments, "-d");
    Path mode = option(arguments, "-m");
    StringBuilder out = new StringBuilder(HEAD);
    for (Path set : sets(Path.of(arguments.get(0)))) {
      for (String name : mode == null ? MODES.keySet() : List.of(mode.toString())) {
        Map<String, Scores> parts = score(set, name, verbose, dump);
        parts.forEach((part, scores) -> out.append(scores.row(set, part, name)));
      }
    }
    System.out.print(out);
    if (table != null) {
      Files.writeString(table, out);
    }
  }

  private static Path option(List<String> arguments, String name) {
    int at = arguments.indexOf(name);
    if (at < 0) {
      return null;
    }
    arguments.remove(at);
    return Path.of(arguments.remove(at));
  }

  private static List<Path> sets(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(set -> Files.exists(set.resolve("truth.jsonl"))).sorted().toList();
    }
  }

  /** F1 of a set, both parts together. */
  static double of(Path set, String mode) throws IOException {
    Scores scores = new Scores();
    score(set, mode, false, null).values().forEach(scores::add);
    return scores.f1();
  }

  private static Map<String, Scores> score(Path set, String mode, boolean verbose, Path dump)
      throws IOException {
    Map<String, Scores> parts = new TreeMap<>();
    MainText extractor = new MainText();
    boolean dense = set.getFileName().toString().startsWith("magic");
    for (String line : Files.readAllLines(set.resolve("truth.jsonl"))) {
      JsonNode truth = new ObjectMapper().readTree(line);
      String id = truth.get("id").asText();
      String html =
          Decoder.html(Files.readAllBytes(set.resolve("pages/" + id + ".html")), "").text();
      String text = MODES.get(mode).text(extractor, html);
      Scores scores = new Scores();
      scores.length(text.getBytes(StandardCharsets.UTF_8).length);
      if (truth.has("with")) {
        scores.snippets(texts(truth.get("with")), texts(truth.get("without")), text);
      } else {
        scores.shingles(truth.get("text").asText(), text, dense);
      }
      if (verbose) {
        scores.told.forEach(told -> System.out.println(part(id) + " " + id + " " + told));
      }
      if (dump != null) {
        write(dump.resolve(set.getFileName()).resolve(id + ".txt"), text);
      }
      parts.computeIfAbsent(part(id), p -> new Scores()).add(scores);
    }
    return parts;
  }

  private static String part(String id) {
    return Math.floorMod(id.hashCode() * 0x9E3779B1, 3) == 0 ? "hold-out" : "tune";
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counts over pages. */
  private static final class Scores {
    final List<String> told = new ArrayList<>();
    private final List<double[]> bags = new ArrayList<>();
    private int found;
    private int wrong;
    private int missed;
    private int pages;
    private int empty;
    private int shortOnes;

    void length(int bytes) {
      pages++;
      empty += bytes == 0 ? 1 : 0;
      shortOnes += bytes < 150 ? 1 : 0;
    }

    void snippets(List<String> with, List<String> without, String text) {
      String flat = Shingles.flat(text);
      for (String snippet : with) {
        boolean in = flat.contains(Shingles.flat(snippet));
        found += in ? 1 : 0;
        missed += in ? 0 : 1;
        tell(!in, "-", snippet);
      }
      for (String snippet : without) {
        boolean in = flat.contains(Shingles.flat(snippet));
        wrong += in ? 1 : 0;
        tell(in, "+", snippet);
      }
    }

    private void tell(boolean error, String sign, String snippet) {
      if (error) {
        String text = Shingles.flat(snippet);
        told.add(sign + " " + text.substring(0, Math.min(90, text.length())));
      }
    }

    void shingles(String truth, String text, boolean dense) {
      Shingles gold = Shingles.of(truth, dense);
      Shingles own = Shingles.of(text, dense);
      double common = gold.common(own);
      bags.add(
          new double[] {own.size() == 0 ? Double.NaN : common / own.size(), common / gold.size()});
      double both = 2 * common / (gold.size() + own.size());
      double[] last = bags.get(bags.size() - 1);
      told.add(String.format(Locale.ROOT, "%.3f (%.3f/%.3f)", both, last[0], last[1]));
    }

    void add(Scores other) {
      bags.addAll(other.bags);
      found += other.found;
      wrong += other.wrong;
      missed += other.missed;
      pages += other.pages;
      empty += other.empty;
      shortOnes += other.shortOnes;
    }

    double precision() {
      return bags.isEmpty()
          ? (double) found / Math.max(1, found + wrong)
          : bags.stream().mapToDouble(b -> b[0]).filter(d -> !Double.isNaN(d)).average().orElse(0);
    }

    double recall() {
      return bags.isEmpty()
          ? (double) found / Math.max(1, found + missed)
          : bags.stream().mapToDouble(b -> b[1]).average().orElse(0);
    }

    double f1() {
      return 2 * precision() * recall() / (precision() + recall());
    }

    String row(Path set, String part, String mode) {
      return String.format(
          Locale.ROOT,
          "%s\t%s\t%s\t%d\t%.4f\t%.4f\t%.4f\t%d\t%d%n",
          set.getFileName(),
          part,
          mode,
          pages,
          f1(),
          precision(),
          recall(),
          empty,
          shortOnes);
    }
  }
}
