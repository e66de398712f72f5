package dev.tamis.language;

import dev.tamis.language.internal.Scripts;
import dev.tamis.language.internal.WordReader;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * Reads documents, window by window, and has each script judged. What form says of a window is said
 * of that window alone. Belongs to a thread.
 */
final class Reading {
  /** A text of so many words may be one that repeats itself. */
  private static final int MIN_WORDS = 8;

  /** A text is one of repetitions if each word comes so often, on average. */
  private static final int REPEATS = 5;

  private static final int MANY_WORDS = 1 << 9;
  private static final int REPEATS_OF_MANY = 12;

  /** Bits to count different words by. */
  private static final int BITS = 13;

  /** The high surrogate of mathematical alphabets, whose letters are Latin ones in costume. */
  private static final char MATHEMATICAL = '\uD835';

  private static final char FIRST_CIRCLED = '\u24B6';
  private static final char LAST_CIRCLED = '\u24E9';
  private static final int LETTERS = 26;

  private final NgramModel model;
  private final WordReader reader = new WordReader();
  private final ScriptScorer[] scorers = new ScriptScorer[Scripts.count()];
  private final boolean[] present = new boolean[Scripts.count()];
  private final long[] bits = new long[1 << (BITS - 6)];

  Reading(NgramModel model) {
    this.model = model;
  }

  Identification identify(String text) {
    String plain =
        text.indexOf(MATHEMATICAL) < 0 ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    char[] characters = plain.toCharArray();
    fold(characters);
    Shares shares = new Shares();
    int at = 0;
    do {
      int from = at;
      // Asked before reading, which replaces look-alikes.
      boolean misread = WrongCharset.isBeginning(characters, from);
      at = reader.read(characters, from);
      misread = misread && WrongCharset.isMost(characters, from, at);
      boolean whole = from == 0 && at == characters.length;
      if (misread || (whole && NameList.isAll(characters, reader))) {
        none(shares);
      } else {
        judge(characters, shares);
      }
    } while (at < characters.length);
    return shares.sumUp(tag -> hasRivals(tag));
  }

  /** Latin letters of full width, and letters in circles, are read as plain ones. */
  private static void fold(char[] text) {
    for (int i = 0; i < text.length; i++) {
      char c = text[i];
      if (c >= FIRST_CIRCLED) {
        if (c <= LAST_CIRCLED) {
          text[i] = (char) ('a' + (c - FIRST_CIRCLED) % LETTERS);
        } else if (c >= '\uFF21' && c <= '\uFF5A') {
          text[i] = (char) (c - '\uFF21' + 'A');
        }
      }
    }
  }

  private void none(Shares shares) {
    for (int piece = 0; piece < reader.pieces(); piece++) {
      shares.addUndetermined(reader.pieceGroups[piece], reader.pieceWeights[piece]);
    }
  }

  private boolean hasRivals(LanguageTag tag) {
    ScriptModel script = model.script(Scripts.groupOf(tag.script()));
    return script != null && script.labels.size() > 1;
  }

  private void judge(char[] text, Shares shares) {
    int pieces = reader.pieces();
    boolean repeats = repeats();
    for (int piece = 0; piece < pieces; piece++) {
      present[reader.pieceGroups[piece]] = true;
    }
    for (int piece = 0; piece < pieces; piece++) {
      int group = reader.pieceGroups[piece];
      if (present[group]) {
        present[group] = false;
        ScriptModel script = model.script(group);
        if (script != null && script.labels.size() > 1) {
          if (scorers[group] == null) {
            scorers[group] = new ScriptScorer(script);
          }
          scorers[group].judge(text, reader, shares, repeats);
        } else {
          only(text, group, script, shares, repeats);
        }
      }
    }
  }

  /** Of a script with one language there is nothing to find out. */
  private void only(char[] text, int group, ScriptModel script, Shares shares, boolean repeats) {
    LetterSet letters = new LetterSet();
    long weight = 0;
    int from = 0;
    for (int piece = 0; piece < reader.pieces(); piece++) {
      int to = reader.pieceEnds[piece];
      if (reader.pieceGroups[piece] == group) {
        weight += reader.pieceWeights[piece];
        for (int word = from; repeats && word < to && letters.isFew(); word++) {
          letters.add(text, reader.starts[word], reader.ends[word]);
        }
      }
      from = to;
    }
    if (script == null || (repeats && letters.isFew())) {
      shares.addUndetermined(group, weight);
    } else {
      shares.add(script.labels.get(0), weight, 1);
    }
  }

  /** Whether the same few words come again and again. */
  private boolean repeats() {
    int words = reader.words();
    if (words < MIN_WORDS) {
      return false;
    }
    Arrays.fill(bits, 0);
    int different = 0;
    for (int word = 0; word < words; word++) {
      int bit = (int) (reader.hashes[word] >>> (64 - BITS));
      long mask = 1L << bit;
      if ((bits[bit >> 6] & mask) == 0) {
        bits[bit >> 6] |= mask;
        different++;
      }
    }
    return different * (words < MANY_WORDS ? REPEATS : REPEATS_OF_MANY) <= words;
  }
}
