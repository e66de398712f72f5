package dev.tamis.language.fasttext;

/** The last layer: from the mean of a text's rows to probable labels. Immutable. */
interface Output {
  /** Offers every label to {@code best}. */
  void score(float[] mean, Best best);

  /** The layer of a loss function. */
  static Output of(Arguments.Loss loss, Matrix weights, long[] labelCounts) {
    return switch (loss) {
      case SOFTMAX -> new Softmax(weights);
      case HIERARCHICAL_SOFTMAX -> new HuffmanTree(weights, labelCounts);
      case ONE_VS_ALL, NEGATIVE_SAMPLING -> new Sigmoids(weights);
    };
  }

  /**
   * Labels that exclude each other.
   *
   * @param weights a row for each label
   */
  record Softmax(Matrix weights) implements Output {
    @Override
    public void score(float[] mean, Best best) {
      float[] scores = new float[(int) weights.rows()];
      float max = Float.NEGATIVE_INFINITY;
      for (int label = 0; label < scores.length; label++) {
        scores[label] = weights.dot(mean, label);
        max = Math.max(max, scores[label]);
      }
      float total = 0;
      for (int label = 0; label < scores.length; label++) {
        scores[label] = (float) Math.exp(scores[label] - max);
        total += scores[label];
      }
      for (int label = 0; label < scores.length; label++) {
        best.add(Best.log(scores[label] / total), label);
      }
    }
  }

  /**
   * Labels each for itself.
   *
   * @param weights a row for each label
   */
  record Sigmoids(Matrix weights) implements Output {
    private static final int STEPS = 512;
    private static final int LIMIT = 8;

    @Override
    public void score(float[] mean, Best best) {
      for (int label = 0; label < weights.rows(); label++) {
        best.add(Best.log(sigmoid(weights.dot(mean, label))), label);
      }
    }

    /** fastText looks the function up in steps of 1/32. */
    private static float sigmoid(float x) {
      if (x < -LIMIT) {
        return 0;
      }
      if (x > LIMIT) {
        return 1;
      }
      int step = (int) ((x + LIMIT) * STEPS / LIMIT / 2);
      float at = (float) (step * 2 * LIMIT) / STEPS - LIMIT;
      return (float) (1 / (1 + Math.exp(-at)));
    }
  }
}
