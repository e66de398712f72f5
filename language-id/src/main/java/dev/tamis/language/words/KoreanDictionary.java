package dev.tamis.language.words;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.ko.dict.CharacterDefinition;
import org.apache.lucene.analysis.ko.dict.Dictionary;
import org.apache.lucene.analysis.ko.dict.TokenInfoDictionary;
import org.apache.lucene.analysis.ko.dict.UnknownDictionary;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.InputStreamDataInput;
import org.apache.lucene.util.IntsRef;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.IntsRefFSTEnum;
import org.apache.lucene.util.fst.IntsRefFSTEnum.InputOutput;
import org.apache.lucene.util.fst.PositiveIntOutputs;

/**
 * The words of mecab-ko-dic as Lucene's Nori has them (816,000 readings), laid out for speed: a
 * prefix tree whose edges lie in one hash table; for each word its readings, which are a context to
 * the left, one to the right and a cost; and what it costs that one context follows another. Read
 * from Nori's own data, once for all threads.
 */
final class KoreanDictionary {
  private static final int SLOT_BITS = 21;

  /**
   * Of a reading: its cost, the number of its contexts, whether others of its word are left out
   * because they have the same contexts and are not cheaper, and whether it is the last of its
   * word.
   */
  private static final int COST_SHIFT = 16;

  private static final int CONTEXTS_SHIFT = 2;
  private static final int CONTEXTS = (1 << COST_SHIFT - CONTEXTS_SHIFT) - 1;
  private static final int MORE = 2;
  private static final int LAST = 1;

  /** Of contexts: left, right, and whether a space before costs extra. */
  private static final int LEFT_SHIFT = 16;

  private static final int RIGHT_SHIFT = 1;
  private static final int RIGHT = (1 << LEFT_SHIFT - RIGHT_SHIFT) - 1;
  private static final int DEAR_BEHIND_SPACE = 1;

  private final PrefixTree prefixes = new PrefixTree(SLOT_BITS);

  /** First readings of unknown words by their class. */
  private final int[] unknown = new int[CharacterDefinition.CLASS_COUNT];

  private int[] readings = new int[1 << 20];

  /** 0 is none. */
  private int readingCount = 1;

  private int[] contexts = new int[1 << 10];
  private int contextCount;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private KoreanConnections connections;

  private KoreanDictionary() {}

  /** The dictionary; empty where this release of Nori keeps it elsewhere or in another form. */
  static Optional<KoreanDictionary> get() {
    return Holder.DICTIONARY;
  }

  /** The words, whose numbers are those of their first readings. */
  PrefixTree prefixes() {
    return prefixes;
  }

  /** The first reading of unknown words of a class; 0 if it has none. */
  int unknown(int kind) {
    return unknown[kind];
  }

  /** A reading by its number; the readings of a word follow each other. */
  int reading(int number) {
    return readings[number];
  }

  /** Whether no reading of the word follows this one. */
  static boolean isLast(int reading) {
    return (reading & LAST) != 0;
  }

  /** Whether Nori has more readings of the word than are here, which are never cheaper. */
  static boolean isOneOfMore(int reading) {
    return (reading & MORE) != 0;
  }

  /** Cost of a reading. */
  static int cost(int reading) {
    return reading >> COST_SHIFT;
  }

  /** The contexts of a reading. */
  int contexts(int reading) {
    return contexts[reading >>> CONTEXTS_SHIFT & CONTEXTS];
  }

  /** Of contexts, the left one. */
  static int left(int contexts) {
    return contexts >>> LEFT_SHIFT;
  }

  /** Of contexts, the right one. */
  static int right(int contexts) {
    return contexts >>> RIGHT_SHIFT & RIGHT;
  }

  /** Whether contexts are those of what is written without a space before it. */
  static boolean isDearBehindSpace(int contexts) {
    return (contexts & DEAR_BEHIND_SPACE) != 0;
  }

  /** The right context of the beginning of a text, which is Nori's first. */
  int beginning() {
    return connections.rightClass(0);
  }

  /** The left context of the end of a text, which is Nori's first. */
  int end() {
    return connections.leftClass(0);
  }

  /** What it costs that one context follows another. */
  KoreanConnections connections() {
    return connections;
  }

  private void read(FST<Long> all) throws IOException {
    TokenInfoDictionary known = TokenInfoDictionary.getInstance();
    IntsRef ids = new IntsRef();
    StringBuilder written = new StringBuilder();
    IntsRefFSTEnum<Long> entries = new IntsRefFSTEnum<>(all);
    for (InputOutput<Long> word = entries.next(); word != null; word = entries.next()) {
      known.lookupWordIds(word.output.intValue(), ids);
      written.setLength(0);
      for (int i = 0; i < word.input.length; i++) {
        written.append((char) word.input.ints[word.input.offset + i]);
      }
      prefixes.add(written, addReadings(known, ids));
    }
    UnknownDictionary others = UnknownDictionary.getInstance();
    for (int kind = 0; kind < unknown.length; kind++) {
      others.lookupWordIds(kind, ids);
      unknown[kind] = addReadings(others, ids);
    }
    readings = Arrays.copyOf(readings, readingCount);
    makeClasses();
    leaveOutDearer();
  }

