package dev.tamis.pipeline.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the names that authors give to elements (class, id, role, itemprop) say of their content.
 * The names are in {@code hints.tsv}; they are the same the world over, in whatever language the
 * page is written. A class is shared by all elements of a make; an id is often made from a heading,
 * so that it counts only if every word of it is a word of layout. Not thread-safe: it remembers
 * names.
 */
final class Hints {
  private static final int REMEMBERED = 1 << 13;
  private static final int LONGEST = 400;
  private static final int SHORTEST_PREFIX = 3;
  private static final Map<String, List<Pattern>> BY_FIRST_WORD = new HashMap<>();
  private static final Map<String, List<Pattern>> BY_PREFIX = new HashMap<>();
  private static final Set<String> LAYOUT = new HashSet<>();

  /** Marks the hashes of words that begin a name in the table, and of the beginnings of others. */
  private static final long[] BEGINNINGS = new long[1 << 10];

  static {
    read();
  }

  private final HintCache rows = new HintCache();
  private final HintCache single = new HintCache();
  private final Map<String, Hint> ids = new HashMap<>();
  private final Map<String, List<Pattern>> byWord = new HashMap<>();

  /**
   * A name in the table.
   *
   * @param words in a row
   * @param open whether the last word may go on
   * @param whole whether it must be all of the name
   */
  private record Pattern(String[] words, boolean open, boolean whole, Hint says) {
    /** How many words of a name it takes from {@code at}; 0 where it does not match. */
    int match(String[] name, int at) {
      boolean fits = at + words.length <= name.length && (!whole || words.length == name.length);
      for (int i = 0; fits && i < words.length; i++) {
        boolean last = i == words.length - 1;
        fits = open && last ? name[at + i].startsWith(words[i]) : name[at + i].equals(words[i]);
      }
      return fits ? words.length : 0;
    }
  }

  /** What the class of an element says. */
  Hint ofClass(Attributes attributes) {
    int at = attributes.find("class");
    if (at < 0) {
      return Hint.NONE;
    }
    return rows.get(
        attributes.chars(), attributes.valueFrom(at), attributes.valueTo(at), this::judgeRow);
  }

  /** What role, itemprop and itemtype of an element say, words of their own in the table. */
  Hint ofRole(Attributes attributes) {
    Hint hint = Hint.NONE;
    for (String attribute : new String[] {"role", "itemprop", "itemtype"}) {
      String value = attributes.get(attribute);
      if (!value.isEmpty()) {
        String name = value.substring(value.lastIndexOf('/') + 1);
        hint = hint.and(ofName(attribute + '-' + name));
      }
    }
    return hint;
  }

  /** What an id says: no content only where all its words are words of layout. */
  Hint ofId(String id) {
    if (id.isEmpty() || !mayMatch(id.toCharArray(), 0, id.length())) {
      return Hint.NONE;
    }
    return remembered(ids, id, this::judgeId);
  }

  private Hint judgeId(String id) {
    if (id.isEmpty() || id.length() > LONGEST) {
      return Hint.NONE;
    }
    String[] words = words(id);
    Hint hint = judge(words, id);
    if (hint.bad() == 0) {
      return hint;
    }
    for (int at = 0; at < words.length; ) {
      int taken = longest(words, at);
      if (taken == 0 && !isLayout(words[at])) {
        return new Hint(hint.names(), 0, hint.level(), hint.marks());
      }
      at += Math.max(1, taken);
    }
    return hint;
  }

  private static boolean isLayout(String word) {
    return LAYOUT.contains(word) || word.length() < 3 || Character.isDigit(word.charAt(0));
  }

  private int longest(String[] words, int at) {
    int longest = 0;
    for (Pattern pattern : candidates(words[at])) {
      longest = pattern.says.bad() > 0 ? Math.max(longest, pattern.match(words, at)) : longest;
    }
    return longest;
  }

  /**
   * Whether any word of a name may begin one in the table. Most names say nothing, and there is no
   * end of new ones, so that they are told from the others without being cut up.
   */
  private static boolean mayMatch(char[] name, int from, int to) {
    int hash = 0;
    int length = 0;
    char before = 0;
    for (int i = from; i < to; i++) {
      char c = name[i];
      boolean upper = isUpper(c);
      boolean plain = isPlain(c);
      if (length > 0 && endsWord(upper, plain, before)) {
        if (isBeginning(hash)) {
          return true;
        }
        hash = 0;
        length = 0;
      }
      if (upper || plain) {
        hash = 31 * hash + (upper ? c | 0x20 : c);
        if (++length == SHORTEST_PREFIX && isBeginning(~hash)) {
          return true;
        }
      }
      before = c;
    }
    return length > 0 && isBeginning(hash);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c > 0x7f;
  }

