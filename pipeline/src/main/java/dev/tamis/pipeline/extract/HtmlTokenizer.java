package dev.tamis.pipeline.extract;

/**
 * Cuts a page into start tags, end tags and text, in one pass and in linear time, whatever the page
 * holds. It follows the tokenisation of the HTML Living Standard (13.2.5) where that decides what
 * is text; building the tree is the handler's affair. Not thread-safe.
 */
final class HtmlTokenizer {

  /** Takes the tokens in their order. */
  interface Handler {
    /**
     * A start tag.
     *
     * @param attributes valid until the call returns
     */
    void start(Tag tag, Attributes attributes);

    /** An end tag. */
    void end(Tag tag);

    /**
     * A start tag inside of a drawing, whose text is none of the page.
     *
     * @param attributes valid until the call returns
     */
    default void drawing(Attributes attributes) {}

    /** Characters of the text, references not yet resolved. */
    void text(char[] chars, int from, int to);

    /** The whole content of a raw element, after its start tag and in place of its end tag. */
    void raw(Tag tag, char[] chars, int from, int to);
  }

  private static final int LONGEST_PREFIX = 8;
  private static final char[] SCRIPT = {'s', 'c', 'r', 'i', 'p', 't'};

  private final Attributes attributes = new Attributes();
  private final ForeignContent foreign = new ForeignContent();
  private char[] c;
  private int end;
  private Handler handler;

  /** Cuts a page up. */
  void run(String html, Handler to) {
    c = html.toCharArray();
    end = c.length;
    handler = to;
    foreign.clear();
    int at = 0;
    while (at < end) {
      int open = indexOf('<', at);
      text(at, open);
      at = open < end ? markup(open) : end;
    }
    c = null;
    attributes.clear(null);
  }

  private void text(int from, int to) {
    if (to > from && !foreign.isDrawing()) {
      handler.text(c, from, to);
    }
  }

  /** Handles what begins with {@code <} at {@code open}; says where text goes on. */
  private int markup(int open) {
    if (open + 1 >= end) {
      text(open, end);
      return end;
    }
    char next = c[open + 1];
    if (isLetter(next)) {
      return startTag(open + 1);
    }
    if (next == '/') {
      if (open + 2 == end) {
        text(open, end);
        return end;
      }
      return isLetter(c[open + 2]) ? endTag(open + 2) : after('>', open + 2);
    }
    if (next == '!') {
      return declaration(open);
    }
    if (next == '?') {
      return after('>', open + 2);
    }
    text(open, open + 1);
    return open + 1;
  }

  private int declaration(int open) {
    if (starts(open, "<!--")) {
      return comment(open + 4);
    }
    if (foreign.isForeign() && starts(open, "<![CDATA[")) {
      int close = indexOf("]]>", open + 9);
      text(open + 9, close);
      return Math.min(end, close + 3);
    }
    return after('>', open + 2);
  }

  private int comment(int from) {
    if (starts(from, ">") || starts(from, "->")) {
      return indexOf('>', from) + 1;
    }
    for (int dash = indexOf('-', from); dash < end; dash = indexOf('-', dash + 1)) {
      if (starts(dash, "-->")) {
        return dash + 3;
      }
      if (starts(dash, "--!>")) {
        return dash + 4;
      }
    }
    return end;
  }

  private int endTag(int from) {
    int name = nameEnd(from);
    // Attributes of an end tag mean nothing, but a quoted ">" in one does not end it.
    int at = attributes.parse(c, name, end);
    if (at > end) {
      return end; // The page ends inside the tag: no tag.
    }
    Tag tag = tag(from, name);
    boolean drawing = foreign.isDrawing();
    foreign.end(tag);
    // The link around a drawing that is never ended ends nevertheless.
    boolean shown = !foreign.isDrawing() && tag != Tag.SVG;
    if (!drawing || shown || tag == Tag.A) {
      handler.end(tag);
    }
    return at;
  }