  private int addReadings(Dictionary from, IntsRef ids) {
    int first = ids.length == 0 ? 0 : readingCount;
    for (int i = 0; i < ids.length; i++) {
      int id = ids.ints[ids.offset + i];
      if (readingCount == readings.length) {
        readings = Arrays.copyOf(readings, 2 * readingCount);
      }
      int last = i == ids.length - 1 ? LAST : 0;
      readings[readingCount++] =
          from.getWordCost(id) << COST_SHIFT | number(contexts(from, id)) << CONTEXTS_SHIFT | last;
    }
    return first;
  }

  private static int contexts(Dictionary from, int id) {
    boolean dear =
        switch (from.getLeftPOS(id)) {
          case E, J, VCP, XSA, XSN, XSV -> true;
          default -> false;
        };
    return pack(from.getLeftId(id), from.getRightId(id), dear);
  }

  private static int pack(int left, int right, boolean dear) {
    return left << LEFT_SHIFT | right << RIGHT_SHIFT | (dear ? DEAR_BEHIND_SPACE : 0);
  }

  private int number(int pair) {
    return numbers.computeIfAbsent(
        pair,
        any -> {
          if (contextCount == contexts.length) {
            contexts = Arrays.copyOf(contexts, 2 * contextCount);
          }
          contexts[contextCount] = pair;
          return contextCount++;
        });
  }

  private void makeClasses() {
    int lefts = 1;
    int rights = 1;
    for (int i = 0; i < contextCount; i++) {
      lefts = Math.max(lefts, left(contexts[i]) + 1);
      rights = Math.max(rights, right(contexts[i]) + 1);
    }
    connections = new KoreanConnections(lefts, rights);
    numbers.clear();
    int[] classes = new int[contextCount];
    int count = contextCount;
    contextCount = 0;
    for (int i = 0; i < count; i++) {
      int pair = contexts[i];
      int left = connections.leftClass(left(pair));
      int right = connections.rightClass(right(pair));
      // Never more numbers than before: those that are still to be read are not written over.
      classes[i] = number(pack(left, right, isDearBehindSpace(pair)));
    }
    for (int i = 1; i < readings.length; i++) {
      int reading = readings[i];
      readings[i] =
          reading & ~(CONTEXTS << CONTEXTS_SHIFT)
              | classes[reading >>> CONTEXTS_SHIFT & CONTEXTS] << CONTEXTS_SHIFT;
    }
    numbers.clear();
  }

  /**
   * Of readings of a word that have the same contexts the cheapest is enough, the first of them.
   */
  private void leaveOutDearer() {
    int first = 1;
    for (int at = 1; at < readings.length; at++) {
      if (isLast(readings[at])) {
        leaveOutDearer(first, at);
        first = at + 1;
      }
    }
  }

  private void leaveOutDearer(int first, int last) {
    int kept = first;
    for (int at = first; at <= last; at++) {
      if (!hasCheaper(at, first, last)) {
        readings[kept++] = readings[at] & ~LAST;
      }
    }
    readings[kept - 1] |= kept <= last ? LAST | MORE : LAST;
  }

  private boolean hasCheaper(int reading, int first, int last) {
    int own = readings[reading];
    for (int at = first; at <= last; at++) {
      int other = readings[at];
      boolean same = ((own ^ other) >>> CONTEXTS_SHIFT & CONTEXTS) == 0;
      if (same && (cost(other) < cost(own) || (cost(other) == cost(own) && at < reading))) {
        return true;
      }
    }
    return false;
  }

  /** The words in Nori's data; empty as {@link #get}. */
  static Optional<FST<Long>> words() {
    String name =
        TokenInfoDictionary.class.getSimpleName() + TokenInfoDictionary.FST_FILENAME_SUFFIX;
    try (InputStream in = TokenInfoDictionary.class.getResourceAsStream(name)) {
      if (in == null) {
        return Optional.empty();
      }
      DataInput data = new InputStreamDataInput(new BufferedInputStream(in));
      return Optional.of(
          new FST<>(FST.readMetadata(data, PositiveIntOutputs.getSingleton()), data));
    } catch (IOException e) {
      throw new UncheckedIOException("Nori's dictionary of Korean, " + name, e);
    }
  }

  private static Optional<KoreanDictionary> load() {
    return words()
        .map(
            words -> {
              KoreanDictionary dictionary = new KoreanDictionary();
              try {
                dictionary.read(words);
              } catch (IOException e) {
                throw new UncheckedIOException("Nori's dictionary of Korean", e);
              }
              return dictionary;
            });
  }

  private static final class Holder {
    static final Optional<KoreanDictionary> DICTIONARY = load();
  }
}
