package dev.tamis.pipeline.source.lists;

import dev.tamis.pipeline.files.Found;
import dev.tamis.pipeline.recipe.DomainList;
import dev.tamis.pipeline.recipe.DomainsSection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lists of a recipe. Immutable and thread-safe; each list is in memory once per JVM, whatever
 * it is called.
 */
public final class SourceLists {
  /**
   * By what was read, and by the size and time of its files, so that a changed file is read anew.
   */
  private static final Map<Key, ListReader.Read> SHARED = new ConcurrentHashMap<>();

  private final List<Named> lists;

  private SourceLists(List<Named> lists) {
    this.lists = List.copyOf(lists);
  }

  /**
   * Reads the lists of a recipe: those that allow, those that exclude, those that tag, each in the
   * order of the recipe.
   *
   * @throws IllegalArgumentException if one cannot be read, holds no entry, or names a public
   *     suffix
   */
  public static SourceLists read(DomainsSection section) {
    List<Named> lists = new ArrayList<>();
    add(section.allow(), ListMatch.Action.ALLOW, lists);
    add(section.exclude(), ListMatch.Action.EXCLUDE, lists);
    add(section.tag(), ListMatch.Action.TAG, lists);
    return new SourceLists(lists);
  }

  /** Reads lists that all mean the same. */
  public static SourceLists read(Map<String, DomainList> lists, ListMatch.Action action) {
    List<Named> named = new ArrayList<>();
    add(lists, action, named);
    return new SourceLists(named);
  }

  private static void add(
      Map<String, DomainList> lists, ListMatch.Action action, List<Named> named) {
    lists.forEach(
        (name, list) -> {
          List<Found> files = ListFiles.of(list.path());
          List<String> states = files.stream().map(ListFiles::state).toList();
          ListReader.Read read =
              SHARED.computeIfAbsent(
                  new Key(list, states), key -> ListReader.read(key.list, files));
          named.add(new Named(name, action, read));
        });
  }

  public boolean isEmpty() {
    return lists.isEmpty();
  }

  /**
   * Every list that covers an address, in the order in which lists are asked: the first of those
   * that allow or exclude decides.
   *
   * @param host in the form of {@link dev.tamis.pipeline.source.Hosts}
   * @param url in the form of {@link dev.tamis.pipeline.source.Urls}
   */
  public List<ListMatch> matches(String host, String url) {
    if (lists.isEmpty() || host.isEmpty()) {
      return List.of();
    }
    Address address = new Address(host, url);
    List<ListMatch> matches = null;
    for (Named named : lists) {
      SourceList.Found found = named.read.list().find(address);
      if (found != null) {
        matches = matches == null ? new ArrayList<>(2) : matches;
        matches.add(new ListMatch(named.name, found.entry(), found.category(), named.action));
      }
    }
    return matches == null ? List.of() : matches;
  }

  /** What was made of the lines of each list, by its name. */
  public SortedMap<String, ListReport> reports() {
    SortedMap<String, ListReport> reports = new TreeMap<>();
    lists.forEach(named -> reports.put(named.name, named.read.report()));
    return Collections.unmodifiableSortedMap(reports);
  }

  private record Named(String name, ListMatch.Action action, ListReader.Read read) {}

  private record Key(DomainList list, List<String> states) {}
}
