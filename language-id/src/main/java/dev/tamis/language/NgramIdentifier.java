package dev.tamis.language;

import dev.tamis.language.Paragraphs.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * Identifies languages by an {@link NgramModel}, paragraph by paragraph: the tag of a document is
 * that of most of its letters. Thread-safe; each thread keeps a few MiB of words that it has seen.
 */
public final class NgramIdentifier implements LanguageIdentifier {
  /** How many tags an answer ranks. */
  private static final int RANKED = 4;

  /** A tag that is less likely than the first by more than this many nats counts for nothing. */
  private static final double NEGLIGIBLE = 14;

  private final NgramModel model;
  private final ThreadLocal<NgramScorer> scorers;

  /** Uses a model. */
  public NgramIdentifier(NgramModel model) {
    this.model = model;
    this.scorers = ThreadLocal.withInitial(() -> new NgramScorer(model));
  }

  /** Every tag that may be answered, apart from {@code und}. */
  public List<LanguageTag> labels() {
    return model.labels.stream().filter(label -> !label.isUndetermined()).toList();
  }

  @Override
  public Identification identify(CharSequence text) {
    return Paragraphs.identify(text, new Judge(scorers.get()));
  }

  /** Scores paragraphs, and adds their scores up. */
  private static final class Judge implements Paragraphs.Judge {
    private final NgramScorer scorer;
    private final NgramModel model;
    private final long[][] totals = new long[Scripts.count()][];
    private final long[][] current = new long[Scripts.count()][];
    private final long[] features = new long[Scripts.count()];

    Judge(NgramScorer scorer) {
      this.scorer = scorer;
      this.model = scorer.model();
    }

    @Override
    public Answer judge(char[] text, int from, int to, int script) {
      if (model.labelCount(script) < 2) {
        return only(script);
      }
      scorer.score(text, from, to, script);
      int[] sums = scorer.sums();
      if (totals[script] == null) {
        totals[script] = new long[sums.length];
        current[script] = new long[sums.length];
      }
      for (int label = 0; label < sums.length; label++) {
        current[script][label] = sums[label];
        totals[script][label] += sums[label];
      }
      features[script] += scorer.features();
      return rank(current[script], scorer.features(), script);
    }

    @Override
    public Answer together(int script) {
      return totals[script] == null ? only(script) : rank(totals[script], features[script], script);
    }

    /** Of a script with one language there is nothing to find out. */
    private Answer only(int script) {
      return model.labelCount(script) == 0
          ? Answer.none(script)
          : new Answer(List.of(model.labels.get(model.firstLabel(script))), new double[] {1});
    }

    private Answer rank(long[] sums, long count, int script) {
      if (count == 0) {
        return Answer.none(script);
      }
      int[] best = best(sums);
      double unit = model.calibration.unit(count);
      long least = sums[best[0]] - (long) (NEGLIGIBLE / unit);
      double total = 0;
      for (long sum : sums) {
        if (sum >= least) {
          total += StrictMath.exp(unit * (sum - sums[best[0]]));
        }
      }
      List<LanguageTag> tags = new ArrayList<>(RANKED);
      double[] probabilities = new double[best.length];
      for (int rank = 0; rank < best.length; rank++) {
        tags.add(model.labels.get(model.firstLabel(script) + best[rank]));
        probabilities[rank] = StrictMath.exp(unit * (sums[best[rank]] - sums[best[0]])) / total;
      }
      return new Answer(tags, probabilities);
    }

    /** The labels with the highest sums, of equal ones the first. */
    private static int[] best(long[] sums) {
      int[] best = new int[Math.min(RANKED, sums.length)];
      int size = 0;
      for (int label = 0; label < sums.length; label++) {
        if (size == best.length && sums[best[size - 1]] >= sums[label]) {
          continue;
        }
        int at = size < best.length ? size++ : size - 1;
        while (at > 0 && sums[best[at - 1]] < sums[label]) {
          best[at] = best[at - 1];
          at--;
        }
        best[at] = label;
      }
      return best;
    }
  }
}
