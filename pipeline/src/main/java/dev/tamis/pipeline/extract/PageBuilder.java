package dev.tamis.pipeline.extract;

import org.jsoup.parser.Parser;

/**
 * Builds a {@link PageTree} from tokens, in time that grows with the page alone. Not thread-safe.
 */
final class PageBuilder implements HtmlTokenizer.Handler {
  private static final int NEAR = 6;

  /** The references that most pages have no others than; all else is left to jsoup. */
  private static final String[] USUAL = {
    "&nbsp;", "&amp;", "&quot;", "&lt;", "&gt;", "&#39;", "&#039;", "&#160;"
  };

  private static final String USUAL_MEANT = "\u00a0&\"<>''\u00a0";

  private final Hints hints;
  private final Format format;
  private final PageTree page = new PageTree();
  private final BlockWriter writer = new BlockWriter(page);
  private final OpenElements open = new OpenElements(page, writer);
  private final CodeReader code = new CodeReader(writer);
  private final FormulaReader formulas = new FormulaReader(writer);
  private final LinkReader links;
  private Tag skipped;
  private int skippedBlocks;
  private Tag muted;
  private int mutedDepth;
  private Hint mutedHint;
  private boolean mutedFormula;
  private String scriptType = "";

  PageBuilder(Hints hints, Format format) {
    this.hints = hints;
    this.format = format;
    this.links = new LinkReader(writer, format, page.anchors);
  }

  /** The page, when all tokens are in. */
  PageTree finish() {
    if (formulas.isOpen()) {
      formulas.end(open.top());
    }
    writer.endBlock();
    open.finish();
    return page;
  }

  @Override
  public void start(Tag tag, Attributes attributes) {
    if (skipped != null) {
      skippedBlocks += tag.isBlock() ? 1 : 0;
      return;
    }
    if (formulas.isOpen()) {
      if (!tag.isBlock()) {
        formulas.start(tag, attributes);
        return;
      }
      formulas.end(open.top()); // It was never ended.
    }
    if (tag == Tag.MATH) {
      formulas.startFormula(attributes, muted != null && mutedFormula);
      return;
    }
    if (tag == Tag.SCRIPT) {
      scriptType = attributes.get("type");
      return;
    }
    if (muted != null && mutedFormula) {
      drawnFormula(attributes);
    }
    if (muted != null && staysMuted(tag)) {
      return;
    }
    if (code.isOpen()) {
      Hint hint = hints.ofClass(attributes);
      if (tag == Tag.CODE) {
        page.setLanguage(open.top(), CodeLanguage.of(hint.names()));
      }
      code.start(tag, hint);
      return;
    }
    switch (tag.form()) {
      case BLOCK -> startBlock(tag, attributes);
      case INLINE -> startInline(tag, attributes);
      case VOID -> standAlone(tag, attributes);
      case SKIPPED -> startSkipped(tag, attributes);
      case RAW -> {}
    }
  }

  @Override
  public void drawing(Attributes attributes) {
    if (muted != null && mutedFormula) {
      drawnFormula(attributes);
    }
  }

  /** Part of a formula that a script has drawn may say what it was drawn from. */
  private void drawnFormula(Attributes attributes) {
    if (muted == Tag.MJX_CONTAINER) {
      formulas.drawn(attributes);
    } else if (attributes.has("data-mathml")) {
      formulas.attribute(open.top(), resolve(attributes.get("data-mathml")));
    }
  }

