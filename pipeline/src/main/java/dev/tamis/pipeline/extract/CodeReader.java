package dev.tamis.pipeline.extract;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads what is inside code, where nothing is judged by its name: elements that are a line each,
 * columns of line numbers, and all else as it stands. Not thread-safe.
 */
final class CodeReader {
  private final BlockWriter writer;
  private final Map<Tag, Integer> opened = new EnumMap<>(Tag.class);
  private Tag root;
  private int depth;
  private int lines;
  private boolean[] isLine = new boolean[16];
  private Tag gutter;
  private int gutterDepth;
  private boolean afterCode;
  private boolean afterGutter;
  private boolean parted;
  private BlockWriter.Mark firstCell;
  private int cells;

  CodeReader(BlockWriter writer) {
    this.writer = writer;
  }

  boolean isOpen() {
    return root != null;
  }

  /** Whether what stands here is a number of a line and no code. */
  boolean inGutter() {
    return gutter != null;
  }

  /** Code begins, in an element that has been opened. */
  void start(Tag tag) {
    root = tag;
    opened.clear();
    depth = 0;
    lines = 0;
    gutter = null;
    afterCode = false;
    afterGutter = false;
    parted = false;
    firstCell = null;
  }

  /** An element begins inside code. */
  void start(Tag tag, Hint hint) {
    if (tag == Tag.BR && gutter == null) {
      writer.newLine();
    }
    if (tag.form() == Tag.Form.VOID) {
      return;
    }
    opened.merge(tag, 1, Integer::sum);
    depth++;
    if (gutter != null) {
      gutterDepth += tag == gutter ? 1 : 0;
      return;
    }
    if (hint.is(Hint.GUTTER)) {
      gutter = tag;
      gutterDepth = 1;
    } else if (tag.isCell()) {
      startCell();
    } else if (tag == Tag.SPAN) {
      startSpan(hint.is(Hint.LINE));
    } else if (isLine(tag)) {
      cells = 0;
      writer.startLine();
    } else if (tag == Tag.CODE && afterCode && depth == 1) {
      writer.startLine(); // One element for each line.
    }
    afterCode = false;
  }

  private void startSpan(boolean line) {
    if (lines == isLine.length) {
      isLine = Arrays.copyOf(isLine, 2 * lines);
    }
    isLine[lines++] = line;
    if (line) {
      writer.startLine();
    }
  }

  /** The first cell of a row that holds but numbers is no code, if others follow. */
  private void startCell() {
    if (cells++ == 0) {
      firstCell = writer.mark();
    } else if (cells == 2 && firstCell != null && isNumbers(writer.since(firstCell))) {
      writer.rollback(firstCell);
    }
  }

  private static boolean isNumbers(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || Character.isWhitespace(c));
  }

  /**
   * An element ends inside code.
   *
   * @return whether code goes on; if not, the end tag is that of something around it
   */
  boolean end(Tag tag) {
    int count = opened.getOrDefault(tag, 0);
    if (count == 0) {
      if (tag == root || tag.isBlock()) {
        root = null;
        gutter = null;
        return false;
      }
      return true;
    }
    opened.put(tag, count - 1);
    depth--;
    if (gutter != null) {
      if (tag == gutter && --gutterDepth == 0) {
        gutter = null;
        afterGutter = parted;
      }
      return true;
    }
    if (tag == Tag.SPAN && lines > 0 && isLine[--lines] || isLine(tag)) {
      writer.endLine();
    }
    afterCode = tag == Tag.CODE;
    return true;
  }

  /** A blank parts the numbers of lines from the lines. */
  void parted() {
    parted = true;
  }

  /**
   * Text stands here, so that what comes next is not the next line without more.
   *
   * @return where it begins
   */
  int text(char[] c, int from, int to) {
    afterCode &= from == to;
    boolean blank = afterGutter && from < to && (c[from] == ' ' || c[from] == '\u00a0');
    afterGutter &= from == to;
    return blank ? from + 1 : from;
  }

  private static boolean isLine(Tag tag) {
    return tag.isBlock() && !tag.isCell() && !isFrame(tag);
  }

  private static boolean isFrame(Tag tag) {
    return switch (tag) {
      case TABLE, TBODY, THEAD, TFOOT, UL, OL, PRE, LISTING, FIGURE -> true;
      default -> false;
    };
  }
}
