package dev.tamis.classify.train;

import java.util.Locale;

/** What is put on the vectors of a sentence encoder. */
public enum HeadKind {
  /** Logistic regression of labels, ridge regression of scores. */
  LINEAR("a linear head"),
  /** A multilayer perceptron of one hidden layer, as FineWeb2-HQ has it. */
  MLP("an MLP head of one hidden layer of " + MlpModel.UNITS + " units");

  private final String words;

  HeadKind(String words) {
    this.words = words;
  }

  /** As it stands in a sentence. */
  String words() {
    return words;
  }

  /** As it stands in a command and in tables. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
