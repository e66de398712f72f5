package dev.tamis.pipeline.extract;

/**
 * What a name says of an element.
 *
 * @param names the names, as they stand in the page
 * @param bad how sure it is of holding no content: 0 not at all, 1 perhaps, 2 sure, 3 whatever else
 *     speaks for it
 * @param level how sure it is of holding the main text, 0 to 5
 * @param marks what else it is, a sum of the constants here
 */
record Hint(String names, int bad, int level, int marks) {
  static final Hint NONE = new Hint("", 0, 0, 0);

  /** The text of one message of a thread. */
  static final int POST = 1;

  /** Lines of code outside of {@code pre}, and what such lines stand in. */
  static final int CODE = 2;

  static final int CODE_BOX = 4;

  /** Numbers of lines beside code. */
  static final int GUTTER = 8;

  /** A line of code. */
  static final int LINE = 16;

  /** A formula as a script has drawn it, and a formula for machines, which is not shown. */
  static final int DRAWN_FORMULA = 32;

  static final int FORMULA = 64;

  /** Part of a forum or of questions and answers. */
  static final int FORUM = 128;

  /** A note that belongs to the text, in whatever element. */
  static final int NOTE = 256;

  /** A link from a heading to itself. */
  static final int PERMALINK = 512;

  /** Text that some readers must pay for. */
  static final int PAYWALL = 1024;

  /** Text for those who hear a page, or not for paper. */
  static final int UNSEEN = 2048;

  /** What the lines of an editor stand in, as if it were {@code pre}. */
  static final int EDITOR = 8192;

  /** What a part of a program is called and takes. */
  static final int SIGNATURE = 32768;

  /** Has lines of code, if elements that are named lines stand in it. */
  static final int FRAGMENT = 16384;

  /** A label and its value, one of several. */
  static final int LABELLED = 4096;

  static Hint ofKind(String kind) {
    return switch (kind) {
      case "never" -> new Hint("", 3, 0, 0);
      case "bad" -> new Hint("", 2, 0, 0);
      case "perhaps" -> new Hint("", 1, 0, 0);
      case "unseen" -> new Hint("", 1, 0, UNSEEN);
      case "post" -> marked(POST);
      case "code" -> marked(CODE);
      case "code-box" -> marked(CODE_BOX);
      case "editor" -> marked(EDITOR);
      case "signature" -> marked(SIGNATURE);
      case "fragment" -> marked(FRAGMENT);
      case "gutter" -> marked(GUTTER);
      case "line" -> marked(LINE);
      case "drawn" -> marked(DRAWN_FORMULA);
      case "formula" -> marked(FORMULA);
      case "forum" -> marked(FORUM);
      case "note" -> marked(NOTE);
      case "permalink" -> marked(PERMALINK);
      case "paywall" -> marked(PAYWALL);
      default -> new Hint("", 0, Integer.parseInt(kind), 0);
    };
  }

  private static Hint marked(int mark) {
    return new Hint("", 0, 0, mark);
  }

  boolean is(int mark) {
    return (marks & mark) != 0;
  }

  /** What both say. */
  Hint and(Hint other) {
    if (other.bad == 0 && other.level == 0 && other.marks == 0) {
      return this;
    }
    return new Hint(
        names, Math.max(bad, other.bad), Math.max(level, other.level), marks | other.marks);
  }
}
