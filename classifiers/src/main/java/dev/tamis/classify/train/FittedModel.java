package dev.tamis.classify.train;

/** What was learned of some texts: a sum for any text, which is calibrated afterwards. */
interface FittedModel {
  /** The model's sum for a text. */
  double sum(Bag bag);

  /** Makes every later sum {@code slope * sum + shift}. */
  void rescale(double slope, double shift);
}
