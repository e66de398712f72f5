package dev.tamis.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Identifies languages by an {@link NgramModel}, paragraph by paragraph: the tag of a document is
 * that of most of its letters. Thread-safe.
 */
public final class NgramIdentifier implements LanguageIdentifier {
  /** A shorter paragraph is too short to have a language of its own. */
  private static final int MIN_LETTERS = 40;

  /** A text with fewer letters is in no language. */
  private static final int MIN_TEXT_LETTERS = 4;

  /** From this share on a second language makes a document multilingual. */
  private static final double MULTILINGUAL_SHARE = 0.2;

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
    Scorer scorer = scorers.get();
    List<Part> parts = parts(text, scorer);
    long letters = parts.stream().mapToLong(part -> part.letters).sum();
    if (letters < MIN_TEXT_LETTERS) {
      return Identification.NONE;
    }
    SortedMap<LanguageTag, Double> shares = new TreeMap<>();
    SortedMap<LanguageTag, Double> certainty = new TreeMap<>();
    LanguageTag runnerUp = null;
    for (Part part : parts) {
      double share = (double) part.letters / letters;
      shares.merge(part.best, share, Double::sum);
      certainty.merge(part.best, share * part.confidence, Double::sum);
    }
    LanguageTag tag = null;
    for (var share : shares.entrySet()) {
      if (tag == null || share.getValue() > shares.get(tag)) {
        runnerUp = tag;
        tag = share.getKey();
      } else if (runnerUp == null || share.getValue() > shares.get(runnerUp)) {
        runnerUp = share.getKey();
      }
    }
    if (runnerUp == null) {
      runnerUp = parts.get(0).second;
    }
    double confidence = Math.min(1, certainty.get(tag) / shares.get(tag));
    LanguageTag main = tag;
    boolean multilingual =
        shares.entrySet().stream()
            .anyMatch(
                share ->
                    !share.getKey().equals(main)
                        && !share.getKey().isUndetermined()
                        && share.getValue() >= MULTILINGUAL_SHARE);
    return new Identification(tag, confidence, runnerUp, shares, multilingual);
  }

  /** Paragraphs long enough to be judged, shorter ones joined to what follows. */
  private static List<Part> parts(CharSequence text, Scorer scorer) {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Scripts.group(c) >= Scripts.INHERITED) {
        letters++;
      } else if (c == '\n' && letters >= MIN_LETTERS) {
        parts.add(scorer.judge(text, start, i));
        start = i + 1;
        letters = 0;
      }
    }
    if (letters >= MIN_LETTERS || (parts.isEmpty() && letters > 0)) {
      parts.add(scorer.judge(text, start, text.length()));
    } else if (letters > 0) {
      Part last = parts.get(parts.size() - 1);
      parts.add(new Part(last.best, last.confidence, last.second, letters));
    }
    return parts;
  }

  /** What one paragraph is. */
  private record Part(LanguageTag best, double confidence, LanguageTag second, int letters) {}

  /** Scores of one paragraph at a time; belongs to a thread. */
  private static final class Scorer implements Ngrams.Sink {
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

    Part judge(CharSequence text, int from, int to) {
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
