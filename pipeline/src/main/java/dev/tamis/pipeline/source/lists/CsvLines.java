package dev.tamis.pipeline.source.lists;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A table (RFC 4180) with a column of hosts or URLs, and perhaps one of paths, categories, dates
 * and decisions. Columns are known by their names; without a line of names, by what the first row
 * holds. A row whose decision is {@code keep} lists nothing, so that {@code report/sources.csv} can
 * be edited and brought back. Not thread-safe: it remembers the columns.
 */
final class CsvLines implements LineParser {
  private static final Set<String> ENTRY =
      Set.of("domain", "host", "hostname", "url", "entry", "site", "fqdn", "domain_name");
  private static final Set<String> PATH = Set.of("path", "prefix", "path_prefix", "path prefix");
  private static final Set<String> CATEGORY =
      Set.of("category", "categories", "type", "label", "tag", "tags", "threat");
  private static final Set<String> DATE =
      Set.of(
          "date",
          "since",
          "added",
          "dateadded",
          "date_added",
          "first_seen",
          "firstseen",
          "submission_time",
          "listed");
  private static final Set<String> DECISION = Set.of("decision", "action", "verdict");

  private final Collection<String> categories;
  private final LocalDate since;
  private char delimiter;
  private int entry = -1;
  private int path = -1;
  private int category = -1;
  private int date = -1;
  private int decision = -1;
  private boolean started;

  /**
   * A reader.
   *
   * @param categories those that count, in lower case; none for all
   * @param since the earliest date that counts; null for all
   */
  CsvLines(Collection<String> categories, LocalDate since) {
    this.categories = categories;
    this.since = since;
  }

  /** Whether a first line is one of column names, or a row that no other form has. */
  static boolean recognises(String line) {
    CsvLines table = new CsvLines(List.of(), null);
    table.delimiter = delimiterOf(line);
    return table.delimiter != 0 && table.names(table.fields(line));
  }

  @Override
  public void parse(String line, Sink sink) {
    if (line.isBlank()) {
      return;
    }
    if (line.startsWith("#")) {
      // Some tables have their names in the last comment.
      String comment = line.substring(1).strip();
      if (!started && delimiterOf(comment) != 0) {
        delimiter = delimiterOf(comment);
        names(fields(comment));
      }
      return;
    }
    if (!started) {
      started = true;
      if (delimiter == 0) {
        delimiter = delimiterOf(line) == 0 ? ',' : delimiterOf(line);
      }
      List<String> first = fields(line);
      if (names(first)) {
        return;
      }
      if (entry < 0) {
        guess(first);
      }
    }
    row(fields(line), sink);
  }

  private void row(List<String> fields, Sink sink) {
    String value = field(fields, entry);
    if (value.isEmpty()) {
      sink.unused(Unused.NOT_UNDERSTOOD);
      return;
    }
    if (field(fields, decision).equalsIgnoreCase("keep")) {
      sink.unused(Unused.KEEP);
      return;
    }
    String kind = field(fields, category).toLowerCase(Locale.ROOT);
    if (!categories.isEmpty() && !categories.contains(kind)) {
      sink.unused(Unused.OTHER_CATEGORY);
      return;
    }
    LocalDate day = day(field(fields, date));
    if (since != null && (day == null || day.isBefore(since))) {
      sink.unused(Unused.OLDER);
      return;
    }
    String rest = field(fields, path);
    rest = rest.isEmpty() || rest.startsWith("/") ? rest : "/" + rest;
    PlainLines.value(
        value + rest,
        new Sink() {
          @Override
          public void entry(Entry found) {
            sink.entry(found.withCategory(kind));
          }

          @Override
          public void unused(Unused reason) {
            sink.unused(reason);
          }
        });
  }

  private static String field(List<String> fields, int column) {
    return column < 0 || column >= fields.size() ? "" : fields.get(column);
  }

  /** Takes a line for one of names if it has one for the entries. */
  private boolean names(List<String> fields) {
    int found = -1;
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).toLowerCase(Locale.ROOT);
      if (ENTRY.contains(name) && found < 0) {
        found = i;
      }
    }
    if (found < 0) {
      return false;
    }
    entry = found;
    path = column(fields, PATH);
    category = column(fields, CATEGORY);
    date = column(fields, DATE);
    decision = column(fields, DECISION);
    return true;
  }

  private static int column(List<String> fields, Set<String> names) {
    for (int i = 0; i < fields.size(); i++) {
      if (names.contains(fields.get(i).toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return -1;
  }

  private void guess(List<String> first) {
    for (int i = 0; i < first.size(); i++) {
      String value = first.get(i);
      if (entry < 0 && value.indexOf('.') > 0 && day(value) == null && isEntry(value)) {
        entry = i;
      } else if (path < 0 && entry >= 0 && value.startsWith("/")) {
        path = i;
      } else if (date < 0 && day(value) != null) {
        date = i;
      } else if (category < 0 && !value.isEmpty() && !value.chars().allMatch(Character::isDigit)) {
        category = i;
      }
    }
  }

  private static boolean isEntry(String value) {
    boolean[] found = new boolean[1];
    PlainLines.value(
        value,
        new Sink() {
          @Override
          public void entry(Entry entry) {
            found[0] = true;
          }

          @Override
          public void unused(Unused reason) {}
        });
    return found[0];
  }

  /** The day that an ISO 8601 date or time begins with; null where there is none. */
  private static LocalDate day(String value) {
    if (value.length() < 10) {
      return null;
    }
    try {
      return LocalDate.parse(value.substring(0, 10).replace('/', '-'));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static char delimiterOf(String line) {
    for (char c : new char[] {'\t', ';', ',', '|'}) {
      if (line.indexOf(c) >= 0) {
        return c;
      }
    }
    return 0;
  }

  private List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"' && (quoted || field.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }
}
