package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.List;

/** Writes the blocks that are kept, a line for each, or as Markdown. */
final class TextWriter {
  private static final double LONGEST_LABEL = 60;
  private static final double LONGEST_VALUE = 200;

  private final PageTree page;
  private final Fate[] fates;
  private final DataTables tables;
  private final boolean markdown;
  private final StringBuilder out = new StringBuilder();
  private final List<TextBlock> written = new ArrayList<>();

  TextWriter(PageTree page, Fate[] fates, DataTables tables, Format format) {
    this.page = page;
    this.fates = fates;
    this.tables = tables;
    this.markdown = format.markdown();
  }

  /** The text. */
  String write() {
    for (int i = 0; i < fates.length; ) {
      if (fates[i] != Fate.KEPT) {
        i++;
        continue;
      }
      Block block = page.blocks.get(i);
      Element table = tables.around(block.element);
      if (table != null) {
        i = table(table, i);
      } else if (block.code) {
        i = code(i);
      } else if (isLabel(i)) {
        i = labelled(i);
      } else {
        line(i++);
      }
    }
    return out.toString();
  }

  /** The blocks of the text. */
  List<TextBlock> blocks() {
    return written;
  }

  private void begin(TextBlock.Kind kind) {
    if (out.length() == 0) {
      return;
    }
    boolean item = kind == TextBlock.Kind.ITEM && last() == TextBlock.Kind.ITEM;
    out.append(markdown && !item ? "\n\n" : "\n");
  }

  private TextBlock.Kind last() {
    return written.isEmpty() ? null : written.get(written.size() - 1).kind();
  }

  private void end(TextBlock.Kind kind, int start, String language) {
    written.add(new TextBlock(kind, start, out.length(), language));
  }

  private void line(int i) {
    Block block = page.blocks.get(i);
    Element item = block.element.nearest(Tag.LI);
    boolean first = item != null && isFirst(item, i);
    boolean heading = block.element.tag.isHeading();
    boolean quote = block.element.nearest(Tag.BLOCKQUOTE) != null;
    TextBlock.Kind kind =
        heading
            ? TextBlock.Kind.HEADING
            : first ? TextBlock.Kind.ITEM : quote ? TextBlock.Kind.QUOTE : TextBlock.Kind.PARAGRAPH;
    begin(kind);
    int start = out.length();
    String text = page.text(block);
    if (markdown) {
      text = heading ? text.replace('\n', ' ') : text;
      out.append(heading ? "#".repeat(block.element.tag.headingLevel()) + " " : "");
      out.append(quote ? "> " : "").append(first ? bullet(item) : "");
      text = quote ? text.replace("\n", "\n> ") : text;
    } else if (first) {
      out.append("- ");
    }
    out.append(text);
    end(kind, start, "");
  }

  /** An item of a list is told by its first block; one that holds a whole page is none. */
  private boolean isFirst(Element item, int i) {
    if (item.is(Hint.POST) || page.blocks.get(i).element.tag.isHeading()) {
      return false;
    }
    for (int k = item.from; k < i; k++) {
      if (fates[k] == Fate.KEPT) {
        return false;
      }
    }
    int good = 0;
    for (int k = item.from; k < item.to; k++) {
      Element element = page.blocks.get(k).element;
      if (element.is(Hint.POST) || element.tag.isHeading()) {
        return false;
      }
      good++;
    }
    return good < 8 || page.blocks.get(i).element == item;
  }

  private static String bullet(Element item) {
    int depth = 0;
    for (Element at = item.parent; at != null; at = at.parent) {
      depth += at.tag.isList() ? 1 : 0;
    }
    boolean numbered = item.parent != null && item.parent.tag == Tag.OL;
    return "  ".repeat(Math.max(0, depth - 1)) + (numbered ? "1. " : "- ");
  }

