package dev.tamis.pipeline.source.lists;

/**
 * What one line of a list names.
 *
 * @param kind what it covers
 * @param host in its one form; empty for an expression
 * @param rest path and query of a beginning, the pattern of an expression, else empty
 * @param exception whether it takes out of the list what it covers, as {@code @@} does
 * @param category in a list that has categories, else empty
 */
record Entry(Kind kind, String host, String rest, boolean exception, String category) {
  /** What an entry covers. */
  enum Kind {
    /** A host and all hosts below it. */
    NAME,
    /** URLs of a host, with or without "www.", that begin so. */
    BEGINNING,
    /** URLs of a host and of all hosts below it that begin so. */
    DEEP_BEGINNING,
    /** URLs in which an expression is found. */
    EXPRESSION
  }

  static Entry name(String host) {
    return new Entry(Kind.NAME, host, "", false, "");
  }

  Entry withCategory(String newCategory) {
    return new Entry(kind, host, rest, exception, newCategory);
  }

  /** As it is shown. */
  String shown() {
    return host + rest;
  }
}
