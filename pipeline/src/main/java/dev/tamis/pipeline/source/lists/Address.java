package dev.tamis.pipeline.source.lists;

import dev.tamis.pipeline.source.Urls;
import java.util.Arrays;
import java.util.Locale;

/**
 * Where a document comes from, hashed once for all lists: the host with each of its parents, and
 * its path up to each border. Not thread-safe once asked for paths.
 */
final class Address {
  /** What ends a step of a path, and so what may stand after a listed beginning. */
  private static final String BORDERS = "/?&;=#";

  private static final int MOST_BORDERS = 64;

  final String host;
  final String url;
  private final int[] labelStarts;
  private final long[] labelHashes;
  private final long[] labelStates;
  final long wwwHash;
  private String path;

  /**
   * An address.
   *
   * @param host in its one form
   * @param url in its one form
   */
  Address(String host, String url) {
    this.host = host;
    this.url = url;
    boolean whole = host.startsWith("[");
    int labels = 1;
    for (int i = 0; i < host.length() && !whole; i++) {
      labels += host.charAt(i) == '.' ? 1 : 0;
    }
    labelStarts = new int[labels];
    labelHashes = new long[labels];
    labelStates = new long[labels];
    long state = NameHash.START;
    int label = labels;
    for (int i = host.length() - 1; i >= 0; i--) {
      char c = host.charAt(i);
      if (c == '.' && !whole) {
        set(--label, i + 1, state);
      }
      state = NameHash.step(state, c);
    }
    set(0, 0, state);
    long www = state;
    for (char c : new char[] {'.', 'w', 'w', 'w'}) {
      www = NameHash.step(www, c);
    }
    wwwHash = NameHash.end(www);
  }

  private void set(int label, int start, long state) {
    labelStarts[label] = start;
    labelHashes[label] = NameHash.end(state);
    labelStates[label] = state;
  }

  /** How many names cover the host: itself first, then its parents. */
  int names() {
    return labelStarts.length;
  }

  String name(int index) {
    return host.substring(labelStarts[index]);
  }

  long hash(int index) {
    return labelHashes[index];
  }

  /** Path and query in the form in which they are listed. */
  String path() {
    if (path == null) {
      path = listed(Urls.path(url));
    }
    return path;
  }

  /**
   * The hashes of a name with each beginning of the path that ends at a border, the longest first.
   */
  Beginnings beginnings(int name) {
    String listed = path();
    long[] hashes = new long[MOST_BORDERS];
    int[] ends = new int[MOST_BORDERS];
    int count = 0;
    long state = labelStates[name];
    for (int i = 0; i < listed.length() && count < MOST_BORDERS - 1; i++) {
      if (i > 0 && BORDERS.indexOf(listed.charAt(i)) >= 0) {
        hashes[count] = NameHash.end(state);
        ends[count++] = i;
      }
      state = NameHash.step(state, listed.charAt(i));
      if (i > 0 && BORDERS.indexOf(listed.charAt(i)) >= 0 && i + 1 < listed.length()) {
        hashes[count] = NameHash.end(state);
        ends[count++] = i + 1;
      }
      if (count >= MOST_BORDERS - 2) {
        break;
      }
    }
    if (count < MOST_BORDERS - 2) {
      hashes[count] = NameHash.end(state);
      ends[count++] = listed.length();
    }
    return new Beginnings(Arrays.copyOf(hashes, count), Arrays.copyOf(ends, count));
  }

  /** See {@link Address#beginnings}; the shortest first. */
  record Beginnings(long[] hashes, int[] ends) {}

  /**
   * The hash of a listed beginning.
   *
   * @param host in its one form
   * @param path as {@link #listed} gives it
   */
  static long hash(String host, String path) {
    long state = NameHash.stateOfHost(host);
    for (int i = 0; i < path.length(); i++) {
      state = NameHash.step(state, path.charAt(i));
    }
    return NameHash.end(state);
  }

  /**
   * A path in its one form as it is compared: lower case, as lists have it, no slash at its end.
   */
  static String listed(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