  /** Blocks of code that stand in the rows of one table are its lines. */
  private int code(int from) {
    Block block = page.blocks.get(from);
    Element table = block.element.tag.isCell() ? block.element.nearest(Tag.TABLE) : null;
    String language = page.languageOf(block.element);
    begin(TextBlock.Kind.CODE);
    out.append(markdown ? "```" + language + "\n" : "");
    int start = out.length();
    out.append(page.text(block));
    int at = from + 1;
    for (; table != null && at < fates.length; at++) {
      Block next = page.blocks.get(at);
      if (!next.code || next.element.nearest(Tag.TABLE) != table) {
        break;
      }
      if (fates[at] == Fate.KEPT) {
        out.append('\n').append(page.text(next));
      }
    }
    end(TextBlock.Kind.CODE, start, language);
    out.append(markdown ? "\n```" : "");
    return at;
  }

  /** Whether a block is the short name of the short value behind it. */
  private boolean isLabel(int i) {
    Block label = page.blocks.get(i);
    for (Element at = label.element; at != null && at.from == i; at = at.parent) {
      if (at.is(Hint.LABELLED) && at.to == i + 2) {
        return fates[i + 1] == Fate.KEPT;
      }
    }
    if (label.element.tag != Tag.DT || label.weight > LONGEST_LABEL || i + 1 >= fates.length) {
      return false;
    }
    Block value = page.blocks.get(i + 1);
    return fates[i + 1] == Fate.KEPT
        && !value.code
        && value.element.tag == Tag.DD
        && value.element.parent == label.element.parent
        && value.element.to == i + 2
        && value.weight <= LONGEST_VALUE
        && (i + 2 >= fates.length || page.blocks.get(i + 2).element.tag != Tag.DD);
  }

  private int labelled(int i) {
    String label = page.text(page.blocks.get(i));
    begin(TextBlock.Kind.PARAGRAPH);
    int start = out.length();
    out.append(label);
    boolean marked = !label.isEmpty() && Marks.isAnyMark(label.charAt(label.length() - 1));
    out.append(marked || label.endsWith(":") || label.endsWith("：") ? " " : ": ");
    out.append(page.text(page.blocks.get(i + 1)));
    end(TextBlock.Kind.PARAGRAPH, start, "");
    return i + 2;
  }

  private int table(Element table, int from) {
    int at = from;
    for (; at < table.to && tables.around(page.blocks.get(at).element) == table; at++) {
      if (page.blocks.get(at).element.nearest(Tag.CAPTION) == null) {
        break;
      }
      if (fates[at] == Fate.KEPT) {
        line(at);
      }
    }
    begin(TextBlock.Kind.TABLE);
    int start = out.length();
    int widest = tables.rows(table).stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    boolean ruled = false;
    for (DataTables.Row row : tables.rows(table)) {
      List<String> cells = cells(row);
      if (cells.stream().allMatch(String::isEmpty)) {
        continue;
      }
      out.append(out.length() > start ? "\n" : "").append(joined(cells, widest));
      if (markdown && !ruled) {
        out.append("\n|").append(" --- |".repeat(widest));
        ruled = true;
      }
    }
    if (out.length() > start) {
      end(TextBlock.Kind.TABLE, start, "");
    }
    return Math.max(from + 1, table.to);
  }

  private List<String> cells(DataTables.Row row) {
    List<String> cells = new ArrayList<>();
    for (Element cell : row.cells()) {
      StringBuilder text = new StringBuilder();
      for (int i = cell == null ? 0 : cell.from; cell != null && i < cell.to; i++) {
        if (fates[i] == Fate.KEPT) {
          text.append(text.length() > 0 ? " " : "").append(page.text(page.blocks.get(i)));
        }
      }
      cells.add(text.toString().replace('\n', ' '));
    }
    return cells;
  }

  private String joined(List<String> cells, int widest) {
    if (markdown) {
      StringBuilder row = new StringBuilder("|");
      for (int c = 0; c < widest; c++) {
        String text = c < cells.size() ? cells.get(c).replace("|", "\\|") : "";
        row.append(' ').append(text).append(text.isEmpty() ? "|" : " |");
      }
      return row.toString();
    }
    int last = cells.size();
    while (last > 1 && cells.get(last - 1).isEmpty()) {
      last--;
    }
    return String.join(" | ", cells.subList(0, last));
  }
}
