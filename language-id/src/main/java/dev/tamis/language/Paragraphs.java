package dev.tamis.language;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Identifies a document paragraph by paragraph: the tag of the document is that of most of its
 * letters. Short paragraphs are joined to what follows them.
 */
public final class Paragraphs {
  /** A shorter paragraph is too short to have a language of its own. */
  private static final int MIN_LETTERS = 40;

  /** A text with fewer letters is in no language. */
  private static final int MIN_TEXT_LETTERS = 4;

  /** From this share on a second language makes a document multilingual. */
  private static final double MULTILINGUAL_SHARE = 0.2;

  private Paragraphs() {}

  /** Says what one paragraph is. */
  @FunctionalInterface
  public interface Judge {
    /** Judges the text between two places, which holds a letter. */
    Part judge(CharSequence text, int from, int to);
  }

  /**
   * What one paragraph is.
   *
   * @param best its tag
   * @param confidence how likely that is right, 0 to 1
   * @param second the next likely tag, or {@code best} where there is none
   * @param letters how many letters it has
   */
  public record Part(LanguageTag best, double confidence, LanguageTag second, int letters) {}

  /** Judges every paragraph and sums the answers up by letters. */
  public static Identification identify(CharSequence text, Judge judge) {
    List<Part> parts = parts(text, judge);
    long letters = parts.stream().mapToLong(Part::letters).sum();
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
    return new Identification(tag, confidence, runnerUp, shares, isMultilingual(shares, tag));
  }

  private static boolean isMultilingual(SortedMap<LanguageTag, Double> shares, LanguageTag main) {
    return shares.entrySet().stream()
        .anyMatch(
            share ->
                !share.getKey().equals(main)
                    && !share.getKey().isUndetermined()
                    && share.getValue() >= MULTILINGUAL_SHARE);
  }

  /** Paragraphs long enough to be judged, shorter ones joined to what follows. */
  private static List<Part> parts(CharSequence text, Judge judge) {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Scripts.group(c) >= Scripts.INHERITED) {
        letters++;
      } else if (c == '\n' && letters >= MIN_LETTERS) {
        parts.add(judge.judge(text, start, i));
        start = i + 1;
        letters = 0;
      }
    }
    if (letters >= MIN_LETTERS || (parts.isEmpty() && letters > 0)) {
      parts.add(judge.judge(text, start, text.length()));
    } else if (letters > 0) {
      Part last = parts.get(parts.size() - 1);
      parts.add(new Part(last.best, last.confidence, last.second, letters));
    }
    return parts;
  }
}
