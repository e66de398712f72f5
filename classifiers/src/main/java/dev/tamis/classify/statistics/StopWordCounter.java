package dev.tamis.classify.statistics;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.StopWords;
import java.text.Normalizer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Counts the stop words of a text. Where a script has marks that some write and others leave out
 * (Greek accents and breathings, vowel points of Hebrew and Arabic), a word counts without them as
 * well. What a list said of a word is remembered by the word's hash, for most words of a text have
 * been asked before. Reused; not thread-safe.
 */
final class StopWordCounter {
  private static final int REMEMBERED = 1 << 13;
  private static final int MOST = 2048;
  private static final Set<String> OPTIONAL_MARKS = Set.of("Grek", "Hebr", "Arab");
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  private final Map<LanguageTag, StopWords> lists = new TreeMap<>();
  private final long[] asked = new long[REMEMBERED];
  private final boolean[] answers = new boolean[REMEMBERED];
  private final Grams seen = new Grams();
  private final Map<LanguageTag, Set<String>> unmarked = new TreeMap<>();
  private StopWords list;
  private Set<String> unmarkedList;
  private long salt;
  private int tokens;
  private int different;

  void begin(LanguageTag tag) {
    list = lists.computeIfAbsent(tag, StopWords::of);
    unmarkedList =
        OPTIONAL_MARKS.contains(tag.script())
            ? unmarked.computeIfAbsent(tag, key -> withoutMarks(StopWords.of(key)))
            : Set.of();
    salt = TokenTable.hash(tag.toString());
    tokens = 0;
    different = 0;
    seen.reset(MOST);
  }

  /** Looks at a word; whether it is a stop word. */
  boolean look(long hash, char[] text, int start, int length) {
    long key = hash ^ salt;
    int at = (int) (key * 0xD6E8FEB86659FD93L >>> 32) & REMEMBERED - 1;
    if (asked[at] != key) {
      asked[at] = key;
      answers[at] = list.contains(text, start, length) || isUnmarked(text, start, length);
    }
    if (answers[at]) {
      tokens++;
      different += different < MOST && seen.addOnce(hash) ? 1 : 0;
    }
    return answers[at];
  }

  private boolean isUnmarked(char[] text, int start, int length) {
    return !unmarkedList.isEmpty()
        && unmarkedList.contains(withoutMarks(new String(text, start, length)));
  }

  private static Set<String> withoutMarks(StopWords list) {
    Set<String> words = new TreeSet<>();
    list.words().forEach(word -> words.add(withoutMarks(word)));
    return words;
  }

  private static String withoutMarks(String word) {
    return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
  }

  boolean isKnown() {
    return !list.isEmpty();
  }

  /** Number of tokens that are stop words. */
  int tokens() {
    return tokens;
  }

  /** Number of different ones, {@value #MOST} at most. */
  int different() {
    return different;
  }
}
