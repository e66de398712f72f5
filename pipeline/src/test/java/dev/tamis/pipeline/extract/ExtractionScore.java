package dev.tamis.pipeline.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.input.charset.Decoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scores extraction on a folder with {@code pages/<id>.html} and {@code truth.jsonl}: lines with an
 * id and either the whole {@code text}, or snippets that must ({@code with}) and must not ({@code
 * without}) be in it. With {@code -v}, what is missed and what is wrongly there; with {@code
 * -lines}, the filter of lines on all text of the page; with {@code -all}, all text.
 */
public final class ExtractionScore {
  private static final Pattern WORD =
      Pattern.compile(
          "[\\u3040-\\u30ff\\u3400-\\u9fff]|[\\w&&[^\\u3040-\\u30ff\\u3400-\\u9fff]]+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private final MainText extractor = new MainText();
  private final boolean verbose;
  private final String mode;
  private int found;
  private int wrong;
  private int missed;
  private final List<double[]> bags = new ArrayList<>();
  private long bytes;
  private long nanos;

  private ExtractionScore(boolean verbose, String mode) {
    this.verbose = verbose;
    this.mode = mode;
  }

  /** Usage: {@code FOLDER [PART OF] [-v]}, where PART OF 0 2 takes every second page. */
  public static void main(String[] args) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(args));
    boolean verbose = arguments.remove("-v");
    String mode = arguments.remove("-lines") ? "lines" : arguments.remove("-all") ? "all" : "page";
    Path folder = Path.of(arguments.get(0));
    int part = arguments.size() > 1 ? Integer.parseInt(arguments.get(1)) : 0;
    int parts = arguments.size() > 1 ? Integer.parseInt(arguments.get(2)) : 1;
    ExtractionScore score = new ExtractionScore(verbose, mode);
    score.add(folder, part, parts);
    System.out.println(score);
  }

  /** F1 of a folder. */
  static double of(Path folder, String mode) throws IOException {
    ExtractionScore score = new ExtractionScore(false, mode);
    score.add(folder, 0, 1);
    return score.f1();
  }

  private void add(Path folder, int part, int parts) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("truth.jsonl"));
    for (int i = 0; i < lines.size(); i++) {
      if (i % parts == part) {
        JsonNode truth = new ObjectMapper().readTree(lines.get(i));
        page(truth, folder.resolve("pages/" + truth.get("id").asText() + ".html"));
      }
    }
  }

  private void page(JsonNode truth, Path file) throws IOException {
    byte[] body = Files.readAllBytes(file);
    String html = Decoder.html(body, "").text();
    long start = System.nanoTime();
    String text =
        switch (mode) {
          case "page" -> extractor.of(html).text();
          case "lines" -> LineFilter.filter(extractor.everything(html).text());
          default -> extractor.everything(html).text();
        };
    nanos += System.nanoTime() - start;
    bytes += body.length;
    if (truth.has("with")) {
      snippets(truth, text);
    } else {
      bag(truth.get("text").asText(), text);
    }
  }

  private void snippets(JsonNode truth, String text) {
    String flat = flat(text);
    for (JsonNode snippet : truth.get("with")) {
      boolean in = flat.contains(flat(snippet.asText()));
      found += in ? 1 : 0;
      missed += in ? 0 : 1;
      tell(!in, "- ", truth, snippet);
    }
    for (JsonNode snippet : truth.get("without")) {
      boolean in = flat.contains(flat(snippet.asText()));
      wrong += in ? 1 : 0;
      tell(in, "+ ", truth, snippet);
    }
  }

  private void tell(boolean error, String sign, JsonNode truth, JsonNode snippet) {
    if (verbose && error) {
      String text = flat(snippet.asText());
      System.out.println(
          sign + truth.get("id").asText() + " " + text.substring(0, Math.min(90, text.length())));
    }
  }

  private void bag(String truth, String text) {
    Map<String, Integer> grams = grams(truth);
    int all = grams.values().stream().mapToInt(Integer::intValue).sum();
    int own = 0;
    int common = 0;
    for (Map.Entry<String, Integer> gram : grams(text).entrySet()) {
      own += gram.getValue();
      common += Math.min(gram.getValue(), grams.getOrDefault(gram.getKey(), 0));
    }
    bags.add(new double[] {own == 0 ? Double.NaN : (double) common / own, (double) common / all});
  }

  private static Map<String, Integer> grams(String text) {
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(text); word.find(); ) {
      words.add(word.group());
    }
    Map<String, Integer> grams = new HashMap<>();
    for (int i = 0; i < Math.max(1, words.size() - 3); i++) {
      List<String> gram = words.subList(i, Math.min(words.size(), i + 4));
      if (!gram.isEmpty()) {
        grams.merge(String.join(" ", gram), 1, Integer::sum);
      }
    }
    return grams;
  }

  private static String flat(String text) {
    return String.join(" ", text.strip().split("[\\s\\u00a0]+", -1));
  }

  private double precision() {
    return bags.isEmpty()
        ? (double) found / Math.max(1, found + wrong)
        : bags.stream().mapToDouble(b -> b[0]).filter(d -> !Double.isNaN(d)).average().orElse(0);
  }

  private double recall() {
    return bags.isEmpty()
        ? (double) found / Math.max(1, found + missed)
        : bags.stream().mapToDouble(b -> b[1]).average().orElse(0);
  }

  private double f1() {
    return 2 * precision() * recall() / (precision() + recall());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "F1 %.4f  precision %.4f  recall %.4f  %.0f MB/s, not warm",
        f1(),
        precision(),
        recall(),
        bytes * 1e3 / nanos);
  }
}
