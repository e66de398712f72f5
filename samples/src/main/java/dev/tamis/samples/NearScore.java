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
 * Scores a run over what {@link NearCorpus} wrote: of the planted pairs in each band of exact
 * Jaccard similarity, how many have lost one, beside the chance that they become candidates; and of
 * the documents that went, how many are as similar to their survivor as the threshold says.
 *
 * <pre>{@code
 * java -cp samples/target/classes:pipeline/target/tamis.jar dev.tamis.samples.NearScore CORPUS OUT [BANDS ROWS]
 * }</pre>
 */
public final class NearScore {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Similarity similarity = new Similarity(5);
  private final Map<String, long[]> shingles = new HashMap<>();
  private final Map<String, String> urlOfId = new HashMap<>();
  private final Map<String, String> survivorOf = new TreeMap<>();

  private NearScore() {}

  /** Prints the score. */
  public static void main(String[] args) throws IOException {
    int bands = args.length > 2 ? Integer.parseInt(args[2]) : 14;
    int rows = args.length > 3 ? Integer.parseInt(args[3]) : 8;
    NearScore score = new NearScore();
    score.read(Path.of(args[0]), Path.of(args[1]));
    score.print(
        bands,
        rows,
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
  }

  private void read(Path corpus, Path out) throws IOException {
    for (JsonNode document : records(corpus)) {
      shingles.put(
          document.get("url").asText(), similarity.shingles(document.get("text").asText()));
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

  private void print(int bands, int rows, PrintStream out) {
    int[] pairs = new int[21];
    int[] hit = new int[21];
    double[] theory = new double[21];
    Map<String, List<String>> clusters = new TreeMap<>();
    for (String url : shingles.keySet()) {
      clusters
          .computeIfAbsent(url.substring(0, url.lastIndexOf('/')), first -> new ArrayList<>())
          .add(url);
    }
    for (List<String> members : clusters.values()) {
      members.sort(null);
      for (int i = 0; i < Math.min(60, members.size()); i++) {
        for (int j = 0; j < i; j++) {
          String one = members.get(i);
          String other = members.get(j);
          double jaccard = Similarity.jaccard(shingles.get(one), shingles.get(other));
          int band = (int) (jaccard * 20);
          pairs[band]++;
          hit[band] += survivorOf.containsKey(one) || survivorOf.containsKey(other) ? 1 : 0;
          theory[band] += 1 - Math.pow(1 - Math.pow(jaccard, rows), bands);
        }
      }
    }
    out.println("Jaccard\tpairs\tlost one\tcandidates by theory");
    for (int band = 0; band < pairs.length; band++) {
      if (pairs[band] > 0) {
        out.println(
            String.format(
                Locale.ROOT,
                "%.2f\t%d\t%.4f\t%.4f",
                band / 20.0,
                pairs[band],
                (double) hit[band] / pairs[band],
                theory[band] / pairs[band]));
      }
    }
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
