package dev.tamis.language;

import dev.tamis.language.internal.Scripts;
import dev.tamis.language.internal.WordReader;
import java.util.Arrays;

/**
 * Scores the pieces of one script in what was read: by its frequent words, and by n-grams where
 * those leave something open. Belongs to a thread.
 */
final class ScriptScorer {
  /** A label that is less likely than the first by more than this many nats counts for nothing. */
  private static final double NEGLIGIBLE = 14;

  /** Frequent words decide for all of a text if the answer is that likely. */
  private static final double SURE = 0.99;

  private static final int MIN_FOUND = 3;

  /** At least one word in so many must be a frequent one. */
  private static final int FOUND = 4;

  /** A piece of so many words has frequent ones in it, or it is in another language. */
  private static final int MANY = 8;

  /** A piece that is less likely in the language of the whole by this many nats is looked at. */
  private static final double SUSPECT = 3;

  /** A piece is in the language of the whole text unless another is likelier by so many nats. */
  private static final double JOIN = 3.5;

  /** A piece has a language of its own only if that is so likely. */
  private static final double MIN_OWN = 0.8;

  private static final ThreadLocal<WordReader> READERS = ThreadLocal.withInitial(WordReader::new);

  private final ScriptModel model;
  private final int width;
  private final WeightTable.Scorer ngrams;
  private final WordTable.Scorer words;
  private final double scale;
  private final double[] logits;
  private final int[] totals;
  private int[] pieceSums = new int[0];
  private int[] pieceFeatures = new int[64];
  private int[] pieceFound = new int[64];

  /** What {@link #rank} found last. */
  private int best;

  private int second;
  private double probability;

  ScriptScorer(ScriptModel model) {
    this.model = model;
    width = model.labels.size();
    ngrams = new WeightTable.Scorer(model.weights(), width);
    words = model.words() == null ? null : new WordTable.Scorer(model.words());
    scale = words == null ? 0 : model.words().scale;
    logits = new double[width];
    totals = new int[width];
  }

  /** What n-grams say of the words of a text that are in the script. */
  static ScriptModel.Evidence evidence(ScriptModel model, String text) {
    WeightTable.Scorer scorer = new WeightTable.Scorer(model.weights(), model.labels.size());
    WordReader reader = READERS.get();
    char[] characters = text.toCharArray();
    reader.read(characters, 0);
    for (int word = 0; word < reader.words(); word++) {
      if (reader.groups[word] == model.group) {
        scorer.word(
            characters, reader.starts[word], reader.ends[word], reader.hashes[word], model.group);
      }
    }
    scorer.flush();
    return new ScriptModel.Evidence(scorer.sums, scorer.features());
  }

  /** What follows from evidence. */
  static ScriptModel.Ranked rank(ScriptModel model, ScriptModel.Evidence evidence) {
    double unit = model.calibration.unit(evidence.features());
    double[] logits = new double[model.labels.size()];
    for (int label = 0; label < logits.length; label++) {
      logits[label] = unit * evidence.sums()[label] + model.priors[label];
    }
    return rank(logits);
  }

  /** Judges every piece of the script; {@code repeats} counts each word once and all as one. */
  void judge(char[] text, WordReader reader, Shares shares, boolean repeats) {
    if (repeats) {
      once(text, reader, shares);
    } else if (words == null || !byWords(text, reader, shares)) {
      byNgrams(text, reader, shares);
    }
  }

  private boolean byWords(char[] text, WordReader reader, Shares shares) {
    Arrays.fill(totals, 0);
    int found = 0;
    int all = 0;
    long features = 0;
    int from = 0;
    int count = 0;
    for (int piece = 0; piece < reader.pieces(); piece++) {
      int to = reader.pieceEnds[piece];
      if (reader.pieceGroups[piece] == model.group) {
        words.clear();
        if (model.group == Scripts.HAN) {
          words.letters(text, reader, from, to, model.group);
        } else {
          words.words(reader, from, to, model.group);
        }
        keep(count, words.sums, words.features());
        pieceFound[count++] = words.found();
        found += words.found();
        all += to - from;
        features += words.features();
      }
      from = to;
    }
    if (found < MIN_FOUND || found * FOUND < all) {
      return false;
    }
    rank(scale, features);
    if (probability < SURE || model.labels.get(best).isUndetermined()) {
      return false;
    }
    int whole = best;
    shares.runnerUp(model.labels.get(second));
    double sure = probability;
    from = 0;
    int at = 0;
    for (int piece = 0; piece < reader.pieces(); piece++) {
      int to = reader.pieceEnds[piece];
      if (reader.pieceGroups[piece] == model.group) {
        int weight = reader.pieceWeights[piece];
        if (isSuspect(at++, to - from, whole)) {
          ngrams(text, reader, from, to);
          rankPiece(ngrams.sums, 0, ngrams.features());
          int own = ownOr(whole);
          shares.add(model.labels.get(own), weight, own == whole ? sure : probability);
        } else {
          shares.add(model.labels.get(whole), weight, sure);
        }
      }
      from = to;
    }
    return true;
  }

  /** Remembers the sums of a piece and adds them to those of the whole. */
  private void keep(int piece, int[] sums, int features) {
    if (pieceSums.length < (piece + 1) * width) {
      pieceSums = Arrays.copyOf(pieceSums, 2 * (piece + 1) * width);
    }
    if (pieceFeatures.length == piece) {
      pieceFeatures = Arrays.copyOf(pieceFeatures, 2 * piece);
      pieceFound = Arrays.copyOf(pieceFound, 2 * piece);
    }
    int[] own = pieceSums;
    int[] all = totals;
    int offset = piece * width;
    for (int label = 0; label < width; label++) {
      own[offset + label] = sums[label];
    }
    for (int label = 0; label < width; label++) {
      all[label] += sums[label];
    }
    pieceFeatures[piece] = features;
  }

