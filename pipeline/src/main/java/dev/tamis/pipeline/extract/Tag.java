package dev.tamis.pipeline.extract;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The elements that matter to extraction, by what they do to text (HTML Living Standard, sections 4
 * and 15). An element that is not named here is {@link #OTHER}, an inline element.
 */
enum Tag {
  OTHER(Form.INLINE),
  A(Form.INLINE),
  ADDRESS(Form.BLOCK),
  ANNOTATION(Form.INLINE),
  ANNOTATION_XML(Form.INLINE),
  ARTICLE(Form.BLOCK),
  ASIDE(Form.BLOCK),
  AUDIO(Form.SKIPPED),
  BLOCKQUOTE(Form.BLOCK),
  BODY(Form.BLOCK),
  BR(Form.VOID),
  BUTTON(Form.SKIPPED),
  CANVAS(Form.SKIPPED),
  CAPTION(Form.BLOCK),
  CENTER(Form.BLOCK),
  CODE(Form.INLINE),
  DATALIST(Form.SKIPPED),
  DD(Form.BLOCK),
  DESC(Form.INLINE),
  DETAILS(Form.BLOCK),
  DIALOG(Form.BLOCK),
  DIV(Form.BLOCK),
  DL(Form.BLOCK),
  DT(Form.BLOCK),
  EM(Form.INLINE),
  FIELDSET(Form.BLOCK),
  FIGCAPTION(Form.BLOCK),
  FIGURE(Form.BLOCK),
  FOOTER(Form.BLOCK),
  FOREIGNOBJECT(Form.INLINE),
  FORM(Form.BLOCK),
  H1(Form.BLOCK),
  H2(Form.BLOCK),
  H3(Form.BLOCK),
  H4(Form.BLOCK),
  H5(Form.BLOCK),
  H6(Form.BLOCK),
  HEAD(Form.BLOCK),
  HEADER(Form.BLOCK),
  HGROUP(Form.BLOCK),
  HR(Form.VOID),
  HTML(Form.BLOCK),
  IFRAME(Form.RAW),
  IMG(Form.VOID),
  INPUT(Form.VOID),
  KBD(Form.INLINE),
  LABEL(Form.INLINE),
  LEGEND(Form.BLOCK),
  LI(Form.BLOCK),
  LINK(Form.VOID),
  LISTING(Form.BLOCK),
  MAIN(Form.BLOCK),
  MATH(Form.INLINE),
  MENU(Form.BLOCK),
  META(Form.VOID),
  MFENCED(Form.INLINE),
  MFRAC(Form.INLINE),
  MI(Form.INLINE),
  MJX_CONTAINER(Form.INLINE),
  MMULTISCRIPTS(Form.INLINE),
  MPRESCRIPTS(Form.INLINE),
  MN(Form.INLINE),
  MO(Form.INLINE),
  MOVER(Form.INLINE),
  MPHANTOM(Form.INLINE),
  MROOT(Form.INLINE),
  MROW(Form.INLINE),
  MS(Form.INLINE),
  MSPACE(Form.INLINE),
  MSQRT(Form.INLINE),
  MSUB(Form.INLINE),
  MSUBSUP(Form.INLINE),
  MSUP(Form.INLINE),
  MTABLE(Form.INLINE),
  MTD(Form.INLINE),
  MTEXT(Form.INLINE),
  MTR(Form.INLINE),
  MUNDER(Form.INLINE),
  MUNDEROVER(Form.INLINE),
  NAV(Form.BLOCK),
  NOEMBED(Form.RAW),
  NOFRAMES(Form.RAW),
  NOSCRIPT(Form.INLINE),
  OBJECT(Form.BLOCK),
  OL(Form.BLOCK),
  OPTGROUP(Form.BLOCK),
  OPTION(Form.BLOCK),
  P(Form.BLOCK),
  PLAINTEXT(Form.RAW),
  PRE(Form.BLOCK),
  SAMP(Form.INLINE),
  SCRIPT(Form.RAW),
  SEARCH(Form.BLOCK),
  SECTION(Form.BLOCK),
  SELECT(Form.SKIPPED),
  SEMANTICS(Form.INLINE),
  SPAN(Form.INLINE),
  STYLE(Form.RAW),
  SUMMARY(Form.BLOCK),
  SVG(Form.SKIPPED),
  TABLE(Form.BLOCK),
  TBODY(Form.BLOCK),
  TD(Form.BLOCK),
  TEMPLATE(Form.SKIPPED),
  TEXTAREA(Form.RAW),
  TFOOT(Form.BLOCK),
  TH(Form.BLOCK),
  THEAD(Form.BLOCK),
  TITLE(Form.RAW),
  TR(Form.BLOCK),
  TT(Form.INLINE),
  UL(Form.BLOCK),
  VIDEO(Form.SKIPPED),
  WBR(Form.VOID),
  XMP(Form.RAW);

  /** What an element does to text. */
  enum Form {
    /** Flows in a line. */
    INLINE,
    /** Begins and ends a line. */
    BLOCK,
    /** Has no content and no end tag. */
    VOID,
    /** Its content is text up to its end tag. */
    RAW,
    /** Its content is no text of the page. */
    SKIPPED
  }

  private static final int LONGEST = 10;
  private static final int LONGEST_OF_ALL = 14;
  private static final int BITS = 6;
  private static final int SLOTS = 256;
  private static final long[] KEYS = new long[SLOTS];
  private static final Tag[] VALUES = new Tag[SLOTS];
  private static final Map<String, Tag> LONG = new HashMap<>();

  static {
    for (Tag tag : values()) {
      char[] name = tag.element().toCharArray();
      if (name.length > LONGEST) {
        LONG.put(tag.element(), tag);
        continue;
      }
      long key = key(name, 0, name.length);
      int slot = slot(key);
      while (VALUES[slot] != null) {
        slot = (slot + 1) % SLOTS;
      }
      KEYS[slot] = key;
      VALUES[slot] = tag;
    }
  }

  private final Form form;

  Tag(Form form) {
    this.form = form;
  }

  /** The name of the element. */
  String element() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it does to text. */
  Form form() {
    return form;
  }

  /** Whether it begins and ends a line. */
  boolean isBlock() {
    return form == Form.BLOCK;
  }

  /** Whether it is an element of MathML, whose name may have a prefix. */
  boolean isFormula() {
    return switch (this) {
      case ANNOTATION, ANNOTATION_XML, MATH, SEMANTICS -> true;
      case MFENCED, MFRAC, MI, MMULTISCRIPTS, MN, MO, MOVER, MPHANTOM, MPRESCRIPTS, MROOT -> true;
      case MROW, MS, MSPACE, MSQRT, MSUB, MSUBSUP, MSUP, MTABLE, MTD, MTEXT, MTR -> true;
      case MUNDER, MUNDEROVER -> true;
      default -> false;
    };
  }

  /** Whether it is a heading. */
  boolean isHeading() {
    return headingLevel() > 0;
  }

  /** Level of a heading, 1 to 6; 0 for all else. */
  int headingLevel() {
    return switch (this) {
      case H1 -> 1;
      case H2 -> 2;
      case H3 -> 3;
      case H4 -> 4;
      case H5 -> 5;
      case H6 -> 6;
      default -> 0;
    };
  }

  /** Whether it is a cell of a table. */
  boolean isCell() {
    return this == TD || this == TH;
  }

  /** Whether its text keeps white space as it stands. */
  boolean isPreformatted() {
    return this == PRE || this == LISTING;
  }

  /** Whether it is code or what a computer says, within a line. */
  boolean isInlineCode() {
    return this == CODE || this == KBD || this == SAMP || this == TT;
  }

  /** Whether it is a list. */
  boolean isList() {
    return this == UL || this == OL || this == DL || this == MENU;
  }

  /** The element of a name in letters of any case. */
  static Tag of(char[] chars, int from, int to) {
    if (to - from > LONGEST) {
      return ofLong(chars, from, to);
    }
    long key = key(chars, from, to);
    for (int slot = slot(key); VALUES[slot] != null; slot = (slot + 1) % SLOTS) {
      if (KEYS[slot] == key) {
        return VALUES[slot];
      }
    }
    return OTHER;
  }

  private static Tag ofLong(char[] chars, int from, int to) {
    if (to - from > LONGEST_OF_ALL) {
      return OTHER;
    }
    return LONG.getOrDefault(new String(chars, from, to - from).toLowerCase(Locale.ROOT), OTHER);
  }

  private static long key(char[] chars, int from, int to) {
    long key = 0;
    for (int i = from; i < to; i++) {
      int c = chars[i];
      int lower = c | 0x20;
      int code =
          lower >= 'a' && lower <= 'z' ? lower - 'a' + 1 : c >= '0' && c <= '9' ? c - 21 : 63;
      key = key << BITS | code;
    }
    return key;
  }

  private static int slot(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 56);
  }
}
