package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells tables of data from tables that are there for the layout, and puts the cells of the former
 * into rows of equal length: a cell over several columns or rows is followed by empty ones.
 */
final class DataTables {
  private static final int MOST_COLUMNS = 200;
  private static final int LONGEST_NUMBER = 8;
  private static final double LONGEST_CELL = 1000;
  private static final int MOST_GOOD_BLOCKS = 3;

  private final PageTree page;
  private final Map<Element, List<Row>> known = new HashMap<>();

  /**
   * A row.
   *
   * @param cells null for a place that a cell of another row or column takes
   */
  record Row(Element element, List<Element> cells, boolean header) {}

  DataTables(PageTree page) {
    this.page = page;
  }

  /** The rows of a table; none where it is there for the layout. */
  List<Row> rows(Element table) {
    return known.computeIfAbsent(table, this::read);
  }

  /** The table of data that an element is in; null where there is none. */
  Element around(Element element) {
    Element table = element.nearest(Tag.TABLE);
    return table == null || rows(table).isEmpty() ? null : table;
  }

  /** Whether a table of data says what its columns are. */
  boolean isHeaded(Element table) {
    List<Row> rows = rows(table);
    return rows.size() > 1 && rows.get(0).header();
  }

  private List<Row> read(Element table) {
    List<List<Element>> rows = new ArrayList<>();
    List<Element> rowElements = new ArrayList<>();
    boolean heads = false;
    for (int i = table.place + 1; i < page.elements.size(); i++) {
      Element element = page.elements.get(i);
      if (element.depth <= table.depth) {
        break;
      }
      if (isOfLayout(element, heads)) {
        return List.of();
      }
      if (element.tag == Tag.TR) {
        rows.add(new ArrayList<>());
        rowElements.add(element);
      } else if (element.tag.isCell()
          && !rows.isEmpty()
          && element.nearest(Tag.TR) == last(rowElements)) {
        last(rows).add(element);
        heads |= element.tag == Tag.TH;
      }
    }
    int widest = rows.stream().mapToInt(List::size).max().orElse(0);
    boolean labels = heads || rows.size() > 1 || isShort(rows);
    boolean list = widest == 1 && heads && rows.size() > 2 && isShort(rows);
    return (widest < 2 && !list) || !labels || isOneColumn(rows)
        ? List.of()
        : withoutEmptyColumns(grid(rows, rowElements));
  }

  private boolean isOfLayout(Element element, boolean heads) {
    boolean cells = element.tag.isPreformatted() && heads;
    if (element.tag == Tag.TABLE
        || element.tag.isHeading()
        || element.is(Hint.POST)
        || (element.is(Hint.CODE) && !cells)) {
      return true;
    }
    if (!element.tag.isCell()) {
      return element.tag == Tag.ARTICLE || element.tag == Tag.FORM;
    }
    double weight = 0;
    int good = 0;
    for (int i = element.from; i < element.to; i++) {
      weight += page.blocks.get(i).weight;
      good += page.blocks.get(i).good ? 1 : 0;
    }
    return weight > LONGEST_CELL || good > MOST_GOOD_BLOCKS;
  }

  /** Whether all but one column, of several, are empty: they are there for the layout. */
  private boolean isOneColumn(List<List<Element>> rows) {
    int only = -1;
    for (List<Element> row : rows) {
      for (int c = 0; c < row.size(); c++) {
        boolean text = row.get(c).to > row.get(c).from && !isNumber(row.get(c));
        if (text && only >= 0 && only != c) {
          return false;
        }
        only = text ? c : only;
      }
    }
    return rows.stream().anyMatch(row -> row.size() > 1);
  }

  /** Whether a cell is the number of a formula, as "(3.1)". */
  private boolean isNumber(Element cell) {
    String text = page.text(page.blocks.get(cell.from));
    return text.length() <= LONGEST_NUMBER && text.startsWith("(") && text.endsWith(")");
  }

  private boolean isShort(List<List<Element>> rows) {
    return rows.stream()
        .flatMap(List::stream)
        .noneMatch(
            cell ->
                cell.to - cell.from > 1
                    || (cell.to > cell.from && page.blocks.get(cell.from).good));
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private static List<Row> grid(List<List<Element>> rows, List<Element> rowElements) {
    List<Row> grid = new ArrayList<>();
    int[] taken = new int[MOST_COLUMNS];
    for (int r = 0; r < rows.size(); r++) {
      List<Element> cells = new ArrayList<>();
      boolean header = !rows.get(r).isEmpty();
      for (Element cell : rows.get(r)) {
        skipTaken(cells, taken);
        header &= cell.tag == Tag.TH;
        for (int c = 0; c < cell.columns && cells.size() < MOST_COLUMNS; c++) {
          taken[cells.size()] = cell.rows - 1;
          cells.add(c == 0 ? cell : null);
        }
      }
      skipTaken(cells, taken);
      header |= rowElements.get(r).nearest(Tag.THEAD) != null;
      grid.add(new Row(rowElements.get(r), cells, header));
    }
    return grid;
  }

  /** A column in which no row has anything is there for the layout. */
  private static List<Row> withoutEmptyColumns(List<Row> rows) {
    int widest = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    boolean[] filled = new boolean[widest];
    int columns = 0;
    for (Row row : rows) {
      for (int c = 0; c < row.cells().size(); c++) {
        Element cell = row.cells().get(c);
        if (cell != null && (cell.to > cell.from || cell.columns > 1) && !filled[c]) {
          for (int k = c; k < Math.min(widest, c + cell.columns); k++) {
            columns += filled[k] ? 0 : 1;
            filled[k] = true;
          }
        }
      }
    }
    if (columns == widest || columns < 2) {
      return rows;
    }
    List<Row> narrow = new ArrayList<>();
    for (Row row : rows) {
      List<Element> cells = new ArrayList<>();
      for (int c = 0; c < row.cells().size(); c++) {
        if (filled[c]) {
          cells.add(row.cells().get(c));
        }
      }
      narrow.add(new Row(row.element(), cells, row.header()));
    }
    return narrow;
  }

  private static void skipTaken(List<Element> cells, int[] taken) {
    while (cells.size() < MOST_COLUMNS && taken[cells.size()] > 0) {
      taken[cells.size()]--;
      cells.add(null);
    }
  }
}
