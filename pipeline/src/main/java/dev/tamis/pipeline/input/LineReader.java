package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.Defect.Cause;
import dev.tamis.pipeline.input.bytes.Cursor;
import dev.tamis.pipeline.input.bytes.Damage;
import dev.tamis.pipeline.input.bytes.Place;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** Reads JSON lines. Blank lines are no records. */
final class LineReader implements ShardReader {
  private final Split split;
  private final Cursor cursor;
  private final JsonRecords records;
  private final int maxBytes;
  private byte[] line = new byte[16 << 10];
  private int length;
  private boolean tooLong;
  private boolean ended;
  private Defect pending;

  LineReader(Split split, Cursor cursor, ReadOptions options) throws IOException {
    this.split = split;
    this.cursor = cursor;
    this.records = new JsonRecords(split.shard(), options);
    this.maxBytes = options.maxRecordBytes();
    if (split.from() > 0) {
      // One byte earlier, so that a line that begins at the split itself is not passed over.
      ended = !cursor.search(split.from() - 1, split.to()) || !skipLine();
    }
  }

  @Override
  public ShardItem next() throws IOException {
    while (!ended) {
      if (pending != null) {
        Defect defect = pending;
        pending = null;
        return defect;
      }
      ShardItem item = readLine();
      if (item != null) {
        return item;
      }
    }
    Defect last = pending;
    pending = null;
    return last;
  }

  private ShardItem readLine() throws IOException {
    boolean there = cursor.ensure(1);
    Place place = there || cursor.damage() == null ? cursor.place() : cursor.damagePlace();
    if (there && place.offset() >= split.to()) {
      ended = true;
      return null;
    }
    length = 0;
    tooLong = false;
    boolean complete = gather();
    Position at = new Position(place.offset(), place.within());
    if (!complete && cursor.damage() != null) {
      return passDamage(at);
    }
    ended = !complete;
    if (tooLong) {
      return new Defect(
          split.shard(),
          at,
          Cause.RECORD_TOO_LARGE,
          "the line is longer than " + maxBytes + " bytes");
    }
    return isBlank() ? null : records.read(at, line, length);
  }

  /** Gathers the line up to its end; false if the stream stops first. */
  private boolean gather() throws IOException {
    while (cursor.ensure(1)) {
      byte[] bytes = cursor.array();
      int from = cursor.index();
      int to = from + cursor.available();
      int at = from;
      while (at < to && bytes[at] != '\n') {
        at++;
      }
      append(bytes, from, at - from);
      if (at < to) {
        cursor.advance(at + 1 - from);
        return true;
      }
      cursor.advance(at - from);
    }
    return false;
  }

  private void append(byte[] bytes, int from, int n) {
    if (tooLong || n > maxBytes - length) {
      tooLong = true;
      return;
    }
    if (length + n > line.length) {
      line = Arrays.copyOf(line, (int) Math.min(maxBytes, Math.max(2L * line.length, length + n)));
    }
    System.arraycopy(bytes, from, line, length, n);
    length += n;
  }

  private Defect passDamage(Position at) throws IOException {
    Damage damage = cursor.damage();
    ended = !cursor.resume(Long.MAX_VALUE);
    Cause cause =
        switch (damage.kind()) {
          case TRUNCATED -> Cause.TRUNCATED;
          case CORRUPT -> Cause.CORRUPT;
          case GARBAGE -> Cause.GARBAGE;
        };
    return new Defect(split.shard(), at, cause, damage.getMessage());
  }

  private boolean skipLine() throws IOException {
    length = 0;
    tooLong = true;
    return gather();
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\r' && line[i] != '\t') {
        return false;
      }
    }
    return true;
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
