package dev.tamis.language.fasttext;

/**
 * Labels at the leaves of a Huffman tree of their counts: the probability of a label is the product
 * of the decisions on the way to it. Nodes below the number of labels are leaves.
 */
final class HuffmanTree implements Output {
  private static final long UNBUILT = 1_000_000_000_000_000L;

  private final Matrix weights;
  private final int labels;
  private final int[] left;
  private final int[] right;

  HuffmanTree(Matrix weights, long[] counts) {
    this.weights = weights;
    this.labels = counts.length;
    this.left = new int[labels - 1];
    this.right = new int[labels - 1];
    long[] all = new long[2 * labels - 1];
    java.util.Arrays.fill(all, UNBUILT);
    System.arraycopy(counts, 0, all, 0, labels);
    int leaf = labels - 1;
    int node = labels;
    for (int i = labels; i < all.length; i++) {
      // The two rarest, of the leaves from the last on and of the inner nodes from the first on. An
      // inner node is built before it can be taken unless counts are forged, hence the second test.
      int first = leaf >= 0 && (all[leaf] < all[node] || node >= i) ? leaf-- : node++;
      int second = leaf >= 0 && (all[leaf] < all[node] || node >= i) ? leaf-- : node++;
      left[i - labels] = first;
      right[i - labels] = second;
      all[i] = all[first] + all[second];
    }
  }

  @Override
  public void score(float[] mean, Best best) {
    int[] stack = new int[labels + 1];
    float[] logarithms = new float[labels + 1];
    int size = 1;
    stack[0] = 2 * labels - 2;
    float least = Best.log(0);
    while (size > 0) {
      int node = stack[--size];
      float logarithm = logarithms[size];
      if (!(logarithm >= least) || !best.admits(logarithm)) {
        continue;
      }
      if (node < labels) {
        best.add(logarithm, node);
        continue;
      }
      float f = (float) (1 / (1 + Math.exp(-weights.dot(mean, node - labels))));
      stack[size] = right[node - labels];
      logarithms[size++] = logarithm + Best.log(f);
      stack[size] = left[node - labels];
      logarithms[size++] = logarithm + Best.log(1.0 - f);
    }
  }
}
