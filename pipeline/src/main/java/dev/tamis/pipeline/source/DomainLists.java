package dev.tamis.pipeline.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lists of domains that a recipe leaves out. A listed domain covers its sub-domains, down to
 * label borders. Immutable and thread-safe; each file is held once per JVM.
 */
public final class DomainLists {
  private static final Map<String, DomainSet> SHARED = new ConcurrentHashMap<>();

  private final List<NamedSet> lists;

  private DomainLists(List<NamedSet> lists) {
    this.lists = List.copyOf(lists);
  }

  /**
   * Reads lists, by their names.
   *
   * @param paths the file or UT1 folder of each name, in the order in which they are asked
   * @throws IllegalArgumentException if one cannot be read or is empty
   */
  public static DomainLists read(Map<String, String> paths) {
    List<NamedSet> lists = new ArrayList<>();
    paths.forEach(
        (name, path) ->
            lists.add(new NamedSet(name, SHARED.computeIfAbsent(path, DomainListReader::read))));
    return new DomainLists(lists);
  }

  /** Digest of what each list holds, by {@code domains.exclude.} and its name. */
  public SortedMap<String, String> sha256() {
    SortedMap<String, String> digests = new TreeMap<>();
    lists.forEach(list -> digests.put("domains.exclude." + list.name, list.domains.sha256()));
    return digests;
  }

  /** The first list that covers a host, and the entry that does; null where none does. */
  public Match covering(String host) {
    for (NamedSet list : lists) {
      String entry = list.domains.covering(host);
      if (entry != null) {
        return new Match(list.name, entry);
      }
    }
    return null;
  }

  /**
   * A hit.
   *
   * @param list name of the list
   * @param entry the listed domain that covers the host
   */
  public record Match(String list, String entry) {}

  private record NamedSet(String name, DomainSet domains) {}
}
