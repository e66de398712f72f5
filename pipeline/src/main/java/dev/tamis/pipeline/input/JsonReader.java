package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.Defect.Cause;
import dev.tamis.pipeline.input.bytes.Cursor;
import dev.tamis.pipeline.input.bytes.Damage;
import dev.tamis.pipeline.input.bytes.Place;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads objects that are no lines: the elements of arrays, objects over several lines or several on
 * one, JSON text sequences (RFC 7464). Braces are counted outside strings; where a string runs over
 * a line's end, which JSON does not allow, the next line that begins with an object is the next
 * record.
 */
final class JsonReader implements ShardReader {
  private static final int RECORD_SEPARATOR = 0x1E;

  private final Split split;
  private final Cursor cursor;
  private final JsonRecords records;
  private final int maxBytes;
  private byte[] object = new byte[16 << 10];
  private int length;
  private boolean tooLong;
  private boolean ended;

  private enum End {
    WHOLE,
    BROKEN,
    CUT
  }

  JsonReader(Split split, Cursor cursor, ReadOptions options) {
    this.split = split;
    this.cursor = cursor;
    this.records = new JsonRecords(split.shard(), options);
    this.maxBytes = options.maxRecordBytes();
  }

  @Override
  public ShardItem next() throws IOException {
    if (ended || !skipBetween()) {
      boolean damaged = !ended && cursor.damage() != null;
      ended = true;
      return damaged ? damage(cursor.damagePlace()) : null;
    }
    Place place = cursor.place();
    Position at = new Position(place.offset(), place.within());
    if (cursor.array()[cursor.index()] != '{') {
      skipLine();
      return new Defect(
          split.shard(), at, Cause.NOT_JSON, "what stands between the objects is no object");
    }
    length = 0;
    tooLong = false;
    End end = gather();
    if (end == End.CUT) {
      ended = true;
      return cursor.damage() != null
          ? damage(place)
          : new Defect(split.shard(), at, Cause.TRUNCATED, "the file ends inside the object");
    }
    if (end == End.BROKEN) {
      skipToObject();
      return new Defect(split.shard(), at, Cause.NOT_JSON, "a string runs over the end of a line");
    }
    return tooLong
        ? new Defect(
            split.shard(),
            at,
            Cause.RECORD_TOO_LARGE,
            "the object is longer than " + maxBytes + " bytes")
        : records.read(at, object, length);
  }

  private Defect damage(Place place) {
    Damage damage = cursor.damage();
    Cause cause =
        switch (damage.kind()) {
          case TRUNCATED -> Cause.TRUNCATED;
          case CORRUPT -> Cause.CORRUPT;
          case GARBAGE -> Cause.GARBAGE;
        };
    return new Defect(
        split.shard(), new Position(place.offset(), place.within()), cause, damage.getMessage());
  }

  /** Goes to what is neither blank nor parts objects; false at the end. */
  private boolean skipBetween() throws IOException {
    while (cursor.ensure(1)) {
      byte b = cursor.array()[cursor.index()];
      boolean mark = b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
      if (!JsonLayout.isBlank(b) && "[],".indexOf(b) < 0 && b != RECORD_SEPARATOR && !mark) {
        return true;
      }
      cursor.advance(1);
    }
    return false;
  }

  /** Gathers an object up to its closing brace. */
  private End gather() throws IOException {
    boolean inString = false;
    boolean escaped = false;
    int depth = 0;
    while (cursor.ensure(1)) {
      byte[] bytes = cursor.array();
      int from = cursor.index();
      int to = from + cursor.available();
      for (int i = from; i < to; i++) {
        byte b = bytes[i];
        if (inString) {
          inString = escaped || b != '"';
          escaped = !escaped && b == '\\';
          if (b == '\n') {
            cursor.advance(i - from);
            return End.BROKEN;
          }
        } else if (b == '"') {
          inString = true;
        } else if (b == '{') {
          depth++;
        } else if (b == '}' && --depth == 0) {
          append(bytes, from, i + 1 - from);
          cursor.advance(i + 1 - from);
          return End.WHOLE;
        }
      }
      append(bytes, from, to - from);
      cursor.advance(to - from);
    }
    return End.CUT;
  }

  private void append(byte[] bytes, int from, int n) {
    if (tooLong || n > maxBytes - length) {
      tooLong = true;
      return;
    }
    if (length + n > object.length) {
      object =
          Arrays.copyOf(object, (int) Math.min(maxBytes, Math.max(2L * object.length, length + n)));
    }
    System.arraycopy(bytes, from, object, length, n);
    length += n;
  }

  /** Passes over what is left of a line; false at the end. */
  private boolean skipLine() throws IOException {
    while (cursor.ensure(1)) {
      boolean end = cursor.array()[cursor.index()] == '\n';
      cursor.advance(1);
      if (end) {
        return true;
      }
    }
    return false;
  }

  /** Goes to a line whose first letter opens an object. */
  private void skipToObject() throws IOException {
    while (skipLine()) {
      while (cursor.ensure(1) && isIndent(cursor.array()[cursor.index()])) {
        cursor.advance(1);
      }
      if (cursor.ensure(1) && cursor.array()[cursor.index()] == '{') {
        return;
      }
    }
  }

  private static boolean isIndent(byte b) {
    return b == ' ' || b == '\t';
  }

  @Override
  public Map<String, Long> counts() {
    return records.counts();
  }

  @Override
  public void close() throws IOException {
    cursor.close();
  }
}
