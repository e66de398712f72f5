package dev.tamis.pipeline.extract;

/** Writes text into blocks: makes spaces one, keeps line breaks, counts letters and marks. */
final class BlockWriter {
  /**
   * A reader takes in about 1.8 letters of an alphabet for one of these (measured on news text).
   */
  static final double IDEOGRAPH_WEIGHT = 1.8;

  private final PageTree page;
  private final StringBuilder out;
  private Block block;
  private boolean space;
  private boolean lineBreak;
  private boolean link;

  BlockWriter(PageTree page) {
    this.page = page;
    this.out = page.text;
  }

  /** What follows is inside a link, or is not. */
  void inLink(boolean inside) {
    link = inside;
  }

  /** Adds text that stands in {@code element}. */
  void append(Element element, char[] c, int from, int to, boolean verbatim) {
    for (int i = from; i < to; i++) {
      char ch = c[i];
      if (ch <= ' ' || ch == '\u00a0' || ch == '\u3000' || ch == '\u0085') {
        if (verbatim && block != null && ch != '\r') {
          out.append(ch == '\n' || ch == '\t' ? ch : ' ');
        } else {
          space = true;
        }
        continue;
      }
      if (block == null) {
        block = new Block(element, out.length());
      } else if (lineBreak) {
        out.append('\n');
      } else if (space) {
        out.append(' ');
      }
      space = false;
      lineBreak = false;
      out.append(ch);
      count(ch);
    }
  }

  private void count(char ch) {
    block.letters++;
    block.linkLetters += link ? 1 : 0;
    if (ch < 0x80) {
      block.weight++;
      block.marks += ch == '.' || ch == ',' || ch == ';' || ch == '!' || ch == '?' ? 1 : 0;
    } else {
      block.weight += Marks.isDense(ch) ? IDEOGRAPH_WEIGHT : 1;
      block.marks += Marks.isMark(ch) ? 1 : 0;
    }
  }

  /** A line break: the second one in a row ends the block. */
  void lineBreak() {
    if (lineBreak) {
      endBlock();
    } else if (block != null) {
      lineBreak = true;
    }
  }

  /** Ends the block, if one has begun. */
  void endBlock() {
    space = false;
    lineBreak = false;
    if (block == null) {
      return;
    }
    int end = out.length();
    while (end > block.start && out.charAt(end - 1) <= ' ') {
      end--;
    }
    out.setLength(end);
    block.end = end;
    block.weight += count(out, block.start, end, ' ');
    block.closed = Marks.endsSentence(out, block.start, end);
    page.blocks.add(block);
    block = null;
  }

  private static int count(CharSequence text, int from, int to, char what) {
    int found = 0;
    for (int i = from; i < to; i++) {
      found += text.charAt(i) == what ? 1 : 0;
    }
    return found;
  }
}