  private static boolean endsWord(boolean upper, boolean plain, char before) {
    return !(upper || plain) || (upper && before >= 'a' && before <= 'z');
  }

  private static boolean isBeginning(int hash) {
    int mixed = hash * 0x9E3779B1 >>> 16;
    return (BEGINNINGS[mixed >>> 6] & 1L << mixed) != 0;
  }

  private static void markBeginning(int hash) {
    int mixed = hash * 0x9E3779B1 >>> 16;
    BEGINNINGS[mixed >>> 6] |= 1L << mixed;
  }

  /** What a class attribute says, name by name: the same names come back in ever new rows. */
  private Hint judgeRow(char[] c, int from, int to) {
    Hint hint = new Hint(new String(c, from, to - from), 0, 0, 0);
    int last = Math.min(to, from + LONGEST);
    int at = from;
    while (at < last) {
      int end = at;
      while (end < last && !HtmlTokenizer.isSpace(c[end])) {
        end++;
      }
      if (end > at && mayMatch(c, at, end)) {
        hint = hint.and(single.get(c, at, end, this::judgeName));
      }
      at = end + 1;
    }
    return hint;
  }

  private Hint ofName(String name) {
    return single.get(name.toCharArray(), 0, name.length(), this::judgeName);
  }

  private Hint judgeName(char[] c, int from, int to) {
    String name = new String(c, from, to - from);
    return judge(words(name), name);
  }

  private Hint judge(String[] words, String names) {
    Hint hint = new Hint(names, 0, 0, 0);
    for (int at = 0; at < words.length; at++) {
      for (Pattern pattern : candidates(words[at])) {
        if (pattern.match(words, at) > 0 && (at == 0 || !pattern.whole)) {
          hint = hint.and(pattern.says);
        }
      }
    }
    return hint;
  }

  private List<Pattern> candidates(String word) {
    return remembered(byWord, word, Hints::patterns);
  }

  /** Pages may have any number of names. */
  private static <V> V remembered(Map<String, V> known, String name, Function<String, V> judge) {
    if (known.size() == REMEMBERED) {
      known.clear();
    }
    return known.computeIfAbsent(name, judge);
  }

  private static List<Pattern> patterns(String word) {
    List<Pattern> exact = BY_FIRST_WORD.getOrDefault(word, List.of());
    if (word.length() < SHORTEST_PREFIX) {
      return exact;
    }
    List<Pattern> open = BY_PREFIX.get(word.substring(0, SHORTEST_PREFIX));
    if (open == null) {
      return exact;
    }
    List<Pattern> both = new ArrayList<>(exact);
    both.addAll(open);
    return both;
  }

  /** "relatedPosts" and "related_posts" are "related" and "posts". */
  private static String[] words(String name) {
    List<String> words = new ArrayList<>(4);
    StringBuilder word = new StringBuilder(16);
    char before = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean upper = isUpper(c);
      boolean plain = isPlain(c);
      if (word.length() > 0 && endsWord(upper, plain, before)) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (upper || plain) {
        word.append(upper ? (char) (c | 0x20) : c);
      }
      before = c;
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words.toArray(new String[0]);
  }

  private static void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Hints.class.getResourceAsStream("hints.tsv"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          String[] fields = line.split("\t", -1);
          for (String name : fields[1].split(" ", -1)) {
            add(fields[0], name);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String kind, String name) {
    if (kind.equals("layout")) {
      LAYOUT.add(name);
      return;
    }
    boolean whole = name.startsWith("=");
    boolean open = name.endsWith("*");
    String text = name.substring(whole ? 1 : 0, name.length() - (open ? 1 : 0));
    Pattern pattern = new Pattern(words(text), open, whole, Hint.ofKind(kind));
    boolean prefix = open && pattern.words.length == 1;
    String key = prefix ? text.substring(0, SHORTEST_PREFIX) : pattern.words[0];
    markBeginning(prefix ? ~key.hashCode() : key.hashCode());
    (prefix ? BY_PREFIX : BY_FIRST_WORD).computeIfAbsent(key, k -> new ArrayList<>()).add(pattern);
  }
}
