package dev.tamis.language.fasttext;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.Paragraphs;
import dev.tamis.language.Paragraphs.Part;
import dev.tamis.language.Scripts;
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
    return Paragraphs.identify(text, this::judge);
  }

  private Part judge(CharSequence text, int from, int to) {
    int letters = 0;
    int group = Scripts.NONE;
    for (int i = from; i < to; i++) {
      int own = Scripts.group(text.charAt(i));
      if (own > Scripts.INHERITED) {
        letters++;
        group = own;
      }
    }
    List<Prediction> best = model.predict(text.subSequence(from, to), 2);
    if (best.isEmpty() || letters == 0) {
      LanguageTag none = new LanguageTag("und", Scripts.name(group));
      return new Part(none, 0, none, Math.max(1, letters));
    }
    LanguageTag tag = tags.get(best.get(0).label());
    LanguageTag second = best.size() > 1 ? tags.get(best.get(1).label()) : tag;
    return new Part(tag, best.get(0).probability(), second, letters);
  }
}
