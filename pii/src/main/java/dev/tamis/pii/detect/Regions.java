package dev.tamis.pii.detect;

import dev.tamis.pii.Hint;
import dev.tamis.pii.rules.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The regions whose phone numbers a page may hold without a country code. */
public final class Regions {

  private static final Map<String, List<String>> BY_LANGUAGE = load();

  private Regions() {}

  /** The page's country, or else the countries of its language, or else those of English. */
  public static List<String> of(Hint hint) {
    if (!hint.country().isEmpty()) {
      return List.of(hint.country());
    }
    return BY_LANGUAGE.getOrDefault(hint.language().isEmpty() ? "eng" : hint.language(), List.of());
  }

  private static Map<String, List<String>> load() {
    Map<String, List<String>> map = new TreeMap<>();
    for (String[] row : Table.read("regions.tsv", 2)) {
      map.put(row[0], List.of(row[1].split(",", -1)));
    }
    return map;
  }
}
