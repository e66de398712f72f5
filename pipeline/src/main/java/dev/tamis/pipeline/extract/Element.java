package dev.tamis.pipeline.extract;

/** An element that can hold blocks. Its blocks, and those of all within it, lie in a row. */
final class Element {
  final Tag tag;
  final Element parent;

  /** Its class, id and role as they stand in the page; for {@link MainText#explain} alone. */
  final String names;

  final int depth;

  /** How sure its name is of holding the main text, 0 to 5. */
  final int level;

  /** How sure it holds no content, it and all within it: 0 not at all, 1 perhaps, 2 sure. */
  int bad;

  /** The first of its blocks, and the one behind its last. */
  final int from;

  int to;

  Element(Tag tag, Element parent, Hints.Hint hint, int bad, int from) {
    this.tag = tag;
    this.parent = parent;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.names = hint.names();
    this.level = hint.level();
    this.bad = bad;
    this.from = from;
    this.to = from;
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
