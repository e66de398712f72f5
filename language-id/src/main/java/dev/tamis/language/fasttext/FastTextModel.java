package dev.tamis.language.fasttext;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A supervised model of fastText, read without its program: dense ({@code .bin}) or quantised
 * ({@code .ftz}), shrunk to its best features or not, with any loss function. Labels and
 * probabilities are those that {@code fasttext predict-prob} prints. The numbers are held in
 * memory, so that a model takes about as much as its file. Immutable; may be shared between
 * threads.
 *
 * @see <a href="https://arxiv.org/abs/1607.01759">Bag of tricks for efficient text
 *     classification</a>
 */
public final class FastTextModel {
  private final Parts parts;
  private final Output output;
  private final List<String> labels;
  private final ThreadLocal<Features> features;

  /**
   * What features are made of.
   *
   * @param arguments of the training
   * @param vocabulary words and labels
   * @param kept n-grams that have rows
   * @param input the rows
   */
  record Parts(Arguments arguments, Vocabulary vocabulary, KeptNgrams kept, Matrix input) {}

  private FastTextModel(Parts parts, Output output) {
    this.parts = parts;
    this.output = output;
    this.labels = List.copyOf(parts.vocabulary.labels());
    this.features = ThreadLocal.withInitial(() -> new Features(parts));
  }

  /**
   * Reads a model.
   *
   * @throws IOException if the file cannot be read, is no supervised model of fastText, or is
   *     broken; the message says at which byte and what was expected there
   */
  public static FastTextModel read(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return read(in, String.valueOf(file.getFileName()), Files.size(file));
  }

  static FastTextModel read(InputStream stream, String name, long length) throws IOException {
    try (ModelFile in = new ModelFile(stream, name, length)) {
      Arguments arguments = Arguments.read(in);
      long[] pruned = new long[1];
      Vocabulary vocabulary = Vocabulary.read(in, pruned);
      KeptNgrams kept = KeptNgrams.read(in, pruned[0], Integer.MAX_VALUE - 1 - vocabulary.words());
      boolean quantized = in.readFlag("whether the input is quantised");
      in.check(quantized || kept.isAll(), 1, "a quantised input, for n-grams were dropped", 0);
      Matrix input = Matrix.read(in, quantized, arguments.dimension(), "input matrix");
      long ngrams = kept.isAll() ? (arguments.hasNgrams() ? arguments.buckets() : 0) : kept.rows();
      in.check(
          input.rows() >= vocabulary.words() + ngrams,
          0,
          "an input matrix of at least " + (vocabulary.words() + ngrams) + " rows",
          input.rows());
      // The flag counts only where the input is quantised too.
      boolean quantizedOutput = in.readFlag("whether the output is quantised") && quantized;
      Matrix weights = Matrix.read(in, quantizedOutput, arguments.dimension(), "output matrix");
      long[] counts = vocabulary.labelCounts();
      in.check(
          weights.rows() == counts.length,
          0,
          "an output matrix of " + counts.length + " rows, one for each label",
          weights.rows());
      Parts parts = new Parts(arguments, vocabulary, kept, input);
      return new FastTextModel(parts, Output.of(arguments.loss(), weights, counts));
    }
  }

  /** Every label, with its prefix, the most frequent first. */
  public List<String> labels() {
    return labels;
  }

  /** Length of the vectors. */
  public int dimension() {
    return parts.arguments.dimension();
  }

  /**
   * The likeliest labels of a text, which counts as one line: line breaks separate words and no
   * more. A token {@code </s>} ends the line, as it does for fastText. Case, punctuation and
   * accents count; a model that was trained on prepared text wants its text prepared alike.
   *
   * @param text any text; lone surrogates count as question marks
   * @param most how many labels at most, 1 or more
   * @return the likeliest first; fewer than {@code most} where the model has fewer, or where it
   *     holds the others for impossible
   */
  public List<Prediction> predict(CharSequence text, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most must be at least 1 (got: " + most + ")");
    }
    float[] mean = features.get().mean(text.toString().getBytes(StandardCharsets.UTF_8));
    if (mean == null) {
      return List.of();
    }
    Best best = new Best(Math.min(most, labels.size()));
    output.score(mean, best);
    return best.descending().stream()
        .map(s -> new Prediction(labels.get(s.label()), Math.min(1, Math.exp(s.logarithm()))))
        .toList();
  }
}
