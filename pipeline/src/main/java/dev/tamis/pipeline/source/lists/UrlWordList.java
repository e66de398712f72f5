package dev.tamis.pipeline.source.lists;

import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.recipe.DomainsSection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Words of URLs: one hard word, or several different soft ones, leave a document out. A word is a
 * run of letters and digits of the URL, percent-encoding resolved, in lower case; it is compared
 * whole, so that "sex" is not found in "Essex". Immutable and thread-safe.
 */
public final class UrlWordList {
  private final Set<String> hard;
  private final Set<String> soft;
  private final int leastSoft;

  private final SortedMap<String, String> sha256 = new TreeMap<>();

  private UrlWordList(Set<String> hard, Set<String> soft, int leastSoft) {
    this.hard = hard;
    this.soft = soft;
    this.leastSoft = leastSoft;
  }

  /**
   * Reads the words that a recipe names, one a line.
   *
   * @throws IllegalArgumentException if a file cannot be read or holds no word
   */
  public static UrlWordList read(DomainsSection.UrlWords section) {
    Set<String> hard = read("domains.words.hard", section.hard());
    Set<String> soft = read("domains.words.soft", section.soft());
    UrlWordList list = new UrlWordList(hard, soft, section.leastSoft());
    list.digest("domains.words.hard", hard);
    list.digest("domains.words.soft", soft);
    return list;
  }

  private void digest(String key, Set<String> words) {
    if (!words.isEmpty()) {
      byte[] bytes = String.join("\n", words).getBytes(StandardCharsets.UTF_8);
      sha256.put(key, HexFormat.of().formatHex(Hash128.sha256().digest(bytes)));
    }
  }

  /** Digests of the words, by the keys of the recipe. */
  public SortedMap<String, String> sha256() {
    return Collections.unmodifiableSortedMap(sha256);
  }

  public boolean isEmpty() {
    return hard.isEmpty() && soft.isEmpty();
  }

  /**
   * What is against a URL.
   *
   * @param rule {@code hard-word} or {@code soft-words}
   * @param words the words that were found, sorted
   * @param least how many would be enough
   */
  public record Hit(String rule, Set<String> words, int least) {}

  /** What is against a URL; null if nothing is. */
  public Hit find(String url) {
    if (isEmpty()) {
      return null;
    }
    Set<String> softFound = new TreeSet<>();
    for (String word : words(url)) {
      if (hard.contains(word)) {
        return new Hit("hard-word", Set.of(word), 1);
      }
      if (soft.contains(word)) {
        softFound.add(word);
      }
    }
    return softFound.size() >= leastSoft && !softFound.isEmpty()
        ? new Hit("soft-words", softFound, leastSoft)
        : null;
  }

  private static Iterable<String> words(String url) {
    int scheme = url.indexOf("://");
    String text = scheme < 0 ? url : url.substring(scheme + 3);
    try {
      text = URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A percent sign that encodes nothing: the words around it are still words.
    }
    return Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{Nd}]+", -1));
  }

  private static Set<String> read(String key, String path) {
    Set<String> words = new TreeSet<>();
    if (path.isEmpty()) {
      return words;
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Storage.open(key, path), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String word = PlainLines.withoutComment(line).toLowerCase(Locale.ROOT);
        if (!word.isEmpty() && !word.matches("[\\p{L}\\p{M}\\p{Nd}]+")) {
          throw new IllegalArgumentException(
              key + ": " + path + ":" + number + ": a word is made of letters and digits alone");
        }
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(key + ": " + path + " cannot be read", e);
    }
    if (words.isEmpty()) {
      throw new IllegalArgumentException(key + ": " + path + " holds no word");
    }
    return words;
  }
}
