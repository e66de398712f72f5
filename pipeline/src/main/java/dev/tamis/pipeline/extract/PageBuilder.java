package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jsoup.parser.Parser;

/**
 * Builds a {@link PageTree} from tokens, in time that grows with the page alone. End tags that
 * authors leave out are implied as the HTML Living Standard (13.2.6) has it, so far as text depends
 * on it; elements nested deeper than {@link #DEEPEST} are taken as part of what they are in. Not
 * thread-safe.
 */
final class PageBuilder implements HtmlTokenizer.Handler {
  private static final int DEEPEST = 256;
  private static final int HIDDEN = 1;

  private final Hints hints;
  private final PageTree page = new PageTree();
  private final List<Element> open = new ArrayList<>();
  private final Map<Tag, Integer> openOf = new EnumMap<>(Tag.class);
  private final BlockWriter writer = new BlockWriter(page);
  private final MathText math = new MathText();
  private int tooDeep;
  private int pre;
  private Tag skipped;
  private int skippedBlocks;

  PageBuilder(Hints hints) {
    this.hints = hints;
    push(Tag.HTML, Hints.Hint.NONE, 0);
  }

  /** The page, when all tokens are in. */
  PageTree finish() {
    writer.endBlock();
    for (Element element : open) {
      element.to = page.blocks.size();
    }
    return page;
  }

  @Override
  public void start(Tag tag, Attributes attributes) {
    if (skipped != null) {
      skippedBlocks += tag.isBlock() ? 1 : 0;
      return;
    }
    switch (tag.form()) {
      case BLOCK -> startBlock(tag, attributes);
      case INLINE -> startInline(tag, attributes);
      case VOID -> standAlone(tag, attributes);
      case SKIPPED -> {
        skipped = tag;
        skippedBlocks = 0;
      }
      case RAW -> {}
    }
  }

  @Override
  public void end(Tag tag) {
    if (skipped != null) {
      boolean own = tag == skipped;
      if (!own && !(tag.isBlock() && skippedBlocks-- == 0)) {
        return;
      }
      skipped = null; // Its own end, or that of what it is in: then its own was left out.
      if (own) {
        return;
      }
    }
    if (tag == Tag.A) {
      writer.inLink(false);
    } else if (tag == Tag.MATH) {
      append(math.end());
    } else if (tag == Tag.ANNOTATION) {
      math.inAnnotation(false);
    } else if (tag == Tag.BR || (tag == Tag.P && !isOpen(Tag.P))) {
      writer.lineBreak(); // "</br>" and a lone "</p>" are read as start tags.
    } else if (tag.isBlock() || isOpen(tag)) {
      endElement(tag);
    }
  }

  @Override
  public void text(char[] chars, int from, int to) {
    if (skipped != null) {
      return;
    }
    int at = from;
    while (at < to && chars[at] != '&') {
      at++;
    }
    boolean references = at < to;
    if (math.isOpen()) {
      math.append(resolve(new String(chars, from, to - from)));
    } else if (top().tag == Tag.HEAD) {
      return;
    } else if (references) {
      append(resolve(new String(chars, from, to - from)));
    } else {
      writer.append(top(), chars, from, to, pre > 0);
    }
  }

  private void append(String text) {
    writer.append(top(), text.toCharArray(), 0, text.length(), pre > 0);
  }

  @Override
  public void raw(Tag tag, char[] chars, int from, int to) {
    if (skipped != null) {
      return;
    }
    if (tag == Tag.TITLE && page.title.isEmpty()) {
      page.title = oneLine(resolve(new String(chars, from, to - from)));
    } else if (tag == Tag.XMP) {
      writer.endBlock();
      writer.append(top(), chars, from, to, true);
      writer.endBlock();
    }
  }

  private void startBlock(Tag tag, Attributes attributes) {
    if (tag == Tag.HTML || tag == Tag.BODY) {
      describe(tag, attributes);
      if (tag == Tag.BODY && isOpen(Tag.BODY) || tag == Tag.HTML) {
        return;
      }
    }
    writer.endBlock();
    implyEnds(tag);
    Hints.Hint hint = tag == Tag.BODY ? Hints.Hint.NONE : hints.of(attributes);
    push(tag, hint, isHidden(attributes) ? HIDDEN : bad(tag, hint));
    pre += tag == Tag.PRE ? 1 : 0;
  }

  private void startInline(Tag tag, Attributes attributes) {
    if (tag == Tag.A) {
      writer.inLink(attributes.has("href"));
    } else if (tag == Tag.MATH) {
      math.start(attributes.get("alttext"));
    } else if (tag == Tag.ANNOTATION) {
      math.inAnnotation(attributes.get("encoding").contains("tex"));
    }
    if (math.isOpen() || attributes.isEmpty() || !(tag == Tag.SPAN || tag == Tag.LABEL)) {
      return;
    }
    Hints.Hint hint = hints.of(attributes);
    if (hint.bad() > 0 || isHidden(attributes)) {
      writer.endBlock();
      push(tag, hint, Math.max(1, hint.bad()));
    } else if (isOpen(tag)) {
      push(tag, Hints.Hint.NONE, 0); // So that its end tag ends no other.
    }
  }

