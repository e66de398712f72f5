package dev.tamis.pipeline.source.density;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sample of the different pages of a source, as {@link Sample} is one of its values: those with
 * the smallest hashes, each with whether it has values. Up to {@link Sample#SIZE} pages it is
 * exact. Not thread-safe.
 */
final class PageSample {
  private final TreeMap<Long, Boolean> pages = new TreeMap<>(Long::compareUnsigned);

  void add(long page, boolean hasValues) {
    boolean full = pages.size() >= Sample.SIZE;
    if (full && Long.compareUnsigned(page, pages.lastKey()) > 0) {
      return;
    }
    pages.merge(page, hasValues, Boolean::logicalOr);
    if (pages.size() > Sample.SIZE) {
      pages.pollLastEntry();
    }
  }

  void addAll(PageSample other) {
    other.pages.forEach(this::add);
  }

  /** How many pages are held. */
  int size() {
    return pages.size();
  }

  /** How many different pages there are: exact up to {@link Sample#SIZE}, else an estimate. */
  double distinct() {
    return pages.isEmpty() ? 0 : pages.size() * Sample.scale(pages.size(), pages.lastKey());
  }

  /** Share of the pages that have values, 0 to 1; 0 where there is no page. */
  double shareWithValues() {
    long with = pages.values().stream().filter(has -> has).count();
    return pages.isEmpty() ? 0 : with / (double) pages.size();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeShort(pages.size());
    for (Map.Entry<Long, Boolean> page : pages.entrySet()) {
      out.writeLong(page.getKey());
      out.writeBoolean(page.getValue());
    }
  }

  static PageSample read(DataInputStream in) throws IOException {
    PageSample sample = new PageSample();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      sample.pages.put(in.readLong(), in.readBoolean());
    }
    return sample;
  }
}
