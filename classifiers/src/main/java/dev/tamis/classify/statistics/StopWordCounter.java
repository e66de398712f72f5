package dev.tamis.classify.statistics;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.StopWords;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts the stop words of a text. Where a script has marks that some write and others leave out
 * (Greek accents and breathings, vowel points of Hebrew and Arabic), a word counts without them as
 * well. Reused; not thread-safe.
 */
final class StopWordCounter {
  private static final int MOST = 2048;
  private static final long MIX = 0xD6E8FEB86659FD93L;
  private static final Set<String> OPTIONAL_MARKS = Set.of("Grek", "Hebr", "Arab");
  private static final HashSet64 NONE = new HashSet64(List.of());

  private final Map<LanguageTag, HashSet64> lists = new TreeMap<>();

  /** The different stop words of a text; an entry counts in the round in which it was written. */
  private final long[] seen = new long[4 * MOST];

  private final int[] rounds = new int[4 * MOST];
  private final Map<LanguageTag, HashSet64> unmarked = new TreeMap<>();
  private HashSet64 list;
  private HashSet64 unmarkedList;
  private int round;
  private int tokens;
  private int different;

  void begin(LanguageTag tag) {
    list = lists.computeIfAbsent(tag, key -> new HashSet64(StopWords.of(key).words()));
    unmarkedList =
        OPTIONAL_MARKS.contains(tag.script())
            ? unmarked.computeIfAbsent(tag, key -> withoutMarks(StopWords.of(key)))
            : NONE;
    tokens = 0;
    different = 0;
    if (++round == Integer.MAX_VALUE) {
      Arrays.fill(rounds, 0);
      round = 1;
    }
  }

  /** Looks at a word; whether it is a stop word. */
  boolean look(long hash, char[] text, int start, int length) {
    boolean answer = list.contains(hash);
    if (!answer && !unmarkedList.isEmpty()) {
      answer = unmarkedList.contains(Unmarked.hash(text, start, start + length));
    }
    if (answer) {
      tokens++;
      different += different < MOST && isNew(hash) ? 1 : 0;
    }
    return answer;
  }

  private boolean isNew(long hash) {
    int at = (int) (hash * MIX >>> 32) & seen.length - 1;
    while (rounds[at] == round) {
      if (seen[at] == hash) {
        return false;
      }
      at = at + 1 & seen.length - 1;
    }
    rounds[at] = round;
    seen[at] = hash;
    return true;
  }

  private static HashSet64 withoutMarks(StopWords list) {
    return new HashSet64(list.words().stream().map(Unmarked::of).toList());
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
