package dev.tamis.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import dev.tamis.pipeline.decide.near.Similarity;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Scores a run over what {@link NearCorpus} wrote. Of the planted pairs in each band of exact
 * Jaccard similarity: how many are candidates, beside theory, and how many have lost one; of the
 * documents that went, how many are as similar to their survivor as the threshold says. Pairs that
 * are alone in their cluster are told apart from those that have others beside them, for which one
 * may go.
 *
 * <pre>{@code
 * java -cp samples/target/classes:pipeline/target/tamis.jar dev.tamis.samples.NearScore CORPUS OUT [BANDS ROWS]
 * }</pre>
 */
public final class NearScore {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Similarity similarity = new Similarity(5);
  private final int bands;
  private final int rows;
  private final Map<String, long[]> shingles = new HashMap<>();
  private final Map<String, byte[]> sketches = new HashMap<>();
  private final Map<String, String> urlOfId = new HashMap<>();
  private final Map<String, String> survivorOf = new TreeMap<>();

  private NearScore(int bands, int rows) {
    this.bands = bands;
    this.rows = rows;
  }

  /** Prints the score. */
  public static void main(String[] args) throws IOException {
    int bands = args.length > 2 ? Integer.parseInt(args[2]) : 14;
    int rows = args.length > 3 ? Integer.parseInt(args[3]) : 8;
    NearScore score = new NearScore(bands, rows);
    score.read(Path.of(args[0]), Path.of(args[1]));
    score.print(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
  }

  private void read(Path corpus, Path out) throws IOException {
    for (JsonNode document : records(corpus)) {
      String url = document.get("url").asText();
      String text = document.get("text").asText();
      shingles.put(url, similarity.shingles(text));
      sketches.put(url, similarity.sketch(text, bands * rows));
    }
    for (JsonNode record : records(out.resolve("data"))) {
      urlOfId.put(record.get("id").asText(), record.get("url").asText());
    }
    Path near = out.resolve("excluded/near");
    for (JsonNode record : Files.exists(near) ? records(near) : List.<JsonNode>of()) {
      survivorOf.put(record.get("url").asText(), urlOfId.get(record.path("survivor").asText()));
    }
    shingles.keySet().retainAll(judged());
  }

  /** Documents that came to the stage: others left before it, and say nothing of it. */
  private java.util.Set<String> judged() {
    java.util.Set<String> judged = new java.util.HashSet<>(urlOfId.values());
    judged.addAll(survivorOf.keySet());
    return judged;
  }

  private static List<JsonNode> records(Path folder) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        var in = Files.newInputStream(file);
        try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".zst") ? new ZstdInputStream(in) : in,
                    StandardCharsets.UTF_8))) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            records.add(JSON.readTree(line));
          }
        }
      }
    }
    return records;
  }

  /** The pairs of a band of similarity. */
  private static final class Band {
    private int pairs;
    private int candidates;
    private int lost;
    private double expected;
    private double variance;
  }

  private void print(PrintStream out) {
    Map<String, List<String>> clusters = new TreeMap<>();
    for (String url : shingles.keySet()) {
      clusters
          .computeIfAbsent(url.substring(0, url.lastIndexOf('/')), first -> new ArrayList<>())
          .add(url);
    }
    print("alone in their cluster", clusters, true, out);
    print("with others in their cluster", clusters, false, out);
    printRemoved(out);
  }

  private void print(
      String what, Map<String, List<String>> clusters, boolean alone, PrintStream out) {
    Map<Integer, Band> found = new TreeMap<>();
    Band high = new Band();
    double squares = 0;
    int near = 0;
    for (List<String> members : clusters.values()) {
      members.sort(null);
      for (int i = 0; i < Math.min(60, members.size()) && members.size() == 2 == alone; i++) {
        for (int j = 0; j < i; j++) {
          String one = members.get(i);
          String other = members.get(j);
          double jaccard = Similarity.jaccard(shingles.get(one), shingles.get(other));
          add(
              found.computeIfAbsent((int) (jaccard * 20), first -> new Band()),
              one,
              other,
              jaccard);
          if (jaccard >= .8) {
            add(high, one, other, jaccard);
          }
          if (Math.abs(jaccard - .8) < .03) {
            double off = Similarity.estimate(sketches.get(one), sketches.get(other)) - jaccard;
            squares += off * off;
            near++;
          }
        }
      }
    }
    out.println("Pairs " + what);
    out.println("Jaccard\tpairs\tcandidates\tby theory\tdeviations off\tlost one");
    found.forEach(
        (band, pairs) -> print(String.format(Locale.ROOT, "%.2f", band / 20.), pairs, out));
    if (high.pairs > 0) {
      print(".80 to 1", high, out);
      out.printf(
          Locale.ROOT,
          "deviation of the estimate at .77 to .83\t%.4f\t(%d pairs)%n%n",
          Math.sqrt(squares / Math.max(1, near)),
          near);
    }
  }

  private void add(Band band, String one, String other, double jaccard) {
    double theory = 1 - Math.pow(1 - Math.pow(jaccard, rows), bands);
    band.pairs++;
    band.candidates +=
        Similarity.shareABand(sketches.get(one), sketches.get(other), bands, rows) ? 1 : 0;
    band.lost += survivorOf.containsKey(one) || survivorOf.containsKey(other) ? 1 : 0;
    band.expected += theory;
    band.variance += theory * (1 - theory);
  }

  /** How far candidates are from theory, in standard deviations of a binomial draw. */
  private static void print(String name, Band band, PrintStream out) {
    double deviation = Math.sqrt(band.variance);
    out.printf(
        Locale.ROOT,
        "%s\t%d\t%.4f\t%.4f\t%.1f\t%.4f%n",
        name,
        band.pairs,
        (double) band.candidates / band.pairs,
        band.expected / band.pairs,
        deviation < .5 ? 0 : (band.candidates - band.expected) / deviation,
        (double) band.lost / band.pairs);
  }

  private void printRemoved(PrintStream out) {
    int[] at = new int[4];
    int named = 0;
    for (Map.Entry<String, String> removed : survivorOf.entrySet()) {
      if (removed.getValue() != null) {
        named++;
        double jaccard =
            Similarity.jaccard(shingles.get(removed.getKey()), shingles.get(removed.getValue()));
        at[0] += jaccard >= .8 ? 1 : 0;
        at[1] += jaccard >= .75 ? 1 : 0;
        at[2] += jaccard >= .7 ? 1 : 0;
      }
    }
    out.println("removed\t" + survivorOf.size() + "\tname one that stays\t" + named);
    out.println(
        String.format(
            Locale.ROOT,
            "similar to it by .8 / .75 / .7\t%.4f\t%.4f\t%.4f",
            (double) at[0] / named,
            (double) at[1] / named,
            (double) at[2] / named));
  }
}
