package dev.tamis.classify.statistics;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.StopWords;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Counts the stop words of a text. Where a script has marks that some write and others leave out
 * (Greek accents and breathings, vowel points of Hebrew and Arabic), a word counts without them as
 * well; what was found of such a word is remembered by its hash. Reused; not thread-safe.
 */
final class StopWordCounter {
  private static final int REMEMBERED = 1 << 13;
  private static final int MOST = 2048;
  private static final long MIX = 0xD6E8FEB86659FD93L;
  private static final Set<String> OPTIONAL_MARKS = Set.of("Grek", "Hebr", "Arab");
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  private final Map<LanguageTag, HashSet64> lists = new TreeMap<>();

  /** Hashes of words, the answer in place of the last bit. */
  private final long[] asked = new long[REMEMBERED];

  /** The different stop words of a text; an entry counts in the round in which it was written. */
  private final long[] seen = new long[4 * MOST];

  private final int[] rounds = new int[4 * MOST];
  private final Map<LanguageTag, Set<String>> unmarked = new TreeMap<>();
  private HashSet64 list;
  private Set<String> unmarkedList;
  private int round;
  private long salt;
  private int tokens;
  private int different;

  void begin(LanguageTag tag) {
    list = lists.computeIfAbsent(tag, key -> new HashSet64(StopWords.of(key).words()));
    unmarkedList =
        OPTIONAL_MARKS.contains(tag.script())
            ? unmarked.computeIfAbsent(tag, key -> withoutMarks(StopWords.of(key)))
            : Set.of();
    // Hashes of short words are small numbers, and tags may differ in their last letter alone.
    salt = TokenTable.hash(tag.toString()) * MIX;
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
      answer = isUnmarked(hash ^ salt, text, start, length);
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

  private boolean isUnmarked(long key, char[] text, int start, int length) {
    int at = (int) (key * MIX >>> 32) & REMEMBERED - 1;
    if ((asked[at] ^ key) >>> 1 != 0) {
      boolean found = unmarkedList.contains(withoutMarks(new String(text, start, length)));
      asked[at] = key & ~1 | (found ? 1 : 0);
    }
    return (asked[at] & 1) != 0;
  }

  private static Set<String> withoutMarks(StopWords list) {
    Set<String> words = new TreeSet<>();
    list.words().forEach(word -> words.add(withoutMarks(word)));
    return words;
  }

  private static String withoutMarks(String word) {
    return Normalizer.isNormalized(word, Normalizer.Form.NFD) && isWithoutMarks(word)
        ? word
        : MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
  }

  private static boolean isWithoutMarks(String word) {
    return word.codePoints().noneMatch(c -> Character.getType(c) == Character.NON_SPACING_MARK);
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