  /** Whether frequent words leave open that a piece is in another language than the whole. */
  private boolean isSuspect(int piece, int size, int whole) {
    int offset = piece * width;
    int most = 0;
    for (int label = 0; label < width; label++) {
      most = Math.max(most, pieceSums[offset + label]);
    }
    int behind = most - pieceSums[offset + whole];
    if (behind > 0) {
      return behind * scale * model.calibration.unit(pieceFeatures[piece]) > SUSPECT;
    }
    return size >= MANY && pieceFound[piece] * (FOUND + 1) < size;
  }

  private void byNgrams(char[] text, WordReader reader, Shares shares) {
    Arrays.fill(totals, 0);
    long features = 0;
    int from = 0;
    int count = 0;
    for (int piece = 0; piece < reader.pieces(); piece++) {
      int to = reader.pieceEnds[piece];
      if (reader.pieceGroups[piece] == model.group) {
        ngrams(text, reader, from, to);
        keep(count++, ngrams.sums, ngrams.features());
        features += ngrams.features();
      }
      from = to;
    }
    rank(1, features);
    int whole = best;
    LanguageTag next = model.labels.get(second);
    double sure = probability;
    long own = 0;
    int at = 0;
    for (int piece = 0; piece < reader.pieces(); piece++) {
      if (reader.pieceGroups[piece] == model.group) {
        rankPiece(pieceSums, at * width, pieceFeatures[at]);
        int label = count == 1 ? whole : ownOr(whole);
        if (label == whole) {
          own += reader.pieceWeights[piece];
        } else {
          shares.add(model.labels.get(label), reader.pieceWeights[piece], probability);
          features -= pieceFeatures[at];
          for (int l = 0; l < width; l++) {
            totals[l] -= pieceSums[at * width + l];
          }
        }
        at++;
      }
    }
    if (own > 0) {
      if (features > 0) {
        rank(1, features);
        // Pieces of other languages are taken out: what is left is as sure as it is by itself.
        sure = best == whole ? probability : sure;
      }
      shares.runnerUp(next);
      shares.add(model.labels.get(whole), own, sure);
    }
  }

  /** The label of a piece that was just ranked. */
  private int ownOr(int whole) {
    boolean joins = logits[best] - logits[whole] < JOIN || probability < MIN_OWN;
    return joins ? whole : best;
  }

  private void once(char[] text, WordReader reader, Shares shares) {
    ngrams.clear();
    WordSet seen = new WordSet(reader.words());
    LetterSet letters = new LetterSet();
    long weight = 0;
    int from = 0;
    for (int piece = 0; piece < reader.pieces(); piece++) {
      int to = reader.pieceEnds[piece];
      if (reader.pieceGroups[piece] == model.group) {
        weight += reader.pieceWeights[piece];
        for (int word = from; word < to; word++) {
          if (reader.groups[word] == model.group && seen.add(reader.hashes[word])) {
            letters.add(text, reader.starts[word], reader.ends[word]);
            ngrams.word(
                text, reader.starts[word], reader.ends[word], reader.hashes[word], model.group);
          }
        }
      }
      from = to;
    }
    ngrams.flush();
    for (int label = 0; label < width; label++) {
      totals[label] = ngrams.sums[label];
    }
    rank(1, ngrams.features());
    if (letters.isFew()) {
      shares.addUndetermined(model.group, weight);
    } else {
      shares.runnerUp(model.labels.get(second));
      shares.add(model.labels.get(best), weight, probability);
    }
  }

  private void ngrams(char[] text, WordReader reader, int from, int to) {
    ngrams.clear();
    for (int word = from; word < to; word++) {
      if (reader.groups[word] == model.group) {
        ngrams.word(text, reader.starts[word], reader.ends[word], reader.hashes[word], model.group);
      }
    }
    ngrams.flush();
  }

  private void rankPiece(int[] sums, int offset, int features) {
    double unit = model.calibration.unit(features);
    for (int label = 0; label < width; label++) {
      logits[label] = unit * sums[offset + label] + model.priors[label];
    }
    rank();
  }

  private void rank(double factor, long features) {
    double unit = factor * model.calibration.unit(features);
    for (int label = 0; label < width; label++) {
      logits[label] = unit * totals[label] + model.priors[label];
    }
    rank();
  }

  private void rank() {
    ScriptModel.Ranked ranked = rank(logits);
    best = ranked.best();
    second = ranked.second();
    probability = ranked.probability();
  }

  /** Finds the two likeliest labels, of equal ones the first, and how likely the likeliest is. */
  private static ScriptModel.Ranked rank(double[] logits) {
    int best = 0;
    int second = logits.length > 1 ? 1 : 0;
    for (int label = 1; label < logits.length; label++) {
      if (logits[label] > logits[best]) {
        second = best;
        best = label;
      } else if (second == best || logits[label] > logits[second]) {
        second = label;
      }
    }
    double total = 0;
    for (double logit : logits) {
      double behind = logit - logits[best];
      total += behind == 0 ? 1 : behind > -NEGLIGIBLE ? StrictMath.exp(behind) : 0;
    }
    return new ScriptModel.Ranked(best, second, 1 / total);
  }
}
