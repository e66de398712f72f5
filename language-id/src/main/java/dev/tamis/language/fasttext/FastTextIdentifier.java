package dev.tamis.language.fasttext;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.fasttext.Paragraphs.Answer;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Identifies languages by a model of fastText, such as lid.176, GlotLID or OpenLID, paragraph by
 * paragraph. The confidence is the model's own probability: it is not calibrated, and such models
 * seldom have a label for text that is no language. Thread-safe.
 */
public final class FastTextIdentifier implements LanguageIdentifier {
  /** How many tags an answer ranks. */
  private static final int RANKED = 4;

  private final FastTextModel model;
  private final Map<String, LanguageTag> tags = new TreeMap<>();

  /**
   * Uses a model.
   *
   * @throws IllegalArgumentException if a label of the model stands for no language; the message
   *     names the first few
   */
  public FastTextIdentifier(FastTextModel model) {
    this.model = model;
    List<String> unknown = new ArrayList<>();
    for (String label : model.labels()) {
      Optional<LanguageTag> tag = LabelTags.tag(label);
      tag.ifPresentOrElse(t -> tags.put(label, t), () -> unknown.add(label));
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "labels must be languages, like \"__label__eng_Latn\", \"__label__en\" or"
              + " \"__label__eng\" (got: "
              + unknown.subList(0, Math.min(5, unknown.size()))
              + " and so on, "
              + unknown.size()
              + " of "
              + model.labels().size()
              + ")");
    }
  }

  /** Every tag that may be answered, sorted, apart from {@code und}. */
  public List<LanguageTag> labels() {
    return tags.values().stream().filter(t -> !t.isUndetermined()).sorted().distinct().toList();
  }

  @Override
  public Identification identify(CharSequence text) {
    return Paragraphs.identify(text, new Judge());
  }

  /** Judges each paragraph by itself. */
  private final class Judge implements Paragraphs.Judge {
    @Override
    public Answer judge(char[] text, int from, int to, int script) {
      List<Prediction> best = model.predict(CharBuffer.wrap(text, from, to - from), RANKED);
      if (best.isEmpty()) {
        return Answer.none(script);
      }
      List<LanguageTag> ranked = new ArrayList<>();
      double[] probabilities = new double[best.size()];
      for (int rank = 0; rank < probabilities.length; rank++) {
        ranked.add(tags.get(best.get(rank).label()));
        probabilities[rank] = best.get(rank).probability();
      }
      return new Answer(ranked, probabilities);
    }

    @Override
    public Answer together(int script) {
      return null;
    }
  }
}
