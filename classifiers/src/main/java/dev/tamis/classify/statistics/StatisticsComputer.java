package dev.tamis.classify.statistics;

import static dev.tamis.classify.statistics.Signal.*;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Segmentation;
import dev.tamis.language.words.Words;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measures texts, each once. The measures are those of datatrove's Gopher and FineWeb filters (the
 * papers: Rae et al. 2021, appendix A1.1; Penedo et al. 2024) and some of RedPajama-V2's, over the
 * tokens of {@link Words}. Reuses its buffers; not thread-safe, make one per thread.
 */
public final class StatisticsComputer {
  private static final List<Signal> TOP = List.of(TOP_2_GRAM, TOP_3_GRAM, TOP_4_GRAM);
  private static final List<Signal> DUPLICATE =
      List.of(
          DUPLICATE_5_GRAMS,
          DUPLICATE_6_GRAMS,
          DUPLICATE_7_GRAMS,
          DUPLICATE_8_GRAMS,
          DUPLICATE_9_GRAMS,
          DUPLICATE_10_GRAMS);
  private static final List<Signal> WORD_TOP =
      List.of(WORD_TOP_2_GRAM, WORD_TOP_3_GRAM, WORD_TOP_4_GRAM);
  private static final List<Signal> WORD_DUPLICATE =
      List.of(
          WORD_DUPLICATE_5_GRAMS,
          WORD_DUPLICATE_6_GRAMS,
          WORD_DUPLICATE_7_GRAMS,
          WORD_DUPLICATE_8_GRAMS,
          WORD_DUPLICATE_9_GRAMS,
          WORD_DUPLICATE_10_GRAMS);
  private static final List<Signal> PROSE_TOP =
      List.of(PROSE_TOP_2_GRAM, PROSE_TOP_3_GRAM, PROSE_TOP_4_GRAM);
  private static final List<Signal> PROSE_DUPLICATE =
      List.of(
          PROSE_DUPLICATE_5_GRAMS,
          PROSE_DUPLICATE_6_GRAMS,
          PROSE_DUPLICATE_7_GRAMS,
          PROSE_DUPLICATE_8_GRAMS,
          PROSE_DUPLICATE_9_GRAMS,
          PROSE_DUPLICATE_10_GRAMS);
  private static final HashSet64 NO_LIST = new HashSet64(List.of());
  private static final int ENGLISH_LONGEST = 4;

  private final Map<Segmentation, Words> cutters = new EnumMap<>(Segmentation.class);
  private final TokenTable tokens = new TokenTable();
  private final Lines lines = new Lines();
  private final Runs runs = new Runs();
  private final JoinedRuns joined = new JoinedRuns();
  private final LineTable lineTable = new LineTable();
  private final ProseMeasures prose = new ProseMeasures();
  private final StopWordCounter stops = new StopWordCounter();
  private final HashSet64 english =
      new HashSet64(List.of("the", "be", "to", "of", "and", "that", "have", "with"));
  private final WordLists lists;
  private final Map<LanguageTag, HashSet64> imported = new TreeMap<>();
  private final Map<LanguageTag, FlaggedWords> flagged = new TreeMap<>();
  private char[] buffer = new char[1 << 14];
  private int[] starts = new int[512];
  private int[] whole = new int[512];
  private HashSet64 importedList = NO_LIST;
  private FlaggedWords flaggedList;
  private EnumMap<Signal, Double> values;

  /** Measures with no lists but those of the language data. */
  public StatisticsComputer() {
    this(WordLists.NONE);
  }

  /** Measures with a user's lists as well. */
  public StatisticsComputer(WordLists lists) {
    this.lists = lists;
  }

  /** Measures a text in a language, with the words that Tamis has by default. */
  public TextStatistics compute(String text, LanguageTag tag) {
    return compute(text, tag, Segmentation.BY_LANGUAGE);
  }

  /** Measures a text whose tokens are cut in a given way. */
  public TextStatistics compute(String text, LanguageTag tag, Segmentation segmentation) {
    return compute(text, tag, segmentation, null, SignalGroup.ALL);
  }

  /**
   * Measures no more of a text than is asked for.
   *
   * @param found the kinds of its lines, as extraction has found them; null to go by their shape
   * @param wanted groups of signals; those of others are not known afterwards
   */
  public TextStatistics compute(
      String text,
      LanguageTag tag,
      Segmentation segmentation,
      Blocks found,
      Set<SignalGroup> wanted) {
    begin(text, tag);
    Words words = cutters.computeIfAbsent(segmentation, Words::new);
    words.cut(text, tag);
    boolean withSpace = segmentation == Segmentation.WHITESPACE;
    int count = words.count();
    if (Buffers.isUnfit(starts.length, count)) {
      starts = new int[Buffers.size(count)];
    }
    int cutWords = 0;
    for (int i = 0; i < count; i++) {
      starts[i] = words.start(i);
      cutWords += words.isWord(i) ? 1 : 0;
      take(buffer, words.start(i), words.end(i), withSpace);
    }
    if (segmentation == Segmentation.BY_LANGUAGE) {
      TokenMemo.put(text, tag, tokens, starts);
    }
    boolean byLanguage = segmentation == Segmentation.BY_LANGUAGE;
    return measure(text.length(), tag, found, starts, wanted, byLanguage ? cutWords : -1);
  }