  private void standAlone(Tag tag, Attributes attributes) {
    switch (tag) {
      case BR -> writer.lineBreak();
      case HR -> writer.endBlock();
      case META -> Metadata.meta(page, attributes);
      case LINK -> Metadata.link(page, attributes);
      default -> {}
    }
  }

  private void describe(Tag tag, Attributes attributes) {
    if (tag == Tag.HTML) {
      page.language = attributes.get("lang");
    }
  }

  /** Ends what the start of {@code tag} ends without saying so. */
  private void implyEnds(Tag tag) {
    closeTo(Tag.P, Tag.TABLE, Tag.TD, Tag.TH, Tag.CAPTION);
    if (top().tag == Tag.HEAD) {
      endElement(Tag.HEAD);
    }
    switch (tag) {
      case LI -> closeTo(Tag.LI, Tag.UL, Tag.OL, Tag.MENU, Tag.TABLE);
      case DT, DD -> {
        closeTo(Tag.DT, Tag.DL, Tag.TABLE);
        closeTo(Tag.DD, Tag.DL, Tag.TABLE);
      }
      case TD, TH -> closeCells();
      case TR -> {
        closeCells();
        closeTo(Tag.TR, Tag.TABLE);
      }
      case TBODY, THEAD, TFOOT -> {
        closeCells();
        closeTo(Tag.TR, Tag.TABLE);
        closeTo(Tag.TBODY, Tag.TABLE);
        closeTo(Tag.THEAD, Tag.TABLE);
        closeTo(Tag.TFOOT, Tag.TABLE);
      }
      case H1, H2, H3, H4, H5, H6 -> {
        if (top().tag.isHeading()) {
          pop();
        }
      }
      default -> {}
    }
  }

  private void closeCells() {
    closeTo(Tag.TD, Tag.TABLE);
    closeTo(Tag.TH, Tag.TABLE);
  }

  /** Ends elements up to the nearest of {@code tag}, where none of the borders lies before it. */
  private void closeTo(Tag tag, Tag... borders) {
    if (!isOpen(tag)) {
      return;
    }
    for (int i = open.size() - 1; i > 0; i--) {
      Tag at = open.get(i).tag;
      if (at == tag) {
        popTo(i);
        return;
      }
      for (Tag border : borders) {
        if (at == border) {
          return;
        }
      }
    }
  }

  private void endElement(Tag tag) {
    if (tag == Tag.BODY || tag == Tag.HTML) {
      return; // What follows is still read as part of the body.
    }
    if (tag.isBlock()) {
      writer.endBlock();
      if (tooDeep > 0) {
        tooDeep--;
        return;
      }
    }
    if (!isOpen(tag)) {
      return;
    }
    boolean inTable = tag == Tag.TABLE || tag == Tag.TR || tag == Tag.TBODY || tag.isCell();
    for (int i = open.size() - 1; i > 0; i--) {
      Tag at = open.get(i).tag;
      if (at == tag) {
        if (!tag.isBlock()) {
          endInline(i);
        } else {
          popTo(i);
        }
        return;
      }
      if ((at.isCell() || at == Tag.TABLE) && !inTable) {
        return; // A stray end tag in a cell ends nothing outside of the table.
      }
      if (!tag.isBlock() && at.isBlock()) {
        return;
      }
    }
  }

  private void endInline(int at) {
    if (open.get(at).bad > 0) {
      writer.endBlock();
    }
    popTo(at);
  }

  private void push(Tag tag, Hints.Hint hint, int bad) {
    if (open.size() == DEEPEST) {
      tooDeep += tag.isBlock() ? 1 : 0;
      return;
    }
    Element parent = open.isEmpty() ? null : top();
    Element element = new Element(tag, parent, hint, bad, page.blocks.size());
    page.elements.add(element);
    open.add(element);
    openOf.merge(tag, 1, Integer::sum);
  }

  private void popTo(int place) {
    while (open.size() > place) {
      pop();
    }
  }

  private void pop() {
    Element element = open.remove(open.size() - 1);
    element.to = page.blocks.size();
    openOf.merge(element.tag, -1, Integer::sum);
    pre -= element.tag == Tag.PRE ? 1 : 0;
  }

  private boolean isOpen(Tag tag) {
    return openOf.getOrDefault(tag, 0) > 0;
  }

  private Element top() {
    return open.get(open.size() - 1);
  }

  private static int bad(Tag tag, Hints.Hint hint) {
    return switch (tag) {
      case NAV,
          ASIDE,
          FOOTER,
          DIALOG,
          MENU,
          SEARCH,
          FIGCAPTION,
          FIELDSET,
          LEGEND,
          OPTION,
          OPTGROUP,
          ADDRESS ->
          2;
      case BODY, HTML, MAIN, ARTICLE, TBODY, P -> 0;
      default -> hint.level() < 3 ? hint.bad() : 0;
    };
  }

  private static boolean isHidden(Attributes attributes) {
    if (attributes.isEmpty()) {
      return false;
    }
    if (attributes.has("hidden") || attributes.get("aria-hidden").equals("true")) {
      return true;
    }
    String style = attributes.get("style");
    return !style.isEmpty()
        && (style.contains("display:none")
            || style.contains("display: none")
            || style.contains("visibility:hidden"));
  }

  private static String resolve(String text) {
    return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
  }

  private static String oneLine(String text) {
    return String.join(" ", text.strip().split("\\s+", -1));
  }
}
