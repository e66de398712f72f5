package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.internal.Scripts;
import dev.tamis.language.internal.WordReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The words that most texts of a script's languages are made of. */
final class CommonWords {
  private static final int MIN_COUNT = 2;

  private CommonWords() {}

  /** At most so many words, those first that have the largest share in any of the languages. */
  static List<String> of(Map<LanguageTag, List<String>> lines, int group, int most) {
    Map<String, Double> shares = new TreeMap<>();
    WordReader reader = new WordReader();
    for (List<String> own : lines.values()) {
      Map<String, Integer> counts = new TreeMap<>();
      long total = 1;
      for (String line : own) {
        char[] text = line.toCharArray();
        reader.read(text, 0);
        for (int word = 0; word < reader.words(); word++) {
          if (reader.groups[word] == group) {
            counts.merge(lower(text, reader.starts[word], reader.ends[word]), 1, Integer::sum);
            total++;
          }
        }
      }
      for (Map.Entry<String, Integer> word : counts.entrySet()) {
        if (word.getValue() >= MIN_COUNT) {
          shares.merge(word.getKey(), (double) word.getValue() / total, Math::max);
        }
      }
    }
    List<Map.Entry<String, Double>> words = new ArrayList<>(shares.entrySet());
    words.sort(
        Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    return words.stream().limit(most).map(Map.Entry::getKey).toList();
  }

  /** Every letter of a script that the lines have twice or more. */
  static List<String> letters(Map<LanguageTag, List<String>> lines, int group) {
    int[] counts = new int[1 << 16];
    for (List<String> own : lines.values()) {
      for (String line : own) {
        for (int i = 0; i < line.length(); i++) {
          if (Scripts.group(line.charAt(i)) == group) {
            counts[Scripts.lower(line.charAt(i))]++;
          }
        }
      }
    }
    List<String> letters = new ArrayList<>();
    for (int letter = 0; letter < counts.length; letter++) {
      if (counts[letter] >= MIN_COUNT) {
        letters.add(String.valueOf((char) letter));
      }
    }
    letters.sort(
        Comparator.<String>comparingInt(letter -> -counts[letter.charAt(0)])
            .thenComparing(Comparator.naturalOrder()));
    return letters;
  }

  private static String lower(char[] text, int from, int to) {
    char[] word = new char[to - from];
    for (int i = 0; i < word.length; i++) {
      word[i] = Scripts.lower(text[from + i]);
    }
    return new String(word);
  }
}
