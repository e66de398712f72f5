package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a formula in MathML (MathML Core) and gives it as TeX between dollar signs: the TeX that it
 * was made from where the page brings it, else TeX made from its elements. Not thread-safe.
 */
final class MathReader {
  /** Elements nested deeper are taken as part of what they are in. */
  private static final int DEEPEST = 60;

  /** A formula of more elements than this is no formula; the rest is left out. */
  private static final int MOST = 20_000;

  private static final int WORD = 4;

  /** An element of a formula. */
  static final class Node {
    final Tag tag;
    final List<Node> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    String variant = "";
    String opening = "(";
    String closing = ")";

    Node(Tag tag) {
      this.tag = tag;
    }
  }

  private final List<Node> open = new ArrayList<>();
  private final StringBuilder tex = new StringBuilder();
  private boolean display;
  private boolean annotation;
  private boolean otherAnnotation;
  private boolean annotated;
  private String alternative = "";
  private int nodes;
  private int tooDeep;

  boolean isOpen() {
    return !open.isEmpty();
  }

  /** A formula begins. */
  void start(Attributes attributes, boolean inDisplay) {
    open.clear();
    tex.setLength(0);
    open.add(new Node(Tag.MROW));
    alternative = attributes.get("alttext").strip();
    display =
        inDisplay
            || attributes.get("display").equals("block")
            || attributes.get("mode").equals("display");
    annotation = false;
    otherAnnotation = false;
    annotated = false;
    nodes = 0;
    tooDeep = 0;
  }

  /** An element of the formula begins. */
  void start(Tag tag, Attributes attributes) {
    if (tag == Tag.ANNOTATION) {
      annotation = isTex(attributes.get("encoding"));
      otherAnnotation = !annotation;
      annotated |= annotation;
      return;
    }
    if (tag == Tag.ANNOTATION_XML) {
      otherAnnotation = !attributes.selfClosing();
      return;
    }
    if (otherAnnotation || nodes >= MOST) {
      return;
    }
    if (open.size() >= DEEPEST) {
      tooDeep += attributes.selfClosing() ? 0 : 1;
      return;
    }
    Node node = new Node(tag);
    node.variant = attributes.get("mathvariant");
    if (tag == Tag.MFENCED) {
      node.opening = attributes.has("open") ? attributes.get("open") : "(";
      node.closing = attributes.has("close") ? attributes.get("close") : ")";
    }
    nodes++;
    top().children.add(node);
    if (!attributes.selfClosing()) {
      open.add(node);
    }
  }

  private static boolean isTex(String encoding) {
    return encoding.toLowerCase(Locale.ROOT).contains("tex");
  }

  /** An element of the formula ends. */
  void end(Tag tag) {
    if (tag == Tag.ANNOTATION || tag == Tag.ANNOTATION_XML) {
      annotation = false;
      otherAnnotation = false;
      return;
    }
    if (otherAnnotation) {
      return;
    }
    if (tooDeep > 0) {
      tooDeep--;
      return;
    }
    for (int i = open.size() - 1; i > 0; i--) {
      if (open.get(i).tag == tag) {
        open.subList(i, open.size()).clear();
        return;
      }
    }
  }

  /** Characters of the formula. */
  void append(String text) {
    if (annotation) {
      tex.append(text);
    } else if (!otherAnnotation) {
      top().text.append(text);
    }
  }

  private Node top() {
    return open.get(open.size() - 1);
  }

  /** The formula, which ends here; empty where there is none. */
  String end() {
    Node root = open.get(0);
    open.clear();
    String formula = annotated ? tex.toString() : "";
    if (formula.isBlank() && looksLikeTex(alternative)) {
      formula = alternative;
    }
    return delimited(formula.isBlank() ? MathTex.of(root) : formula, display);
  }

  /** An alternative text may as well be words for a screen reader. */
  static boolean looksLikeTex(String text) {
    if (text.isEmpty() || text.indexOf('\\') >= 0) {
      return !text.isEmpty();
    }
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters = Character.isLetter(text.charAt(i)) ? letters + 1 : 0;
      if (letters >= WORD) {
        return false;
      }
    }
    return true;
  }

  /** A formula between dollar signs, two of them where it stands alone. */
  static String delimited(String written, boolean display) {
    String formula = plain(String.join(" ", written.strip().split("\\s+", -1)));
    if (formula.isEmpty()) {
      return "";
    }
    String sign = display ? "$$" : "$";
    return sign + formula + sign;
  }

  /** Without the style that some programs put around every formula. */
  private static String plain(String formula) {
    for (String style : new String[] {"\\displaystyle", "\\textstyle"}) {
      if (formula.startsWith("{" + style) && formula.endsWith("}") && isOneGroup(formula)) {
        return formula.substring(style.length() + 1, formula.length() - 1).strip();
      }
      if (formula.startsWith(style + " ") || formula.startsWith(style + "{")) {
        return formula.substring(style.length()).strip();
      }
    }
    return formula;
  }

  private static boolean isOneGroup(String formula) {
    int depth = 0;
    for (int i = 0; i < formula.length(); i++) {
      char c = formula.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i == formula.length() - 1;
      }
    }
    return false;
  }
}
