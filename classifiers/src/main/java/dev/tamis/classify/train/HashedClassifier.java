package dev.tamis.classify.train;

import dev.tamis.classify.TextClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A classifier that {@code tamis train quality} made. Its score is the probability of the label
 * that counts, or the expected score of the teacher divided by 5. It abstains on text without
 * letters or digits. A score does not depend on what else is scored. Thread-safe: what several
 * models need of a text is measured once in a thread.
 */
public final class HashedClassifier implements TextClassifier {
  private final HashedModel model;

  /** Scores by a model that is loaded. */
  public HashedClassifier(HashedModel model) {
    this.model = model;
  }

  /**
   * Loads a folder and tries the model.
   *
   * @see HashedModel#load
   */
  public static HashedClassifier load(Path folder) throws IOException {
    return new HashedClassifier(HashedModel.load(folder));
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public String sha256() {
    return model.sha256();
  }

  @Override
  public List<Score> score(List<Input> inputs) {
    List<Score> scores = new ArrayList<>(inputs.size());
    for (Input input : inputs) {
      Bag bag = LastBags.of(input);
      // One at a time: in a batch the shorter would be padded, and sums of another width may
      // differ.
      scores.add(
          bag.words().length == 0
              ? new Score(null, "no-words")
              : new Score((double) model.score(bag), null));
    }
    return scores;
  }
}