  /**
   * Measures a text whose tokens are given, for comparisons with other tokenizers. Where they are
   * not found in the text one after the other, its lines are not told apart and all are judged.
   */
  public TextStatistics compute(String text, LanguageTag tag, List<String> given) {
    begin(text, tag);
    for (String token : given) {
      take(token.toCharArray(), 0, token.length(), true);
    }
    int[] found = GivenTokens.starts(text, given);
    return measure(text.length(), tag, null, found, SignalGroup.ALL, -1);
  }

  private void begin(String text, LanguageTag tag) {
    if (Buffers.isUnfit(buffer.length, text.length())) {
      buffer = new char[Buffers.size(text.length())];
    }
    text.getChars(0, text.length(), buffer, 0);
    tokens.clear(text.length());
    stops.begin(tag);
    english.clear();
    importedList =
        lists.stopWords().containsKey(tag)
            ? imported.computeIfAbsent(tag, key -> new HashSet64(lists.stopWords().get(key)))
            : NO_LIST;
    importedList.clear();
    flaggedList =
        lists.flaggedWords().containsKey(tag)
            ? flagged.computeIfAbsent(
                tag, key -> new FlaggedWords(lists.flaggedWords().get(key), key))
            : null;
    if (flaggedList != null) {
      flaggedList.clear(text.length());
    }
  }

  private void take(char[] text, int start, int end, boolean withSpace) {
    int before = tokens.words.count;
    boolean letter = tokens.add(text, start, end, withSpace);
    long hash = tokens.lastHash();
    if (letter) {
      if (stops.look(hash, text, start, end - start)) {
        tokens.markStop();
      }
      if (end - start <= ENGLISH_LONGEST) {
        english.look(hash);
      }
    }
    if (importedList != NO_LIST) {
      importedList.look(hash);
    }
    if (flaggedList != null) {
      flaggedList.add(text, start, end, tokens.words.count > before);
    }
  }

  private TextStatistics measure(
      int length,
      LanguageTag tag,
      Blocks found,
      int[] begins,
      Set<SignalGroup> wanted,
      int cutWords) {
    values = new EnumMap<>(Signal.class);
    measureWords(tag);
    measureLines(length);
    if (wanted.contains(SignalGroup.PROSE)) {
      Blocks blocks = found == null ? lineTable.kinds() : found;
      prose.measure(buffer, lineTable, blocks, tokens, begins);
      measureProse();
    }
    if (wanted.contains(SignalGroup.TOKEN_RUNS)) {
      measureTokenRuns();
    }
    if (wanted.contains(SignalGroup.WORD_RUNS)) {
      measureWordRuns();
    }
    return new TextStatistics(values, cutWords);
  }

  private void put(Signal signal, double value) {
    values.put(signal, value);
  }

  private void measureWords(LanguageTag tag) {
    int count = tokens.tokens.count;
    int wordCount = tokens.words.count;
    put(TOKENS, count);
    put(WORDS, wordCount);
    put(MEAN_WORD_LENGTH, tokens.words.meanLength());
    put(NON_SYMBOL_TOKENS, tokens.nonSymbols());
    put(MEAN_NON_SYMBOL_LENGTH, tokens.meanNonSymbolLength());
    put(ALPHABETIC_TOKENS, ratio(tokens.alphabetic(), count));
    put(ALPHABETIC_WORDS, ratio(tokens.alphabetic(), wordCount));
    put(NON_ALPHABETIC_WORDS, ratio(Math.max(0, wordCount - tokens.alphabetic()), wordCount));
    put(ENGLISH_STOP_WORDS, english.different());
    if (stops.isKnown()) {
      put(STOP_WORDS, stops.different());
      put(STOP_WORD_SHARE, ratio(stops.tokens(), wordCount));
    }
    if (lists.stopWords().containsKey(tag)) {
      put(IMPORTED_STOP_WORDS, importedList.different());
    }
    if (flaggedList != null) {
      put(FLAGGED_WORDS, ratio(flaggedList.flagged(), wordCount));
    }
  }

  private void measureLines(int length) {
    lineTable.read(buffer, length);
    lines.measure(buffer, length, lineTable);
    int count = tokens.tokens.count;
    int points = lines.points;
    put(CHARACTERS, points);
    put(LINES, lines.count);
    put(NONBLANK_LINES, lines.nonblank);
    put(HASH_RATIO, ratio(lines.hashes, count));
    put(ELLIPSIS_RATIO, ratio(lines.dots, count));
    put(SYMBOL_RATIO, ratio(lines.hashes + lines.dots, tokens.words.count));
    put(NEWLINE_RATIO, ratio(lines.feeds, count));
    put(CURLY_BRACKETS, ratio(lines.brackets, points));
    put(BULLET_LINES, ratio(lines.bullets, lines.count));
    put(ELLIPSIS_LINES, ratio(lines.ellipses, lines.count));
    put(TERMINAL_LINES, ratio(lines.terminal, lines.nonblank));
    put(SHORT_LINES, ratio(lines.shortLines, lines.nonblank));
    put(THIRD_LONGEST_LINE, lines.thirdLongest());
    put(DUPLICATE_LINES, ratio(lines.duplicates, lines.pieces));
    put(DUPLICATE_LINE_CHARACTERS, ratio(lines.duplicateCharacters, points));
    put(
        DUPLICATE_NONBLANK_CHARACTERS,
        ratio(lines.duplicateNonblankCharacters, points - lines.feeds));
    lines.paragraphs(buffer, length, lineTable);
    put(DUPLICATE_PARAGRAPHS, ratio(lines.duplicates, lines.pieces));
    put(DUPLICATE_PARAGRAPH_CHARACTERS, ratio(lines.duplicateCharacters, points));
  }

