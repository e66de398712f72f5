package dev.tamis.pipeline.source.lists;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One list in memory: hashes, and the few expressions. A name covers its sub-domains, an exception
 * takes out what it covers. Immutable and thread-safe.
 */
final class SourceList {
  private static final int WWW = "www.".length();

  private final HashTable names;
  private final HashTable beginnings;
  private final HashTable deepBeginnings;
  private final List<Pattern> expressions;
  private final HashTable exceptions;
  private final HashTable exceptBeginnings;
  private final String[] categories;
  private final long[] categorised;
  private final short[] categoryOf;

  SourceList(Builder builder) {
    names = builder.names.build();
    beginnings = builder.beginnings.build();
    deepBeginnings = builder.deepBeginnings.build();
    expressions = List.copyOf(builder.expressions);
    exceptions = builder.exceptions.build();
    exceptBeginnings = builder.exceptBeginnings.build();
    categories = builder.categories.keySet().toArray(new String[0]);
    categorised = builder.withCategory.sorted();
    categoryOf = builder.categoriesOf(categorised);
  }

  int size() {
    return names.size() + beginnings.size() + deepBeginnings.size() + expressions.size();
  }

  /** The entry that covers an address, with its category; null where there is none. */
  Found find(Address address) {
    Found found = covering(address);
    return found == null || isExcepted(address) ? null : found;
  }

  /**
   * A hit.
   *
   * @param entry the name, beginning or expression
   * @param category of the entry, or empty
   */
  record Found(String entry, String category) {}

  private Found covering(Address address) {
    if (names.size() > 0) {
      for (int i = 0; i < address.names(); i++) {
        if (names.contains(address.hash(i))) {
          return found(address.name(i), address.hash(i));
        }
      }
      if (names.contains(address.wwwHash)) {
        return found("www." + address.host, address.wwwHash);
      }
    }
    if (beginnings.size() > 0) {
      Found found = beginning(beginnings, address, 0);
      if (found == null && address.host.startsWith("www.") && address.names() > 1) {
        found = beginning(beginnings, address, 1);
      }
      if (found == null && address.url.length() > 0) {
        found = beginningBelowWww(address);
      }
      if (found != null) {
        return found;
      }
    }
    for (int i = 0; i < address.names() && deepBeginnings.size() > 0; i++) {
      Found found = beginning(deepBeginnings, address, i);
      if (found != null) {
        return found;
      }
    }
    for (Pattern expression : expressions) {
      if (expression.matcher(address.host + address.path()).find()) {
        return new Found(expression.pattern(), "");
      }
    }
    return null;
  }

  private Found beginning(HashTable table, Address address, int name) {
    Address.Beginnings some = address.beginnings(name);
    for (int i = 0; i < some.hashes().length; i++) {
      if (table.contains(some.hashes()[i])) {
        String entry = address.name(name) + address.path().substring(0, some.ends()[i]);
        return found(entry, some.hashes()[i]);
      }
    }
    return null;
  }

  private Found beginningBelowWww(Address address) {
    Found found = beginning(beginnings, new Address("www." + address.host, address.url), 0);
    return found == null || found.entry().length() <= WWW ? null : found;
  }

  private boolean isExcepted(Address address) {
    for (int i = 0; i < address.names() && exceptions.size() > 0; i++) {
      if (exceptions.contains(address.hash(i))) {
        return true;
      }
    }
    for (int i = 0; i < address.names() && exceptBeginnings.size() > 0; i++) {
      if (beginning(exceptBeginnings, address, i) != null) {
        return true;
      }
    }
    return false;
  }

  private Found found(String entry, long hash) {
    int at = Arrays.binarySearch(categorised, hash);
    return new Found(entry, at < 0 ? "" : categories[categoryOf[at]]);
  }

  /** Collects entries; not thread-safe. */
  static final class Builder {
    private final HashTable.Builder names = new HashTable.Builder();
    private final HashTable.Builder beginnings = new HashTable.Builder();
    private final HashTable.Builder deepBeginnings = new HashTable.Builder();
    private final HashTable.Builder exceptions = new HashTable.Builder();
    private final HashTable.Builder exceptBeginnings = new HashTable.Builder();
    private final List<Pattern> expressions = new ArrayList<>();
    private final Map<String, Short> categories = new LinkedHashMap<>();
    private final HashTable.Builder withCategory = new HashTable.Builder();
    private short[] category = new short[64];
    private int categoryCount;

    void add(Entry entry) {
      long hash =
          entry.rest().isEmpty()
              ? NameHash.ofHost(entry.host())
              : Address.hash(entry.host(), entry.rest());
      switch (entry.kind()) {
        case NAME -> (entry.exception() ? exceptions : names).add(hash);
        case BEGINNING -> (entry.exception() ? exceptBeginnings : beginnings).add(hash);
        case DEEP_BEGINNING -> (entry.exception() ? exceptBeginnings : deepBeginnings).add(hash);
        case EXPRESSION -> throw new IllegalArgumentException("an expression has no hash");
      }
      if (!entry.category().isEmpty() && categories.size() < Short.MAX_VALUE) {
        short number =
            categories.computeIfAbsent(entry.category(), any -> (short) categories.size());
        if (categoryCount == category.length) {
          category = Arrays.copyOf(category, categoryCount * 2);
        }
        category[categoryCount++] = number;
        withCategory.add(hash);
      }
    }

    void add(Pattern expression) {
      expressions.add(expression);
    }

    SourceList build() {
      return new SourceList(this);
    }

    /** Of an entry that stands in a list twice, the first category counts. */
    private short[] categoriesOf(long[] sorted) {
      short[] of = new short[sorted.length];
      for (int i = categoryCount - 1; i >= 0; i--) {
        of[Arrays.binarySearch(sorted, withCategory.get(i))] = category[i];
      }
      return of;
    }
  }
}
