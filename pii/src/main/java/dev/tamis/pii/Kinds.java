package dev.tamis.pii;

import dev.tamis.pii.rules.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The catalogue of built-in kinds, from {@code kinds.tsv}. */
public final class Kinds {

  private static final List<Kind> ALL = load();
  private static final SortedMap<String, Kind> BY_NAME = byName();

  private Kinds() {}

  /** Every built-in kind, in the order in which ties between findings are decided. */
  public static List<Kind> all() {
    return ALL;
  }

  /** The built-in kinds by name. */
  public static SortedMap<String, Kind> byNames() {
    return BY_NAME;
  }

  private static List<Kind> load() {
    List<Kind> kinds = new ArrayList<>();
    for (String[] row : Table.read("kinds.tsv", 6)) {
      List<String> countries =
          row[3].equals("*") ? List.of() : Arrays.asList(row[3].split(",", -1));
      kinds.add(
          new Kind(
              row[0],
              row[1].equals("on"),
              Kind.Evidence.valueOf(row[2].toUpperCase(Locale.ROOT)),
              countries,
              row[4],
              row[5]));
    }
    return Collections.unmodifiableList(kinds);
  }

  private static SortedMap<String, Kind> byName() {
    SortedMap<String, Kind> map = new TreeMap<>();
    for (Kind kind : ALL) {
      map.put(kind.name(), kind);
    }
    return Collections.unmodifiableSortedMap(map);
  }
}
