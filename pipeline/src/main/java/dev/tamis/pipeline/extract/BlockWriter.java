package dev.tamis.pipeline.extract;

/** Writes text into blocks: makes spaces one, keeps line breaks, counts letters and marks. */
final class BlockWriter {
  /**
   * A reader takes in about 1.8 letters of an alphabet for one of these (measured on news text).
   */
  static final double IDEOGRAPH_WEIGHT = 1.8;

  private static final String WRITTEN_IMAGE = "<img ";
  private static final char NBSP = '\u00a0';

  /** Editors write this where a line is empty. */
  private static final char NOTHING = '\u200b';

  private final PageTree page;
  private final StringBuilder out;
  private final StringBuilder indent = new StringBuilder();
  private Block block;
  private boolean space;
  private int breaks;
  private boolean link;
  private int code;
  private boolean lineEnded;
  private boolean lineFresh;
  private boolean angles;
  private final char[] one = new char[1];

  BlockWriter(PageTree page) {
    this.page = page;
    this.out = page.text;
  }

  /** A place to go back to. */
  record Mark(
      Block block,
      int length,
      int letters,
      int linkLetters,
      double weight,
      int marks,
      boolean space) {}

  /** What follows is inside a link, or is not. */
  void inLink(boolean inside) {
    link = inside;
  }

  boolean isInLink() {
    return link;
  }

  /** Code within a line begins or ends. */
  void inCode(boolean inside) {
    code = Math.max(0, code + (inside ? 1 : -1));
  }

  /** Whether a block has begun. */
  boolean isOpen() {
    return block != null;
  }

  Block block() {
    return block;
  }

  /** Where the next letter will stand, if a block is open. */
  Mark mark() {
    return block == null
        ? new Mark(null, out.length(), 0, 0, 0, 0, false)
        : new Mark(
            block,
            out.length(),
            block.letters,
            block.linkLetters,
            block.weight,
            block.marks,
            space);
  }

  /** Takes back what was written since, where that was within one block. */
  void rollback(Mark mark) {
    if (mark.block == block && block != null) {
      out.setLength(mark.length);
      block.letters = mark.letters;
      block.linkLetters = mark.linkLetters;
      block.weight = mark.weight;
      block.marks = mark.marks;
      space = mark.space;
    } else if (mark.block == null && block != null && block.start >= mark.length) {
      out.setLength(block.start);
      block = null;
      space = false;
    }
  }

  /** Adds text that stands in {@code element}. */
  void append(Element element, char[] c, int from, int to) {
    int i = from;
    while (i < to) {
      int word = i;
      while (i < to && !isBlank(c[i])) {
        i++;
      }
      if (i > word) {
        begin(element);
        out.append(c, word, i - word);
        count(c, word, i);
      }
      for (; i < to && isBlank(c[i]); i++) {
        space = true;
        if (c[i] == NBSP && code > 0) {
          indent.append(' ');
        }
      }
    }
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == NBSP || c == '\u3000' || c == '\u0085';
  }

  /** Adds a formula. */
  void formula(Element element, String formula) {
    Mark before = mark();
    append(element, formula.toCharArray(), 0, formula.length());
    block.formulaLetters += block.letters - before.letters;
  }

  /** Opens a block where none is, and writes the space or line breaks that have been waiting. */
  private void begin(Element element) {
    if (block == null) {
      block = new Block(element, out.length());
      if (code > 0) {
        out.append(indent);
      }
    } else if (lineEnded) {
      newLine();
    } else if (breaks > 0) {
      out.append("\n".repeat(breaks)).append(code > 0 ? indent : "");
    } else if (space) {
      out.append(' ');
    }
    indent.setLength(0);
    space = false;
    breaks = 0;
  }

  /** Adds text with white space as it stands; its first lines, where empty, are left out. */
  void verbatim(Element element, char[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      char ch = c[i];
      if (ch == '\n') {
        newLine();
      } else if (ch > ' ' && ch != NBSP) {
        if (ch != NOTHING) {
          letter(element, ch);
        }
      } else if (ch != '\r') {
        char blank = ch == '\t' ? '\t' : ' ';
        if (block == null) {
          indent.append(blank);
        } else {
          endWaiting();
          out.append(blank);
        }
      }
    }
  }

  private void letter(Element element, char ch) {
    if (block == null) {
      block = new Block(element, out.length());
      block.code = true;
      out.append(indent);
      indent.setLength(0);
    } else {
      endWaiting();
    }
    out.append(ch);
    count(ch);
  }

  private void endWaiting() {
    if (lineEnded) {
      newLine();
    } else if (space && !block.code) {
      out.append(' ');
    }
    space = false;
  }