  private void startSkipped(Tag tag, Attributes attributes) {
    boolean shown = tag == Tag.TEMPLATE && attributes.has("shadowrootmode");
    boolean titled = tag == Tag.BUTTON && (open.top().tag.isHeading() || open.isOpen(Tag.DT));
    if (!shown && !titled) {
      skipped = tag;
      skippedBlocks = 0;
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
    if (formulas.isOpen()) {
      if (tag == Tag.MATH || tag.isBlock()) {
        formulas.end(open.top());
      } else {
        formulas.end(tag);
      }
      if (!tag.isBlock()) {
        return;
      }
    }
    if (muted != null) {
      if (tag == muted) {
        muted = --mutedDepth == 0 ? null : muted;
        if (tag == Tag.MJX_CONTAINER && muted == null) {
          formulas.endDrawn(open.top());
        }
        return;
      }
      if (!tag.isBlock() || mutedFormula) {
        return;
      }
      muted = null; // The end of what it is in.
    }
    if (code.isOpen() && code.end(tag)) {
      return;
    }
    endShown(tag);
  }

  private void endShown(Tag tag) {
    if (tag == Tag.A) {
      links.end(open.top());
    } else if (tag == Tag.BR || (tag == Tag.P && !open.isOpen(Tag.P))) {
      writer.lineBreak(); // "</br>" and a lone "</p>" are read as start tags.
    } else if (tag.isInlineCode() && open.top().tag == tag) {
      writer.endBlock();
      open.end(tag);
    } else if (tag.isInlineCode()) {
      links.endCode();
    } else if (tag.isBlock() || open.isOpen(tag)) {
      if (tag.isCell() && open.top().tag == tag && open.top().is(Hint.CODE)) {
        writer.emptyCode(open.top());
      }
      open.end(tag);
    }
  }

  @Override
  public void text(char[] chars, int from, int to) {
    if (skipped != null || (muted != null && !formulas.isOpen())) {
      return;
    }
    int at = from;
    while (at < to && chars[at] != '&') {
      at++;
    }
    if (at == to && !formulas.isOpen()) {
      append(chars, from, to);
      return;
    }
    String text = resolve(new String(chars, from, to - from));
    if (formulas.isOpen()) {
      formulas.text(text);
    } else {
      append(text.toCharArray(), 0, text.length());
    }
  }

  private void append(char[] chars, int from, int to) {
    Element top = open.top();
    if (code.isOpen()) {
      int first = code.text(chars, from, to);
      if (!code.inGutter()) {
        writer.verbatim(top, chars, first, to);
      }
    } else if (top.tag != Tag.HEAD) {
      formulas.text(chars, from, to);
      writer.append(top, chars, from, to);
    }
  }

  @Override
  public void raw(Tag tag, char[] chars, int from, int to) {
    if (tag == Tag.SCRIPT) {
      script(chars, from, to);
    } else if (skipped != null) {
      return;
    } else if (tag == Tag.TITLE && page.title.isEmpty()) {
      page.title = oneLine(resolve(new String(chars, from, to - from)));
    } else if (tag == Tag.XMP || tag == Tag.PLAINTEXT) {
      writer.endBlock();
      writer.verbatim(open.top(), chars, from, to);
      writer.endBlock();
    }
  }

  private void script(char[] chars, int from, int to) {
    if (scriptType.startsWith("math/tex")) {
      String tex = new String(chars, from, to - from);
      formulas.script(open.top(), tex, scriptType.contains("display"));
    } else if (scriptType.contains("ld+json")) {
      Metadata.structured(page, new String(chars, from, to - from));
    }
  }

  private void startBlock(Tag tag, Attributes attributes) {
    Hint hint = hints.ofClass(attributes);
    if (tag == Tag.HTML || tag == Tag.BODY) {
      describe(tag, attributes, hint);
      if (tag == Tag.BODY && open.isOpen(Tag.BODY) || tag == Tag.HTML) {
        return;
      }
    }
    if (hint.is(Hint.DRAWN_FORMULA) && !attributes.isEmpty()) {
      formulas.display(hint);
      mute(tag, hint, true);
      return;
    }
    writer.endBlock();
    if (hint.is(Hint.LINE) && open.top().is(Hint.FRAGMENT) && isEmpty(open.top())) {
      startFragment(tag, hint);
      return;
    }
    open.implyEnds(tag);
    Element element = open.push(tag, hint);
    if (element == null) {
      return;
    }
    Judgement.judge(element, hints, attributes);
    boolean cell = tag.isCell() && isCode(element);
    if (tag.isPreformatted() || cell || isLines(element) || isPreformatted(element, attributes)) {
      element.marks |= Hint.CODE;
      if (element.is(Hint.EDITOR)) {
        element.bad = 0;
        element.hidden = false;
      }
      code.start(tag);
      page.setLanguage(element, CodeLanguage.of(element, attributes.get("data-lang")));
    } else if (tag.isCell()) {
      element.marks &= ~Hint.CODE;
      element.bad = hint.is(Hint.GUTTER) && isNearCode(element) ? 2 : element.bad;
    }
  }

  private boolean isEmpty(Element element) {
    return element.from == page.blocks.size();
  }

  /** The first line of an element that holds lines of code alone. */
  private void startFragment(Tag tag, Hint hint) {
    Element fragment = open.top();
    fragment.marks |= Hint.CODE;
    fragment.bad = 0; // Editors hide their lines from those who hear a page.
    fragment.hidden = false;
    code.start(fragment.tag);
    code.parted();
    code.start(tag, hint);
  }

  /** Whether an element holds lines of code, each in an element of its own. */
  private static boolean isLines(Element element) {
    return element.is(Hint.EDITOR) && (element.tag == Tag.DIV || element.tag == Tag.OL);
  }

  /**
   * Whether the style keeps white space, where it is that of code: other text may ask for line
   * breaks as well.
   */
  private static boolean isPreformatted(Element element, Attributes attributes) {
    Judgement.Space space = Judgement.space(attributes);
    return space == Judgement.Space.KEPT
        || (space == Judgement.Space.WRAPPED && isNearCode(element));
  }

  private static boolean isCode(Element cell) {
    return cell.is(Hint.CODE) || (cell.hint.names().equals("code") && isNearCode(cell));
  }

  private static boolean isNearCode(Element cell) {
    Element at = cell.parent;
    if (cell.is(Hint.CODE_BOX)) {
      return true;
    }
    for (int i = 0; i < NEAR && at != null; i++) {
      if (at.is(Hint.CODE_BOX)) {
        return true;
      }
      at = at.parent;
    }
    return false;
  }

  private void startInline(Tag tag, Attributes attributes) {
    if (tag == Tag.A) {
      links.start(attributes, hints.ofClass(attributes), open.top());
    } else if (tag.isInlineCode()) {
      if (Judgement.space(attributes) == Judgement.Space.KEPT) {
        startCode(tag, attributes);
      } else {
        links.startCode(open.top());
      }
      return;
    } else if (tag == Tag.NOSCRIPT) {
      mute(tag, Hint.NONE, false);
      return;
    } else if (tag == Tag.MJX_CONTAINER) {
      formulas.startDrawn(attributes);
      mute(tag, Hint.NONE, true);
      return;
    }
    if (attributes.isEmpty() || !(tag == Tag.SPAN || tag == Tag.LABEL)) {
      return;
    }
    Hint hint = hints.ofClass(attributes);
    String tex = tag == Tag.SPAN ? attributes.get("data-tex") : "";
    if (!tex.isEmpty()) {
      formulas.image(open.top(), resolve(tex), hint);
      mute(tag, hint, true);
    } else if (hint.is(Hint.DRAWN_FORMULA)) {
      mute(tag, hint, true);
      drawnFormula(attributes);
    } else if (hint.is(Hint.FORMULA)) {
      formulas.display(hint);
      open.push(tag, Hint.NONE);
    } else if (Judgement.isHidden(attributes)) {
      mute(tag, hint, false);
    } else if (hint.bad() > 0 && hint.level() < 3 && !isMidSentence(hint) && !isInCaption()) {
      writer.endBlock();
      Element element = open.push(tag, hint);
      if (element != null) {
        element.bad = hint.bad();
      }
    } else if (open.isOpen(tag)) {
      open.push(tag, Hint.NONE); // So that its end tag ends no other.
    }
  }

  /** Code that is a block by its style alone. */
  private void startCode(Tag tag, Attributes attributes) {
    writer.endBlock();
    Hint hint = hints.ofClass(attributes);
    Element element = open.push(tag, hint);
    if (element != null) {
      element.marks |= Hint.CODE;
      code.start(tag);
      page.setLanguage(element, CodeLanguage.of(element, attributes.get("data-lang")));
    }
  }

  /** The parts of a caption are called after it. */
  private boolean isInCaption() {
    return open.top().bad > 0 && open.top().hint.names().contains("caption");
  }

  /** Inside a sentence a name says nothing of the words. */
  private boolean isMidSentence(Hint hint) {
    Tag in = open.top().tag;
    return hint.bad() < 2
        && writer.isOpen()
        && (in.isHeading()
            || in == Tag.P
            || in == Tag.LI
            || in == Tag.TD
            || in == Tag.DD
            || in == Tag.BLOCKQUOTE);
  }

  /** Leaves out what is within a line, without a break in the line. */
  private void mute(Tag tag, Hint hint, boolean formula) {
    muted = tag;
    mutedDepth = 1;
    mutedHint = hint;
    mutedFormula = formula;
  }

  /** Where blocks stand in what was to be left out of a line, it is an element as others are. */
  private boolean staysMuted(Tag tag) {
    if (tag == muted) {
      mutedDepth++;
      return true;
    }
    if (!tag.isBlock() || mutedFormula) {
      return true;
    }
    writer.endBlock();
    for (int i = 0; i < mutedDepth; i++) {
      Element element = open.push(muted, mutedHint);
      if (element != null) {
        element.bad = muted == Tag.NOSCRIPT ? 2 : Math.max(1, mutedHint.bad());
        element.hidden = muted != Tag.NOSCRIPT;
      }
    }
    muted = null;
    return false;
  }

  private void standAlone(Tag tag, Attributes attributes) {
    switch (tag) {
      case BR -> writer.lineBreak();
      case HR -> writer.endBlock();
      case META -> Metadata.meta(page, attributes);
      case LINK -> Metadata.link(page, attributes);
      case IMG -> image(attributes);
      default -> {}
    }
  }

  private void image(Attributes attributes) {
    String alternative = attributes.get("alt");
    if (alternative.isBlank()) {
      return;
    }
    Hint hint = hints.ofClass(attributes);
    if (hint.is(Hint.DRAWN_FORMULA) || Metadata.isFormula(attributes)) {
      formulas.image(open.top(), resolve(alternative), hint);
    } else if (format.images()) {
      links.image(open.top(), oneLine(resolve(alternative)), attributes);
    }
  }

  private void describe(Tag tag, Attributes attributes, Hint hint) {
    if (tag == Tag.HTML) {
      page.language = attributes.get("lang");
    }
    Hint all = hint.and(hints.ofRole(attributes)).and(hints.ofId(attributes.get("id")));
    page.forum |= all.is(Hint.FORUM);
  }

  static String resolve(String text) {
    int at = text.indexOf('&');
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    for (; at >= 0; at = text.indexOf('&', done)) {
      int reference = usual(text, at);
      if (reference < 0) {
        return Parser.unescapeEntities(text, false);
      }
      out.append(text, done, at).append(USUAL_MEANT.charAt(reference));
      done = at + USUAL[reference].length();
    }
    return out.append(text, done, text.length()).toString();
  }

  /** Which of the usual references stands there; negative where it is none of them. */
  private static int usual(String text, int at) {
    for (int i = 0; i < USUAL.length; i++) {
      if (text.startsWith(USUAL[i], at)) {
        return i;
      }
    }
    return -1;
  }

  private static String oneLine(String text) {
    return String.join(" ", text.strip().split("\\s+", -1));
  }
}
