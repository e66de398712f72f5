package dev.tamis.language.train;

import com.ibm.icu.lang.UScript;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The most frequent words of each language, which serve as its stop words: those that make up at
 * least half a percent of the words of its running sentences, and more until they make up a fifth
 * of them: 20 to 60 where the sentences are enough, as FineWeb-2's lists have 8 to 63. Names are
 * left out where the script has capitals, and so are sentences of interfaces and sentences in
 * English that stand in the file of another language.
 */
public final class FrequentWords {
  private static final int MOST = 60;
  private static final int FEWEST = 20;
  private static final int SHORTEST_LIST = 8;
  private static final double MIN_SHARE = 0.005;
  private static final double MIN_COVERED = 0.2;
  private static final int MIN_SENTENCES = 5;
  private static final int MIN_RUNNING = 30;
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");
  private static final double ENGLISH_SENTENCE = 0.3;
  private static final double ENGLISH_RELATIVE = 0.1;
  private static final double STRAYED = 0.25;

  /**
   * Mon and Shan are written in Burmese letters, and ICU cuts them by Burmese words. The sentences
   * of {@code gsw} in the training data are Albanian, whose old code {@code als} it has elsewhere.
   */
  private static final Set<String> WITHOUT_LIST = Set.of("mnw", "shn", "gsw");

  private static final String HEADER =
      """
      # The most frequent words of each language, most frequent first, counted in the running sentences among the
      # training sentences of the embedded language model (their sources: languages-v2.md).
      """;

  private FrequentWords() {}

  /**
   * The most frequent words of each language as lines of a tag, a tab and words, most frequent
   * first. A language with too few running sentences has no line.
   *
   * @param folder of files {@code eng_Latn.txt}, a sentence a line
   */
  public static String of(Path folder) throws IOException {
    Map<LanguageTag, List<String>> sentences = Sentences.read(folder).training();
    Map<String, Double> english =
        top(ENGLISH, running(ENGLISH, sentences.getOrDefault(ENGLISH, List.of())), Map.of());
    StringBuilder table = new StringBuilder(HEADER);
    for (Map.Entry<LanguageTag, List<String>> own : sentences.entrySet()) {
      LanguageTag tag = own.getKey();
      List<List<String>> running = running(tag, own.getValue());
      if (!tag.equals(ENGLISH)) {
        running = withoutEnglish(running, english.keySet());
      }
      boolean few = running.size() < MIN_RUNNING || WITHOUT_LIST.contains(tag.language());
      Map<String, Double> foreign = tag.equals(ENGLISH) ? Map.of() : english;
      Set<String> top = few ? Set.of() : top(tag, running, foreign).keySet();
      if (top.size() >= SHORTEST_LIST) {
        table.append(tag).append('\t').append(String.join(" ", top)).append('\n');
      }
    }
    return table.toString();
  }

  private static List<List<String>> running(LanguageTag tag, List<String> lines) {
    RunningSentences sentences = new RunningSentences(tag);
    List<List<String>> running = new ArrayList<>();
    for (String line : new LinkedHashSet<>(lines)) {
      List<String> words = sentences.words(line);
      if (!words.isEmpty()) {
        running.add(words);
      }
    }
    return running;
  }

  /** A language that is close to English has many such sentences, and keeps them. */
  private static List<List<String>> withoutEnglish(
      List<List<String>> running, Set<String> english) {
    List<List<String>> others = new ArrayList<>();
    for (List<String> words : running) {
      long found = words.stream().filter(word -> english.contains(lower(word))).count();
      if (found < ENGLISH_SENTENCE * words.size()) {
        others.add(words);
      }
    }
    return others.size() < (1 - ENGLISH_RELATIVE) * running.size() ? running : others;
  }

  /**
   * Words and their shares, most frequent first.
   *
   * @param foreign shares in English: a word that is far rarer here has strayed in
   */
  private static Map<String, Double> top(
      LanguageTag tag, List<List<String>> running, Map<String, Double> foreign) {
    Map<String, Count> counts = new HashMap<>();
    RunningSentences script = new RunningSentences(tag);
    long all = 0;
    for (List<String> words : running) {
      all += words.size();
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < words.size(); i++) {
        String word = lower(words.get(i));
        if (script.isOwn(word)) {
          Count count = counts.computeIfAbsent(word, Count::new);
          count.tokens++;
          count.sentences += seen.add(word) ? 1 : 0;
          count.within += i > 0 ? 1 : 0;
          count.capitals += i > 0 && !words.get(i).startsWith(word.substring(0, 1)) ? 1 : 0;
        }
      }
    }
    List<Count> sorted = new ArrayList<>(counts.values());
    sorted.removeIf(count -> count.sentences < MIN_SENTENCES || count.isName());
    sorted.sort(
        Comparator.comparingInt((Count count) -> -count.tokens).thenComparing(count -> count.word));
    Map<String, Double> top = new LinkedHashMap<>();
    double covered = 0;
    for (Count count : sorted) {
      double share = (double) count.tokens / all;
      if (share >= STRAYED * foreign.getOrDefault(count.word, 0.0)
          && (top.size() < FEWEST
              || (top.size() < MOST && (share >= MIN_SHARE || covered < MIN_COVERED)))) {
        top.put(count.word, share);
        covered += share;
      }
    }
    return top;
  }

  /** Cherokee is written in what Unicode counts as its capitals. */
  private static String lower(String word) {
    boolean cherokee = UScript.getScript(word.codePointAt(0)) == UScript.CHEROKEE;
    return (cherokee ? word : word.toLowerCase(Locale.ROOT)).replace('\u2019', '\'');
  }

  private static final class Count {
    private final String word;
    private int tokens;
    private int sentences;
    private int within;
    private int capitals;

    Count(String word) {
      this.word = word;
    }

    /** A word that mostly has a capital within a sentence; a letter alone may, as in English. */
    boolean isName() {
      return word.codePointCount(0, word.length()) > 1 && 2 * capitals > within;
    }
  }
}
