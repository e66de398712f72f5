package dev.tamis.pipeline.extract;

/** An element that can hold blocks. Its blocks, and those of all within it, lie in a row. */
final class Element {
  final Tag tag;
  final Element parent;
  final int depth;

  /** What its class, role and itemprop say. */
  final Hint hint;

  /** Its id, or empty. */
  String id = "";

  /** How sure its names are of holding the main text, 0 to 5. */
  int level;

  /** What else its names say, a sum of the constants of {@link Hint}. */
  int marks;

  /** How sure it holds no content, it and all within it: 0 not at all, 1 perhaps, 2 sure. */
  int bad;

  /** Whether it is only its id that says so, and whether it is only its names, not its tag. */
  boolean badById;

  boolean badByName;

  /** Whether it is not shown. */
  boolean hidden;

  /** How many columns and rows it takes, if it is a cell. */
  int columns = 1;

  int rows = 1;

  /** Its place among the elements of the page. */
  final int place;

  /** The first of its blocks, and the one behind its last. */
  final int from;

  int to;

  Element(Tag tag, Element parent, Hint hint, int place, int from) {
    this.tag = tag;
    this.parent = parent;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.hint = hint;
    this.place = place;
    this.from = from;
    this.to = from;
  }

  /** Its class and id, as they stand in the page. */
  String names() {
    return (hint.names() + ' ' + id).strip();
  }

  /** Whether its names say this, a constant of {@link Hint}. */
  boolean is(int mark) {
    return (marks & mark) != 0;
  }

  /** Whether it is {@code other} or within it. */
  boolean isIn(Element other) {
    Element at = this;
    while (at != null && at.depth > other.depth) {
      at = at.parent;
    }
    return at == other;
  }

  /** The nearest of this and what it is in that has the tag; null where there is none. */
  Element nearest(Tag wanted) {
    Element at = this;
    while (at != null && at.tag != wanted) {
      at = at.parent;
    }
    return at;
  }

  /** How sure it, or an element that it is in, holds no content. */
  int badness() {
    int most = 0;
    for (Element at = this; at != null; at = at.parent) {
      most = Math.max(most, at.bad);
    }
    return most;
  }

  /** Whether it, or an element that it is in, is taken for something else than content. */
  boolean isLeftOut() {
    return badness() > 0;
  }
}
