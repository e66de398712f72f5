package dev.tamis.language;

import java.util.List;

/**
 * Identifies languages by an {@link NgramModel}, a sentence or so at a time: the tag of a document
 * is that of most of its letters. Thread-safe; each thread keeps about a MiB to read with.
 */
public final class NgramIdentifier implements LanguageIdentifier {
  private final NgramModel model;
  private final ThreadLocal<Reading> readings;

  /** Uses a model. */
  public NgramIdentifier(NgramModel model) {
    this.model = model;
    this.readings = ThreadLocal.withInitial(() -> new Reading(model));
  }

  /** Every tag that may be answered, apart from {@code und}. */
  public List<LanguageTag> labels() {
    return model.labels().stream().filter(label -> !label.isUndetermined()).toList();
  }

  @Override
  public Identification identify(CharSequence text) {
    return readings.get().identify(text.toString());
  }
}