  private void measureProse() {
    long characters = prose.characters;
    put(PROSE_SHARE, prose.share);
    put(PROSE_MEAN_WORD_LENGTH, ratio(prose.wordCharacters, prose.words));
    put(PROSE_HASH_RATIO, ratio(prose.hashes, prose.tokens));
    put(PROSE_ELLIPSIS_RATIO, ratio(prose.dots, prose.tokens));
    put(PROSE_ELLIPSIS_LINES, prose.ellipsisShare());
    put(PROSE_ALPHABETIC_WORDS, ratio(prose.alphabetic, prose.words));
    put(PROSE_DUPLICATE_PARAGRAPHS, ratio(prose.duplicateParagraphs, prose.paragraphs));
    put(
        PROSE_DUPLICATE_PARAGRAPH_CHARACTERS,
        ratio(prose.duplicateParagraphCharacters, characters));
    put(PROSE_DUPLICATE_LINES, prose.duplicateLineShare());
    put(PROSE_DUPLICATE_LINE_CHARACTERS, ratio(prose.duplicateLineCharacters, characters));
    put(BLOCK_BULLET_LINES, ratio(prose.bullets, lines.count));
    put(BLOCK_DUPLICATE_CHARACTERS, ratio(prose.duplicateOtherCharacters, lines.points));
    put(BLOCK_MENU_CHARACTERS, ratio(prose.menuCharacters, lines.points));
    measureRuns(prose.limits(), characters, PROSE_TOP, PROSE_DUPLICATE, prose.hasProse);
  }

  private void measureTokenRuns() {
    measureRuns(noLimits(tokens.tokens.count), lines.points, TOP, DUPLICATE, false);
  }

  private int[] noLimits(int count) {
    if (Buffers.isUnfit(whole.length, count)) {
      whole = new int[Buffers.size(count)];
    }
    Arrays.fill(whole, 0, count, count);
    return whole;
  }

  /** Runs as datatrove has them, joined for the longer ones and with spaces for the shorter. */
  private void measureRuns(
      int[] limits, long characters, List<Signal> top, List<Signal> duplicate, boolean often) {
    TokenTable.Sequence all = tokens.tokens;
    boolean spaced = tokens.isSpaced();
    runs.beginWithPairs(all.hashes, all.count, limits);
    for (int n = 2; n <= 4; n++) {
      if (n > 2) {
        runs.extend();
      }
      long length = spaced ? SpacedRuns.top(tokens, n) : datatroveTop(n, limits);
      put(top.get(n - 2), ratio(length, characters));
    }
    joined.begin(tokens.prefixes(), all.ends, limits, all.count);
    for (int n = JoinedRuns.MIN; n <= 10; n++) {
      if (n > JoinedRuns.MIN) {
        joined.extend();
      }
      long length = often ? joined.repeatedOften() : joined.repeated();
      put(duplicate.get(n - JoinedRuns.MIN), ratio(length, characters));
    }
    if (duplicate == PROSE_DUPLICATE) {
      put(PROSE_REPEATED, prose.repeatedShare(joined.repeated()));
    }
  }

  /** The spaces between tokens count; where no run repeats, the first is the most frequent. */
  private long datatroveTop(int n, int[] limits) {
    TokenTable.Sequence all = tokens.tokens;
    int top = runs.top();
    int first = Math.max(0, top);
    while (first < all.count && first + n > limits[first]) {
      first++;
    }
    if (first == all.count) {
      return 0;
    }
    return (all.ends[first + n] - all.ends[first] + n - 1) * (top < 0 ? 1 : runs.times(top));
  }

  private void measureWordRuns() {
    TokenTable.Sequence own = tokens.words;
    runs.begin(own.hashes, own.count, noLimits(own.count));
    put(UNIQUE_WORDS, ratio(runs.distinct(), own.count));
    for (int n = 2; n <= 10; n++) {
      runs.extend();
      if (n <= 4) {
        int top = runs.top();
        long length = top < 0 ? 0 : (own.ends[top + n] - own.ends[top]) * runs.times(top);
        put(WORD_TOP.get(n - 2), ratio(length, own.length()));
      } else {
        put(WORD_DUPLICATE.get(n - 5), ratio(runs.covered(own.ends), own.length()));
      }
    }
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
