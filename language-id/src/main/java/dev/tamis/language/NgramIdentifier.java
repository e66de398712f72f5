package dev.tamis.language;

import dev.tamis.language.Paragraphs.Part;
import java.util.Arrays;
import java.util.List;

/**
 * Identifies languages by an {@link NgramModel}, paragraph by paragraph: the tag of a document is
 * that of most of its letters. Thread-safe.
 */
public final class NgramIdentifier implements LanguageIdentifier {
  private final NgramModel model;
  private final ThreadLocal<Scorer> scorers;

  /** Uses a model. */
  public NgramIdentifier(NgramModel model) {
    this.model = model;
    this.scorers = ThreadLocal.withInitial(() -> new Scorer(model));
  }

  /** Every tag that may be answered, apart from {@code und}. */
  public List<LanguageTag> labels() {
    return model.labels.stream().filter(label -> !label.isUndetermined()).toList();
  }

  @Override
  public Identification identify(CharSequence text) {
    return Paragraphs.identify(text, scorers.get());
  }

  /** Scores of one paragraph at a time; belongs to a thread. */
  private static final class Scorer implements Ngrams.Sink, Paragraphs.Judge {
    private final NgramModel model;
    private final Ngrams ngrams;
    private final int[] sums;
    private final int[] lettersOf = new int[Scripts.count()];
    private int features;

    Scorer(NgramModel model) {
      this.model = model;
      this.ngrams = new Ngrams(model.bits);
      this.sums = new int[model.labels.size()];
    }

    @Override
    public void bucket(int bucket) {
      features++;
      for (int i = model.offsets[bucket]; i < model.offsets[bucket + 1]; i++) {
        sums[model.entryLabels[i] & 0xff] += model.entryWeights[i];
      }
    }

    @Override
    public Part judge(CharSequence text, int from, int to) {
      Arrays.fill(lettersOf, 0);
      for (int i = from; i < to; i++) {
        lettersOf[Scripts.group(text.charAt(i))]++;
      }
      int group = 2;
      int letters = 0;
      for (int g = 2; g < lettersOf.length; g++) {
        letters += lettersOf[g];
        group = lettersOf[g] > lettersOf[group] ? g : group;
      }
      Arrays.fill(sums, 0);
      features = 0;
      ngrams.features(text, from, to, group, this);
      return best(group, Math.max(1, letters));
    }

    private Part best(int group, int letters) {
      int best = -1;
      int second = -1;
      for (int label = 0; label < sums.length; label++) {
        if (model.groups[label] != group) {
          continue;
        }
        if (best < 0 || sums[label] > sums[best]) {
          second = best;
          best = label;
        } else if (second < 0 || sums[label] > sums[second]) {
          second = label;
        }
      }
      LanguageTag none = new LanguageTag("und", Scripts.name(group));
      if (best < 0 || features == 0) {
        return new Part(none, 0, none, letters);
      }
      LanguageTag tag = model.labels.get(best);
      return new Part(
          tag, probability(best, group), second < 0 ? tag : model.labels.get(second), letters);
    }

    private double probability(int best, int group) {
      double unit = model.scale / Math.sqrt(features);
      double total = 0;
      for (int label = 0; label < sums.length; label++) {
        if (model.groups[label] == group) {
          total += Math.exp(unit * (sums[label] - sums[best]));
        }
      }
      return 1 / total;
    }
  }
}
