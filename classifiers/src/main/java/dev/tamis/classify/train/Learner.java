package dev.tamis.classify.train;

import java.util.List;

/** A way to learn; the same texts, penalty and seed give the same model. */
interface Learner {
  /** The penalties to choose from, in the order in which they are tried. */
  double[] penalties();

  /**
   * Learns.
   *
   * @param bags the texts
   * @param truths 0 or 1 for logistic loss, any numbers for squared
   * @param logistic which loss
   * @param penalty one of {@link #penalties}
   * @param seed of all that is random
   */
  FittedModel fit(List<Bag> bags, double[] truths, boolean logistic, double penalty, long seed);

  /** A linear model: logistic regression of labels, ridge regression of scores. */
  static Learner linear(LinearModel.Blocks blocks) {
    return new Learner() {
      @Override
      public double[] penalties() {
        // On the summed loss: few labels, strong penalty.
        return new double[] {0.1, 0.3, 1, 3, 10};
      }

      @Override
      public FittedModel fit(
          List<Bag> bags, double[] truths, boolean logistic, double penalty, long seed) {
        return new LinearTrainer(bags, truths, logistic, seed).fit(penalty / bags.size(), blocks);
      }
    };
  }
}