  private int startTag(int from) {
    int name = nameEnd(from);
    Tag tag = tag(from, name);
    int at = attributes.parse(c, name, end);
    if (at > end) {
      return end; // The page ends inside the tag: no tag.
    }
    boolean raw = tag.form() == Tag.Form.RAW && !foreign.isForeign();
    foreign.start(tag, attributes.selfClosing());
    if (foreign.isDrawing()) {
      handler.drawing(attributes);
    } else {
      handler.start(tag, attributes);
    }
    if (!raw) {
      return at;
    }
    int close =
        tag == Tag.PLAINTEXT
            ? end
            : tag == Tag.SCRIPT ? scriptEnd(at) : rawEnd(from, name - from, at);
    if (!foreign.isDrawing()) {
      handler.raw(tag, c, at, close);
    }
    return close < end ? Math.min(end, attributes.parse(c, close + 2 + name - from, end)) : end;
  }

  /**
   * The element of a name. Pages that were XML write MathML with a prefix ({@code mml:math}), which
   * HTML knows nothing of.
   */
  private Tag tag(int from, int to) {
    Tag tag = Tag.of(c, from, to);
    for (int at = from + 1; tag == Tag.OTHER && at < Math.min(to, from + LONGEST_PREFIX); at++) {
      if (c[at] == ':') {
        Tag local = Tag.of(c, at + 1, to);
        return local.isFormula() ? local : tag;
      }
    }
    return tag;
  }

  /**
   * Where the end tag of a script begins. After {@code <!--} a script may hold another with its end
   * tag (the double escaped state).
   */
  private int scriptEnd(int from) {
    boolean escaped = false;
    boolean twice = false;
    for (int at = from; at < end; at++) {
      at = escaped ? at : indexOf('<', at);
      if (at == end) {
        return end;
      }
      boolean tag = c[at] == '<';
      if (c[at] == '-' && escaped && starts(at, "-->")) {
        escaped = false;
        twice = false;
      } else if (tag && starts(at, "<!--")) {
        escaped = true;
        at += starts(at, "<!-->") || starts(at, "<!--->") ? 1 : 3;
      } else if (tag && at + 1 < end && c[at + 1] == '/' && isScript(at + 2)) {
        if (!twice) {
          return at;
        }
        twice = false;
      } else if (tag && escaped && isScript(at + 1)) {
        twice = true;
      }
    }
    return end;
  }

  private boolean isScript(int at) {
    int after = at + SCRIPT.length;
    if (after >= end) {
      return false;
    }
    for (int i = 0; i < SCRIPT.length; i++) {
      if ((c[at + i] | 0x20) != SCRIPT[i]) {
        return false;
      }
    }
    return c[after] == '>' || c[after] == '/' || isSpace(c[after]);
  }

  /** Where the end tag of the raw element whose name stands at {@code name} begins. */
  private int rawEnd(int name, int length, int from) {
    for (int open = indexOf('<', from); open < end; open = indexOf('<', open + 1)) {
      int after = open + 2 + length;
      if (after < end && c[open + 1] == '/' && sameName(name, open + 2, length)) {
        char next = c[after];
        if (next == '>' || next == '/' || isSpace(next)) {
          return open;
        }
      }
    }
    return end;
  }

  private boolean sameName(int a, int b, int length) {
    for (int i = 0; i < length; i++) {
      if ((c[a + i] | 0x20) != (c[b + i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private int nameEnd(int from) {
    int at = from;
    while (at < end && c[at] != '>' && c[at] != '/' && !isSpace(c[at])) {
      at++;
    }
    return at;
  }

  private boolean starts(int at, String with) {
    if (at + with.length() > end) {
      return false;
    }
    for (int i = 0; i < with.length(); i++) {
      if (c[at + i] != with.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int indexOf(String what, int from) {
    for (int at = indexOf(what.charAt(0), from); at < end; at = indexOf(what.charAt(0), at + 1)) {
      if (starts(at, what)) {
        return at;
      }
    }
    return end;
  }

  private int indexOf(char what, int from) {
    int at = from;
    while (at < end && c[at] != what) {
      at++;
    }
    return Math.min(at, end);
  }

  private int after(char what, int from) {
    return Math.min(end, indexOf(what, from) + 1);
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  private static boolean isLetter(char c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z';
  }
}
