package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Counts in how many sentences each word stands, for languages that have no list of stop words
 * elsewhere.
 */
public final class FrequentWords {
  private static final int KEPT = 40;
  private static final int MIN_SENTENCES = 5;
  private static final int MIN_KEPT = 10;

  private FrequentWords() {}

  /**
   * The most frequent words of each language as lines of a tag, a tab and words, most frequent
   * first.
   *
   * @param folder of files {@code eng_Latn.txt}, a sentence a line
   */
  public static String of(Path folder) throws IOException {
    StringBuilder table =
        new StringBuilder(
            """
            # The most frequent words of each language, most frequent first, by the number of sentences that hold
            # them, in the training sentences of the embedded language model (their sources: languages-v1.md).
            """);
    Words words = new Words();
    for (Map.Entry<LanguageTag, List<String>> own : Sentences.read(folder).training().entrySet()) {
      List<String> top = top(own.getKey(), own.getValue(), words);
      if (top.size() >= MIN_KEPT) {
        table.append(own.getKey()).append('\t').append(String.join(" ", top)).append('\n');
      }
    }
    return table.toString();
  }

  private static List<String> top(LanguageTag tag, List<String> sentences, Words words) {
    Map<String, Integer> counts = new HashMap<>();
    for (String sentence : sentences) {
      words.cut(sentence, tag);
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < words.count(); i++) {
        String word = words.token(i).toLowerCase(Locale.ROOT);
        if (words.isWord(i) && Character.isLetter(word.codePointAt(0)) && seen.add(word)) {
          counts.merge(word, 1, Integer::sum);
        }
      }
    }
    List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
    sorted.removeIf(word -> word.getValue() < MIN_SENTENCES);
    sorted.sort(
        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    return sorted.stream().limit(KEPT).map(Map.Entry::getKey).toList();
  }
}
