package dev.tamis.pipeline.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

  static {
    read();
  }

  private final char[][] known = new char[2 * REMEMBERED][];
  private final Hint[] hints = new Hint[2 * REMEMBERED];
  private final Map<String, Hint> ids = new HashMap<>();
  private final Map<String, Hint> single = new HashMap<>();
  private final Map<String, List<Pattern>> byWord = new HashMap<>();
  private int count;

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
    return remembered(attributes.chars(), attributes.valueFrom(at), attributes.valueTo(at));
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
    if (id.isEmpty()) {
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

  /** What a class attribute says, name by name: the same names come back in ever new rows. */
  private Hint judge(String names) {
    Hint hint = new Hint(names, 0, 0, 0);
    String shortened = names.length() > LONGEST ? names.substring(0, LONGEST) : names;
    int at = 0;
    while (at < shortened.length()) {
      int end = at;
      while (end < shortened.length() && !HtmlTokenizer.isSpace(shortened.charAt(end))) {
        end++;
      }
      if (end > at) {
        hint = hint.and(ofName(shortened.substring(at, end)));
      }
      at = end + 1;
    }
    return hint;
  }

  private Hint ofName(String name) {
    return remembered(single, name, n -> judge(words(n), n));
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
      boolean upper = c >= 'A' && c <= 'Z';
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c > 0x7f;
      boolean ends = !(upper || plain) || (upper && before >= 'a' && before <= 'z');
      if (ends && word.length() > 0) {
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

  /** Looks a class attribute up without making a string of it. */
  private Hint remembered(char[] c, int from, int to) {
    int slot = slot(c, from, to);
    while (known[slot] != null) {
      if (same(known[slot], c, from, to)) {
        return hints[slot];
      }
      slot = (slot + 1) % known.length;
    }
    if (count == REMEMBERED) {
      Arrays.fill(known, null);
      count = 0;
      slot = slot(c, from, to);
    }
    known[slot] = Arrays.copyOfRange(c, from, to);
    hints[slot] = judge(new String(c, from, to - from));
    count++;
    return hints[slot];
  }

  private int slot(char[] c, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + c[i];
    }
    return Math.floorMod(hash * 0x9E3779B1, known.length);
  }

  private static boolean same(char[] key, char[] c, int from, int to) {
    return Arrays.equals(key, 0, key.length, c, from, to);
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
    (prefix ? BY_PREFIX : BY_FIRST_WORD).computeIfAbsent(key, k -> new ArrayList<>()).add(pattern);
  }
}
