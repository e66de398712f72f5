package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.bytes.Cursor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * ARC 1 and 2 (Internet Archive, 1996): a record is one line (URL, IP address, fourteen digits of
 * date, content type, in version 2 five more fields, length) and so many bytes. A URL may have
 * spaces.
 */
final class ArcSyntax implements RecordSyntax {
  private static final int MAX_LINE = 16 << 10;

  /** An ARC record's line, taken apart. */
  private record Line(String url, String date, String type, long length) {}

  @Override
  public int lineEndsBetween() {
    return 1;
  }

  @Override
  public boolean startsAt(Cursor cursor, int ahead) throws IOException {
    if (!cursor.ensure(ahead + 1) || !isLetter(cursor.array()[cursor.index() + ahead])) {
      return false;
    }
    return parse(cursor, ahead, lineLength(cursor, ahead)) != null;
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  /** Length of the line without its end; -1 if it does not end soon enough. */
  private static int lineLength(Cursor cursor, int ahead) throws IOException {
    int wanted = 256;
    int at = 0;
    while (true) {
      cursor.ensure(ahead + wanted);
      byte[] bytes = cursor.array();
      int from = cursor.index() + ahead;
      int have = Math.min(wanted, cursor.available() - ahead);
      for (; at < have; at++) {
        if (bytes[from + at] == '\n') {
          return at;
        }
      }
      if (have < wanted || wanted == MAX_LINE) {
        return -1;
      }
      wanted *= 4;
    }
  }

  private static Line parse(Cursor cursor, int ahead, int length) {
    if (length < 0) {
      return null;
    }
    int from = cursor.index() + ahead;
    String[] fields =
        new String(cursor.array(), from, length, StandardCharsets.UTF_8).strip().split(" ", -1);
    for (int i = 2; i < fields.length - 2; i++) {
      boolean dated = fields[i].length() == 14 && Numbers.natural(fields[i]) > 0;
      if (dated && isAddress(fields[i - 1])) {
        String url = String.join(" ", java.util.Arrays.copyOf(fields, i - 1));
        long bytes = Numbers.natural(fields[fields.length - 1]);
        boolean valid = bytes >= 0 && url.indexOf(':') > 0;
        return valid ? new Line(url, fields[i], fields[i + 1], bytes) : null;
      }
    }
    return null;
  }

  private static boolean isAddress(String field) {
    boolean separator = false;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (Character.digit(c, 16) < 0 && c != '.' && c != ':') {
        return false;
      }
      separator |= c == '.' || c == ':';
    }
    return separator;
  }

  @Override
  public RecordHeader read(Cursor cursor) throws IOException, BadHeader {
    int length = lineLength(cursor, 0);
    Line line = parse(cursor, 0, length);
    if (line == null) {
      throw new BadHeader("the record line cannot be read");
    }
    cursor.advance(length + 1);
    boolean first = line.url().startsWith("filedesc:");
    boolean http = line.url().startsWith("http");
    return new RecordHeader(
        first ? "warcinfo" : "response",
        line.length(),
        line.url(),
        Dates.fromDigits(line.date()),
        "",
        http ? "application/http" : line.type(),
        "",
        false);
  }
}
