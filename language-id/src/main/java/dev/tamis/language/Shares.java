package dev.tamis.language;

import dev.tamis.language.internal.Scripts;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums the answers of a document's pieces up. Belongs to one call. */
final class Shares {
  /** From this share on a second language makes a document multilingual. */
  private static final double MULTILINGUAL_SHARE = 0.2;

  /** A text with fewer letters is in no language. */
  private static final int MIN_LETTERS = 4;

  /** Up to so many letters an answer is the less sure the fewer there are. */
  private static final int FEW_LETTERS = 20;

  private static final double LEAST = 0.3;
  private static final double MOST = 0.9;

  private static final class Share {
    long weight;
    double certainty;
  }

  private final SortedMap<LanguageTag, Share> shares = new TreeMap<>();
  private LanguageTag runnerUp;

  /** What is added up before it goes into the map: most pieces are in the language before. */
  private LanguageTag last;

  private long lastWeight;
  private double lastProbability;

  /** Counts a piece in, whose letters weigh so many halves. */
  void add(LanguageTag tag, long weight, double probability) {
    if (tag.equals(last) && probability == lastProbability) {
      lastWeight += weight;
      return;
    }
    flush();
    last = tag;
    lastWeight = weight;
    lastProbability = probability;
  }

  private void flush() {
    if (last != null) {
      Share share = shares.computeIfAbsent(last, t -> new Share());
      share.weight += lastWeight;
      share.certainty += lastWeight * lastProbability;
      last = null;
    }
  }

  void addUndetermined(int group, long weight) {
    add(new LanguageTag("und", Scripts.name(group)), weight, 0);
  }

  /** Says what the text would be were it not what it is. */
  void runnerUp(LanguageTag tag) {
    if (runnerUp == null) {
      runnerUp = tag;
    }
  }

  /** The answer; {@code hasRivals} says whether a tag is one of several of its script. */
  Identification sumUp(java.util.function.Predicate<LanguageTag> hasRivals) {
    flush();
    long all = shares.values().stream().mapToLong(share -> share.weight).sum();
    if (all < 2L * MIN_LETTERS) {
      return Identification.NONE;
    }
    LanguageTag tag = mostOf(null);
    LanguageTag second = mostOf(tag);
    Share main = shares.get(tag);
    double confidence = Math.min(1, main.certainty / main.weight);
    double letters = all / 2.0;
    if (letters < FEW_LETTERS && hasRivals.test(tag)) {
      confidence = Math.min(confidence, LEAST + (MOST - LEAST) * letters / FEW_LETTERS);
    }
    SortedMap<LanguageTag, Double> languages = new TreeMap<>();
    boolean multilingual = false;
    for (var share : shares.entrySet()) {
      double part = (double) share.getValue().weight / all;
      languages.put(share.getKey(), part);
      multilingual |=
          !share.getKey().equals(tag)
              && !share.getKey().isUndetermined()
              && part >= MULTILINGUAL_SHARE;
    }
    LanguageTag next = second != null ? second : runnerUp != null ? runnerUp : tag;
    return new Identification(tag, confidence, next, languages, multilingual);
  }

  private LanguageTag mostOf(LanguageTag but) {
    LanguageTag most = null;
    for (var share : shares.entrySet()) {
      if (!share.getKey().equals(but)
          && (most == null || share.getValue().weight > shares.get(most).weight)) {
        most = share.getKey();
      }
    }
    return most;
  }
}
