package dev.tamis.classify.rules;

import dev.tamis.classify.AssignedCodes;
import dev.tamis.language.LanguageTag;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * FineWeb-2's thresholds by language, and its stop words where a user has imported them. A file of
 * them has a line a language, fields between tabs: the tag, the {@link #COLUMNS} in their order
 * and, where there are any, the stop words, joined by spaces; lines that begin with # are remarks.
 * Immutable.
 */
public final class FineWeb2 {
  /** What stands in the columns after the tag. */
  public static final List<String> COLUMNS =
      List.of(
          "dup_line_frac",
          "top_2",
          "top_3",
          "top_4",
          "dup_5",
          "dup_6",
          "dup_7",
          "dup_8",
          "dup_9",
          "dup_10",
          "language_score",
          "line_punct_thr",
          "max_avg_word_length",
          "max_non_alpha_words_ratio",
          "min_avg_word_length",
          "new_line_ratio");

  /** The most that a text can have in columns of shares; longer words and more lines may be. */
  private static final Map<String, Double> MOST =
      Map.ofEntries(
          Map.entry("dup_line_frac", 2.0),
          Map.entry("dup_5", 2.0),
          Map.entry("dup_6", 2.0),
          Map.entry("dup_7", 2.0),
          Map.entry("dup_8", 2.0),
          Map.entry("dup_9", 2.0),
          Map.entry("dup_10", 2.0),
          // Of runs that overlap: 3.4 is the most that FineWeb-2 itself has.
          Map.entry("top_2", 10.0),
          Map.entry("top_3", 10.0),
          Map.entry("top_4", 10.0),
          Map.entry("language_score", 1.0),
          Map.entry("line_punct_thr", 1.0),
          Map.entry("max_non_alpha_words_ratio", 1.0));

  private final Map<String, double[]> values;
  private final Map<String, List<String>> stopWords;

  private FineWeb2(Map<String, double[]> values, Map<String, List<String>> stopWords) {
    this.values = values;
    this.stopWords = stopWords;
  }

  /**
   * Reads lines that are no remarks, cut into fields.
   *
   * @throws IllegalArgumentException if a line is not of the form, with the tag
   */
  public static FineWeb2 read(Iterable<String[]> lines) {
    Map<String, double[]> values = new TreeMap<>();
    Map<String, List<String>> stopWords = new TreeMap<>();
    lines.forEach(fields -> take(fields, values, stopWords));
    return new FineWeb2(values, stopWords);
  }

  /** Takes the fields of a line. */
  private static void take(
      String[] fields, Map<String, double[]> values, Map<String, List<String>> stopWords) {
    LanguageTag language = LanguageTag.parse(fields[0]);
    AssignedCodes.check(language);
    String tag = language.toString();
    if (fields.length != COLUMNS.size() + 1 && fields.length != COLUMNS.size() + 2) {
      throw new IllegalArgumentException(
          "thresholds of "
              + tag
              + " must be "
              + COLUMNS.size()
              + " numbers, and stop words (got: "
              + (fields.length - 1)
              + " fields)");
    }
    if (values.put(tag, numbers(tag, fields)) != null) {
      throw new IllegalArgumentException("thresholds of " + tag + " stand twice");
    }
    if (fields.length == COLUMNS.size() + 2 && !fields[COLUMNS.size() + 1].isEmpty()) {
      stopWords.put(tag, words(tag, fields[COLUMNS.size() + 1]));
    }
  }

  /**
   * Reads the text of a file.
   *
   * @throws IllegalArgumentException if a line is not of the form, with its number, or there is
   *     none
   */
  public static FineWeb2 parse(String text) {
    Map<String, double[]> values = new TreeMap<>();
    Map<String, List<String>> stopWords = new TreeMap<>();
    int number = 0;
    for (String line : Numbers.withoutMark(text).split("\r?\n", -1)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        try {
          take(line.split("\t", -1), values, stopWords);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
        }
      }
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException("thresholds of at least one language must be given");
    }
    return new FineWeb2(values, stopWords);
  }

  private static List<String> words(String tag, String field) {
    List<String> words = List.of(field.split(" ", -1));
    if (words.contains("")) {
      throw new IllegalArgumentException(
          "stop words of " + tag + " stand one space apart, and none before or behind them");
    }
    return words;
  }

  private static double[] numbers(String tag, String[] fields) {
    double[] numbers = new double[COLUMNS.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Numbers.finite(COLUMNS.get(i) + " of " + tag, fields[i + 1]);
      // FineWeb-2 itself writes -1 where a rule is off.
      if (numbers[i] < 0 && numbers[i] != -1) {
        throw new IllegalArgumentException(
            COLUMNS.get(i)
                + " of "
                + tag
                + " must be 0 or more, or -1 (got: "
                + fields[i + 1]
                + ")");
      }
      double most = MOST.getOrDefault(COLUMNS.get(i), Double.MAX_VALUE);
      if (numbers[i] > most) {
        throw new IllegalArgumentException(
            COLUMNS.get(i)
                + " of "
                + tag
                + " is a share, 0 to "
                + (int) most
                + " (got: "
                + fields[i + 1]
                + ")");
      }
    }
    return numbers;
  }

  /** The tags that have thresholds. */
  public Set<String> languages() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /** The number in a column. */
  public double value(String tag, String column) {
    return values.get(tag)[COLUMNS.indexOf(column)];
  }

  /** Whether any language has stop words. */
  public boolean hasStopWords() {
    return !stopWords.isEmpty();
  }

  /** The stop words by language, also under the tags that this project has for the same. */
  public Map<LanguageTag, Collection<String>> stopWords() {
    Map<LanguageTag, Collection<String>> lists = new TreeMap<>();
    stopWords.forEach((tag, words) -> lists.put(LanguageTag.parse(tag), words));
    RuleFile.aliases()
        .forEach(
            (own, theirs) -> {
              if (stopWords.containsKey(theirs)) {
                lists.putIfAbsent(LanguageTag.parse(own), stopWords.get(theirs));
              }
            });
    return lists;
  }

  /** The line of a language, as {@link #read} takes it. */
  public static String line(String tag, double[] numbers, Collection<String> stopWords) {
    StringBuilder line = new StringBuilder(tag);
    Arrays.stream(numbers).forEach(number -> line.append('\t').append(plain(number)));
    return stopWords.isEmpty()
        ? line.toString()
        : line.append('\t').append(String.join(" ", stopWords)).toString();
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
