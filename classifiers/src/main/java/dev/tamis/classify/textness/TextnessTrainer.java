package dev.tamis.classify.textness;

import dev.tamis.classify.ModelDigest;
import dev.tamis.classify.onnx.NetworkWriter;
import dev.tamis.classify.textness.TextnessData.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Trains {@link Textness} on texts labelled as prose or as one kind of junk. The sources are dealt
 * over eight folds, in the order of their names; each fold is scored by a network that saw no text
 * of its sources, which is what the model card tells. The model itself is then trained on
 * everything. The same data and seed give the same bytes.
 */
public final class TextnessTrainer {
  private static final int FOLDS = 8;
  private static final int HIDDEN_UNITS = 32;
  private static final Network.Training TRAINING = new Network.Training(30, 64, 0.003, 0.01, 0.25);

  private final long seed;

  /**
   * What a training makes.
   *
   * @param model the network as ONNX
   * @param card its model card, Markdown
   * @param cut score below which 1% of clean text of an unseen source lies
   */
  public record Trained(byte[] model, String card, double cut) {}

  /** A trainer whose every random choice follows from the seed. */
  public TextnessTrainer(long seed) {
    this.seed = seed;
  }

  /**
   * Trains.
   *
   * @param data gzipped JSON lines with {@code text}, {@code label}, {@code kind} and {@code
   *     source}
   * @param sentences gzipped tar archive of files like {@code eng_Latn.txt}, a sentence a line:
   *     clean text that is never trained on, for the cut and to measure against
   * @throws IllegalArgumentException if a line has another form, or the sources are fewer than the
   *     folds
   */
  public Trained train(Path data, Path sentences) throws IOException {
    List<Example> examples = TextnessData.read(data, new SplittableRandom(seed));
    List<String> sources = new ArrayList<>(sources(examples));
    if (sources.size() < FOLDS) {
      throw new IllegalArgumentException(
          data
              + ": \"source\" must have at least "
              + FOLDS
              + " values (got: "
              + sources.size()
              + ")");
    }
    List<float[]> clean = CleanText.read(sentences, new SplittableRandom(seed));
    HeldOut heldOut = new HeldOut();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Example> seen = new ArrayList<>();
      List<Example> unseen = new ArrayList<>();
      for (Example example : examples) {
        boolean held = sources.indexOf(example.source()) % FOLDS == fold;
        (held ? unseen : seen).add(example);
      }
      heldOut.add(unseen, clean, fit(seen));
    }
    Network network = fit(examples);
    double cut = HeldOut.cut(HeldOut.cleanScores(clean, network));
    byte[] model = write(network, cut, ModelDigest.sha256(data));
    String card =
        ModelCard.of(
            heldOut, new ModelCard.Facts(cut, clean.size(), examples.size(), model.length, seed));
    return new Trained(model, card, cut);
  }

  private static Set<String> sources(List<Example> examples) {
    Set<String> sources = new TreeSet<>();
    for (Example example : examples) {
      sources.add(example.source());
    }
    return sources;
  }

  private Network fit(List<Example> examples) {
    float[][] rows = new float[examples.size()][];
    int[] labels = new int[rows.length];
    double[] count = new double[Textness.LABELS.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = examples.get(i).features();
      labels[i] = examples.get(i).label();
      count[labels[i]]++;
    }
    double[] weights = new double[rows.length];
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      // Between equal weight for texts and equal weight for labels.
      weights[i] = 1 / Math.sqrt(count[labels[i]]);
      sum += weights[i];
    }
    for (int i = 0; i < rows.length; i++) {
      weights[i] *= rows.length / sum;
    }
    SplittableRandom random = new SplittableRandom(seed);
    Network network = new Network(rows, HIDDEN_UNITS, count.length, random);
    network.train(rows, labels, weights, TRAINING);
    return network;
  }

  private byte[] write(Network network, double cut, String data) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("features", TextnessFeatures.VERSION);
    metadata.put("labels", String.join(",", Textness.LABELS));
    metadata.put("seed", Long.toString(seed));
    metadata.put("data_sha256", data);
    metadata.put("suggested_cut", String.format(Locale.ROOT, "%.4f", cut));
    return NetworkWriter.write(
        network.mean,
        network.deviation,
        Network.LIMIT,
        network.hidden,
        network.hiddenBias,
        network.output,
        network.outputBias,
        metadata);
  }
}
