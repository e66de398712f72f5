package dev.tamis.classify.train;

import dev.tamis.classify.TextClassifier.Input;
import java.util.ArrayDeque;

/**
 * The features of the texts that this thread has asked about last: a batch of documents goes from
 * one model to the next, and a recipe may have one for each hazard. Bounded by their number, and
 * each by {@link HashedFeatures#MAX_CHARACTERS}.
 */
final class LastBags {
  /** Twice a batch of documents. */
  private static final int MOST = 64;

  private static final ThreadLocal<LastBags> OF_THREAD = ThreadLocal.withInitial(LastBags::new);

  private final HashedFeatures features = new HashedFeatures();
  private final ArrayDeque<Known> known = new ArrayDeque<>();

  private record Known(Input input, Bag bag) {

    /** Whether it is of this very string, for to compare the letters would cost. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isOf(Input other) {
      return input.text() == other.text() && input.tag().equals(other.tag());
    }
  }

  private LastBags() {}

  /** The features of a text; the same whether they were known or not. */
  static Bag of(Input input) {
    return OF_THREAD.get().find(input);
  }

  private Bag find(Input input) {
    for (Known last : known) {
      if (last.isOf(input)) {
        return last.bag();
      }
    }
    Bag bag = features.of(input.text(), input.tag());
    known.addFirst(new Known(input, bag));
    if (known.size() > MOST) {
      known.removeLast();
    }
    return bag;
  }
}
