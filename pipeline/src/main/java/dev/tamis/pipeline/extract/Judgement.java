package dev.tamis.pipeline.extract;

/** What the tag, the names and the style of an element say of its content, one by one. */
final class Judgement {
  private static final int MOST_COLUMNS = 100;
  private static final int MOST_ROWS = 1000;

  /** Manual pages name lists by the macros that make them: "Bl-tag" has no tags. */
  private static final String MANUAL_LIST = "Bl-";

  private Judgement() {}

  /** Judges an element that has been opened. */
  static void judge(Element element, Hints hints, Attributes attributes) {
    if (attributes.isEmpty()) {
      element.bad = ofTag(element.tag, 0);
      return;
    }
    Hint names = element.hint.and(hints.ofRole(attributes));
    boolean heading = element.tag.isHeading();
    element.id = heading ? "" : attributes.get("id");
    Hint id = isNamedByContent(element.tag) ? Hint.NONE : hints.ofId(element.id);
    element.marks = names.marks() | id.marks();
    boolean frame = element.tag == Tag.BODY || element.tag == Tag.HTML;
    element.level = frame ? 0 : Math.max(names.level(), id.level());
    int byTag = ofTag(element.tag, element.marks);
    if (byTag > 0) {
      element.bad = byTag;
    } else if (mayBeNamed(element.tag) && element.level < 3) {
      boolean title = heading && !names.is(Hint.UNSEEN) && element.nearest(Tag.FIGURE) == null;
      boolean terms = element.tag == Tag.DL && element.hint.names().startsWith(MANUAL_LIST);
      element.bad = title || terms ? 0 : Math.max(names.bad(), id.bad());
      element.badById = element.bad > 0 && names.bad() == 0;
      element.badByName = element.bad > 0;
    }
    if (isHidden(attributes)) {
      element.hidden = true;
      element.bad = Math.max(1, element.bad);
    }
    if (element.tag.isCell()) {
      element.columns = number(attributes.get("colspan"), MOST_COLUMNS);
      element.rows = number(attributes.get("rowspan"), MOST_ROWS);
    }
  }

  private static int ofTag(Tag tag, int marks) {
    return switch (tag) {
      case ASIDE -> (marks & Hint.NOTE) != 0 ? 0 : 2;
      case NAV, FOOTER, DIALOG, MENU, SEARCH, FIELDSET, LEGEND, OPTION, OPTGROUP, ADDRESS -> 2;
      case FIGCAPTION -> 1;
      case NOSCRIPT -> 2;
      default -> 0;
    };
  }

  /** Whether the ids of such elements are those of what they hold, to be linked to. */
  private static boolean isNamedByContent(Tag tag) {
    return switch (tag) {
      case LI, DT, DD, DL, TR, TD, TH, FIGURE, DETAILS, SUMMARY -> true;
      default -> false;
    };
  }

  private static boolean mayBeNamed(Tag tag) {
    return switch (tag) {
      case BODY, HTML, MAIN, ARTICLE, TBODY, P, BLOCKQUOTE -> false;
      default -> !tag.isPreformatted();
    };
  }

  static boolean isHidden(Attributes attributes) {
    if (attributes.isEmpty()) {
      return false;
    }
    if (attributes.has("hidden") && !attributes.get("hidden").equals("until-found")) {
      return true;
    }
    if (attributes.get("aria-hidden").equals("true")) {
      return true;
    }
    String style = attributes.get("style");
    return !style.isEmpty()
        && (style.contains("display:none")
            || style.contains("display: none")
            || style.contains("visibility:hidden"));
  }

  /** How the style of an element has white space. */
  enum Space {
    /** Made one. */
    COLLAPSED,
    /** Kept, but lines wrap: so has other text than code. */
    WRAPPED,
    /** Kept as it stands, as in {@code pre}. */
    KEPT
  }

  /** How the style has white space. */
  static Space space(Attributes attributes) {
    String style = attributes.isEmpty() ? "" : attributes.get("style");
    int at = style.indexOf("white-space");
    if (at < 0) {
      return Space.COLLAPSED;
    }
    int semicolon = style.indexOf(';', at);
    String value = style.substring(at + 11, semicolon < 0 ? style.length() : semicolon);
    String bare = value.replace(":", "").strip();
    if (bare.equals("pre")) {
      return Space.KEPT;
    }
    boolean wrapped = bare.equals("pre-wrap") || bare.equals("break-spaces");
    return !wrapped ? Space.COLLAPSED : style.contains("monospace") ? Space.KEPT : Space.WRAPPED;
  }

  private static int number(String text, int most) {
    int number = 0;
    for (int i = 0; i < text.length() && number < most; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        break;
      }
      number = 10 * number + c - '0';
    }
    return Math.max(1, Math.min(most, number));
  }
}
