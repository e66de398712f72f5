package dev.tamis.classify.textness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.classify.onnx.NetworkWriter;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Trains {@link Textness} on texts labelled as prose or as one kind of junk. Texts are cropped and
 * their lines joined at random, alike for all classes, so that neither length nor line breaks tell
 * the source. A fifth of the sources is held out. The same data and seed give the same bytes.
 */
public final class TextnessTrainer {
  private static final int HIDDEN_UNITS = 32;
  private static final int EPOCHS = 40;
  private static final int HELD_OUT_OF = 5;

  private final SplittableRandom random;
  private final Appendable progress;
  private final TextnessFeatures features = new TextnessFeatures();
  private final List<float[]> rows = new ArrayList<>();
  private final List<Integer> classes = new ArrayList<>();
  private final List<float[]> heldRows = new ArrayList<>();
  private final List<String> heldKinds = new ArrayList<>();

  /**
   * Sets a training up.
   *
   * @param seed of every random choice
   * @param progress gets what was measured on the held-out sources
   */
  public TextnessTrainer(long seed, Appendable progress) {
    this.random = new SplittableRandom(seed);
    this.progress = progress;
  }

  /**
   * Trains on gzipped JSONL with fields {@code text}, {@code kind} and {@code source}.
   *
   * @return the model as ONNX
   */
  public byte[] train(Path data) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(json.readTree(line));
      }
    }
    float[][] all = rows.toArray(new float[0][]);
    Network network = new Network(all, HIDDEN_UNITS, Textness.LABELS.size(), random);
    int[] truth = classes.stream().mapToInt(Integer::intValue).toArray();
    network.train(all, truth, weights(truth), EPOCHS);
    report(network);
    return NetworkWriter.write(
        network.mean,
        network.deviation,
        network.hidden,
        network.hiddenBias,
        network.output,
        network.outputBias,
        Map.of("features", TextnessFeatures.VERSION));
  }

  private void add(JsonNode example) {
    String kind = example.path("kind").asText();
    String text = vary(example.path("text").asText());
    if (text.length() < 100) {
      return;
    }
    LanguageTag tag = LanguageIdentifier.embedded().identify(text).tag();
    float[] row = features.of(text, tag);
    boolean held = Math.floorMod(example.path("source").asText().hashCode(), HELD_OUT_OF) == 0;
    if (held) {
      heldRows.add(row);
      heldKinds.add(kind);
    } else {
      rows.add(row);
      classes.add(classOf(kind));
    }
  }

  private String vary(String text) {
    int keep = 150 + random.nextInt(1550);
    int start = text.length() > keep ? random.nextInt(text.length() - keep) : 0;
    String piece = text.substring(start, Math.min(text.length(), start + keep));
    return random.nextInt(3) == 0 ? piece.replace('\n', ' ') : piece;
  }

  private static int classOf(String kind) {
    return switch (kind) {
      case "udhr", "docs", "textbook", "story", "legal" -> 0;
      case "spam", "syn-stuff" -> 2;
      case "code" -> 3;
      case "syn-mojibake", "syn-shuffle", "syn-ellipsis", "syn-caps", "syn-replines" -> 4;
      default -> 1;
    };
  }

  private static double[] weights(int[] truth) {
    double[] weights = new double[Textness.LABELS.size()];
    for (int label : truth) {
      weights[label]++;
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] = Math.sqrt((double) truth.length / weights.length / Math.max(1, weights[k]));
    }
    return weights;
  }

  private void report(Network network) throws IOException {
    Map<String, List<Double>> scores = new TreeMap<>();
    for (int i = 0; i < heldRows.size(); i++) {
      String kind = classOf(heldKinds.get(i)) == 0 ? "prose" : heldKinds.get(i);
      scores.computeIfAbsent(kind, k -> new ArrayList<>()).add(network.predict(heldRows.get(i))[0]);
    }
    double[] prose =
        scores.getOrDefault("prose", List.of()).stream()
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    double cut = prose.length == 0 ? 0 : prose[prose.length / 100];
    progress.append(
        String.format(Locale.ROOT, "held out: %d prose, 1%% lie below %.4f%n", prose.length, cut));
    for (Map.Entry<String, List<Double>> kind : scores.entrySet()) {
      double[] own = kind.getValue().stream().mapToDouble(Double::doubleValue).toArray();
      double caught = Arrays.stream(own).filter(score -> score < cut).count();
      progress.append(
          String.format(
              Locale.ROOT,
              "%-14s %5d texts, AUC against prose %.3f, caught at the cut %.2f%n",
              kind.getKey(),
              own.length,
              auc(prose, own),
              caught / own.length));
    }
  }

  /** The chance that a text of prose scores higher than one of the others. */
  private static double auc(double[] sortedProse, double[] others) {
    double wins = 0;
    for (double other : others) {
      int at = Arrays.binarySearch(sortedProse, other);
      wins += sortedProse.length - (at < 0 ? -at - 1 : at);
    }
    return wins / Math.max(1, (double) sortedProse.length * others.length);
  }
}
