package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is done with documents by where they come from. An allow-list wins over every list of {@code
 * exclude} and over the words; tags are given in any case.
 *
 * @param exclude lists by name, in the order in which they are asked
 * @param tag lists by name whose documents are kept and marked
 * @param allow lists by name whose documents no list leaves out
 * @param words words of URLs
 */
public record DomainsSection(
    Map<String, DomainList> exclude,
    Map<String, DomainList> tag,
    Map<String, DomainList> allow,
    UrlWords words)
    implements Serializable {

  /**
   * Words of URLs that leave a document out.
   *
   * @param hard a file of words of which one is enough; empty for none
   * @param soft a file of words of which several are needed; empty for none
   * @param leastSoft how many different soft words are enough, 1 to 100
   */
  public record UrlWords(String hard, String soft, int leastSoft) implements Serializable {
    /** Checks the range. */
    public UrlWords {
      Checks.present("domains.words.hard", hard);
      Checks.present("domains.words.soft", soft);
      Checks.inRange("domains.words.least-soft", leastSoft, 1, 100);
    }
  }

  /** The rules of the words, which no list may be called. */
  public static final Set<String> WORD_RULES = Set.of("hard-word", "soft-words");

  /** Copies the maps and checks the names. */
  public DomainsSection {
    exclude = copy("exclude", exclude);
    tag = copy("tag", tag);
    allow = copy("allow", allow);
    Checks.present("domains.words", words);
    Set<String> names = new TreeSet<>(WORD_RULES);
    for (Map<String, DomainList> lists : java.util.List.of(exclude, tag, allow)) {
      for (String name : lists.keySet()) {
        if (name.isEmpty() || name.indexOf('/') >= 0) {
          throw new IllegalArgumentException(
              "domains: the name of a list must not be empty or hold \"/\" (got: \""
                  + name
                  + "\")");
        }
        if (!names.add(name)) {
          throw new IllegalArgumentException(
              "domains: the name \"" + name + "\" is taken; each list needs one of its own");
        }
      }
    }
  }

  private static Map<String, DomainList> copy(String key, Map<String, DomainList> lists) {
    return Collections.unmodifiableMap(
        new LinkedHashMap<>(Checks.present("domains." + key, lists)));
  }
}