  /** A line of code ends here. */
  void newLine() {
    indent.setLength(0);
    lineEnded = false;
    lineFresh = true;
    if (block != null) {
      out.append('\n');
    }
  }

  /** An element that is a line of code begins. */
  void startLine() {
    boolean inLine = block != null && out.charAt(out.length() - 1) != '\n';
    if (lineEnded || inLine) {
      newLine();
    }
    lineFresh = false;
  }

  /** An element that is a line of code ends. */
  void endLine() {
    lineEnded = block != null && !lineFresh;
  }

  /** Keeps an empty line of code, which stands in an element of its own. */
  void emptyCode(Element element) {
    if (block == null) {
      block = new Block(element, out.length());
      block.code = true;
      endBlock();
    }
  }

  /** Adds a sign that is not part of the text, as markup is. */
  void sign(Element element, String sign) {
    begin(element);
    out.append(sign);
  }

  /** Adds a sign right behind what was written last. */
  void close(String sign) {
    if (block != null) {
      out.append(sign);
    }
  }

  /** Puts a sign before what was written since the mark. */
  boolean insert(Mark mark, String sign) {
    int at = mark.block == null ? block == null ? -1 : block.start : mark.length;
    boolean within = block != null && (mark.block == block || mark.block == null) && at >= 0;
    if (!within || at < block.start || at >= out.length()) {
      return false;
    }
    out.insert(out.charAt(at) == ' ' ? at + 1 : at, sign);
    return true;
  }

  /** What was written since the mark, within one block. */
  String since(Mark mark) {
    int at = mark.block == null && block != null ? block.start : mark.length;
    return block == null || (mark.block != null && mark.block != block) || at > out.length()
        ? ""
        : out.substring(at).strip();
  }

  private void count(char ch) {
    one[0] = ch;
    count(one, 0, 1);
  }

  private void count(char[] c, int from, int to) {
    int marks = 0;
    int dense = 0;
    for (int i = from; i < to; i++) {
      char ch = c[i];
      if (ch < 0x80) {
        angles |= ch == '<';
        marks += ch == '.' || ch == ',' || ch == ';' || ch == '!' || ch == '?' ? 1 : 0;
      } else if (Marks.isDense(ch)) {
        dense++;
      } else {
        marks += Marks.isMark(ch) ? 1 : 0;
      }
    }
    int letters = to - from;
    block.letters += letters;
    block.linkLetters += link ? letters : 0;
    block.codeLetters += code > 0 ? letters : 0;
    block.marks += marks;
    block.weight += letters - dense + IDEOGRAPH_WEIGHT * dense;
  }

  /** A line break: the second one in a row ends the block, if it is not code. */
  void lineBreak() {
    indent.setLength(0);
    if (block == null) {
      return;
    }
    if (breaks > 0 && code == 0) {
      endBlock();
    } else {
      breaks++;
    }
  }

  /** Ends the block, if one has begun. */
  void endBlock() {
    space = false;
    breaks = 0;
    lineEnded = false;
    indent.setLength(0);
    if (block == null) {
      return;
    }
    int end = out.length();
    while (end > block.start && out.charAt(end - 1) <= ' ') {
      end--;
    }
    out.setLength(end);
    if (angles && !block.code && block.codeLetters == 0) {
      dropWrittenImages();
    }
    angles = false;
    block.end = out.length();
    if (block.end == block.start && !block.code) {
      block = null;
      return;
    }
    block.weight += count(out, block.start, block.end, ' ');
    block.closed = Marks.endsSentence(out, block.start, block.end);
    block.code |=
        block.letters > 0
            && block.codeLetters == block.letters
            && count(out, block.start, block.end, '\n') > 0;
    page.blocks.add(block);
    block = null;
  }

  /** Some programs escape the images of a text, so that their tags stand in it as words. */
  private void dropWrittenImages() {
    int at = out.indexOf(WRITTEN_IMAGE, block.start);
    while (at >= 0) {
      int close = out.indexOf(">", at);
      if (close < 0) {
        return;
      }
      if (out.substring(at, close).indexOf("src=") < 0) {
        at = out.indexOf(WRITTEN_IMAGE, close);
        continue;
      }
      boolean spaced = close + 1 < out.length() && out.charAt(close + 1) == ' ';
      int letters = close + 1 - at - count(out, at, close + 1, ' ');
      block.letters -= letters;
      block.weight -= letters;
      out.delete(at, close + (spaced ? 2 : 1));
      at = out.indexOf(WRITTEN_IMAGE, at);
    }
  }

  private static int count(CharSequence text, int from, int to, char what) {
    int found = 0;
    for (int i = from; i < to; i++) {
      found += text.charAt(i) == what ? 1 : 0;
    }
    return found;
  }
}
