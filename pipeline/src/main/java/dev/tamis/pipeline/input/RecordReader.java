package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.Defect.Cause;
import dev.tamis.pipeline.input.bytes.Cursor;
import dev.tamis.pipeline.input.bytes.Damage;
import dev.tamis.pipeline.input.bytes.Place;
import java.io.IOException;
import java.util.Map;

/**
 * Reads WARC and ARC records. A gap opens where a record cannot be trusted and closes at the next
 * record start that is found: searched first in what follows the damaged record's header, then in
 * the members after it.
 */
final class RecordReader implements ShardReader {
  private static final int MAX_LINE_ENDS = 1 << 10;
  private static final String GARBAGE = "no record begins here";
  private static final String WRONG_LENGTH =
      "the declared length does not lead to the record's end";

  private static final String TRUNCATED = "the file ends inside the record";

  private final Split split;
  private final Cursor cursor;
  private final RecordSyntax syntax;
  private final Payloads payloads;

  /** Before the first record of the split: what is read is another split's. */
  private boolean syncing;

  private boolean ended;
  private Gap gap;

  /** Where reading failed, why, and from where to look for the next record. */
  private record Gap(Place place, Cause cause, String message, Onward onward) {}

  /** Where the next record is. */
  private enum Onward {
    /** To be searched from the cursor on. */
    SEARCH,
    /** To be searched behind the cursor's next byte. */
    SEARCH_BEHIND,
    /** At the cursor. */
    HERE,
    /** There is none. */
    NOWHERE
  }

  RecordReader(Split split, Cursor cursor, RecordSyntax syntax, ReadOptions options)
      throws IOException {
    this.split = split;
    this.cursor = cursor;
    this.syntax = syntax;
    this.payloads = new Payloads(split.shard(), cursor, options);
    if (split.from() > 0) {
      synchronise(options.lookbackBytes());
    }
  }

  /** Goes to a record start at or before which no record of the split begins. */
  private void synchronise(long lookback) throws IOException {
    long from = Math.max(0, split.from() - lookback);
    syncing = true;
    if (from > 0) {
      // Some bytes earlier, so that a record that begins at the place itself is seen to begin a
      // line.
      boolean plain = split.compression() == Compression.PLAIN;
      long first = plain ? Math.max(0, from - 4) : from;
      ended = !cursor.search(first, split.to()) || !find(split.to(), false);
    }
  }

  @Override
  public ShardItem next() throws IOException {
    while (!ended) {
      ShardItem item = gap == null ? readRecord() : closeGap();
      if (item != null && !syncing) {
        return item;
      }
    }
    return null;
  }

  private ShardItem readRecord() throws IOException {
    skipLineEnds();
    if (!cursor.ensure(1)) {
      Damage damage = cursor.damage();
      ended = damage == null;
      if (damage != null) {
        gap =
            new Gap(cursor.damagePlace(), cause(damage), damage.getMessage(), Onward.SEARCH_BEHIND);
      }
      return null;
    }
    Place here = cursor.place();
    if (!syntax.startsAt(cursor, 0)) {
      open(here, Cause.GARBAGE, GARBAGE);
      return null;
    }
    if (here.offset() >= split.to()) {
      ended = true;
      return null;
    }
    syncing = syncing && here.offset() < split.from();
    return readRecord(here);
  }

  private ShardItem readRecord(Place here) throws IOException {
    RecordHeader header;
    try {
      header = syntax.read(cursor);
    } catch (RecordSyntax.BadHeader e) {
      open(here, Cause.BAD_HEADER, e.getMessage());
      return null;
    }
    Place start = cursor.place();
    Content content = new Content(cursor, syntax, header.length(), here.offset());
    ShardItem item = payloads.read(new Position(here.offset(), here.within()), header, content);
    content.skipAll();
    return switch (ending(content)) {
      case GOOD -> item;
      case DOUBTFUL -> doubt(here, start, content, item);
      case BAD -> distrust(here, start, content, Cause.WRONG_LENGTH, WRONG_LENGTH);
      case TRUNCATED -> distrust(here, start, content, Cause.TRUNCATED, TRUNCATED);
      case DAMAGED -> {
        Damage damage = cursor.damage();
        yield distrust(here, start, content, cause(damage), damage.getMessage());
      }
    };
  }

  private enum Ending {
    /** A record or nothing follows. */
    GOOD,
    /** The line ends that part records follow, but then no record. */
    DOUBTFUL,
    /** Something else follows, or the next record begins before the content's end. */
    BAD,
    /** The file ends before the content's end. */
    TRUNCATED,
    /** The member that the content ends in is damaged. */
    DAMAGED
  }

  private Ending ending(Content content) throws IOException {
    int ahead = lineEndsAhead();
    if (!cursor.ensure(ahead + 1)) {
      return endingAtEnd(content);
    }
    if (!content.isCut() && syntax.startsAt(cursor, ahead)) {
      return Ending.GOOD;
    }
    if (cursor.damagedMember() == content.lastMember()) {
      return Ending.DAMAGED;
    }
    // Each line end has one byte or two.
    boolean parted = ahead >= 2 * syntax.lineEndsBetween() - 1;
    return parted && !content.isCut() ? Ending.DOUBTFUL : Ending.BAD;
  }

  private int lineEndsAhead() throws IOException {
    int ahead = 0;
    while (ahead < MAX_LINE_ENDS && cursor.ensure(ahead + 1) && isLineEnd(ahead)) {
      ahead++;
    }
    return ahead;
  }

  private Ending endingAtEnd(Content content) {
    Damage damage = cursor.damage();
    boolean damaged = damage != null && damage.kind() != Damage.Kind.GARBAGE;
    if (damaged && (content.isCut() || cursor.damagedMember() == content.lastMember())) {
      return Ending.DAMAGED;
    }
    if (!content.isCut()) {
      return Ending.GOOD;
    }
    return split.compression() == Compression.PLAIN ? Ending.TRUNCATED : Ending.BAD;
  }

  /**
   * Garbage stands behind the record, or its length is wrong and leads by chance to an empty line.
   * If a record begins inside the content, it is the length.
   */
  private ShardItem doubt(Place here, Place start, Content content, ShardItem item)
      throws IOException {
    Place end = cursor.place(lineEndsAhead());
    if (!rewind(start, content)) {
      return item;
    }
    boolean found = find(Long.MAX_VALUE, false);
    Place next = cursor.place();
    if (found && next.isBefore(end)) {
      gap = new Gap(here, Cause.WRONG_LENGTH, WRONG_LENGTH, Onward.HERE);
      return null;
    }
    gap = new Gap(end, Cause.GARBAGE, GARBAGE, found ? Onward.HERE : Onward.NOWHERE);
    return item;
  }

  /** Opens a gap at a record whose content is damaged or does not end where it should. */
  private ShardItem distrust(Place here, Place start, Content content, Cause cause, String message)
      throws IOException {
    gap = new Gap(here, cause, message, Onward.SEARCH);
    rewind(start, content);
    return null;
  }

  /** Goes back to the content's first byte, or to where its last part was read from. */
  private boolean rewind(Place start, Content content) throws IOException {
    byte[] bytes = content.bytes();
    return bytes == null
        ? cursor.rewind(start, null, 0)
        : cursor.rewind(content.bytesPlace(), bytes, bytes.length);
  }

  /** Opens a gap before the cursor's next byte; damage in the same member is the better reason. */
  private void open(Place here, Cause cause, String message) {
    Damage damage = cursor.damage();
    gap =
        cursor.damagedMember() == here.offset()
            ? new Gap(here, cause(damage), damage.getMessage(), Onward.SEARCH_BEHIND)
            : new Gap(here, cause, message, Onward.SEARCH_BEHIND);
  }

  private Defect closeGap() throws IOException {
    Gap closing = gap;
    gap = null;
    ended =
        switch (closing.onward()) {
          case SEARCH -> !find(searchEnd(), false);
          case SEARCH_BEHIND -> !find(searchEnd(), true);
          case HERE -> false;
          case NOWHERE -> true;
        };
    String onward =
        ended ? "; no record follows" : "; the next record is at " + position(cursor.place());
    return new Defect(
        split.shard(), position(closing.place()), closing.cause(), closing.message() + onward);
  }

  /** Before its first record a split looks no further than its end. */
  private long searchEnd() {
    return syncing ? split.to() : Long.MAX_VALUE;
  }

  /**
   * Goes to the next place where a record begins: at a line's or a member's start.
   *
   * @param end file offset before which to look
   * @param stepOver not at the next byte itself
   */
  private boolean find(long end, boolean stepOver) throws IOException {
    int recent = 0;
    boolean skipFirst = stepOver;
    while (true) {
      if (!cursor.ensure(1)) {
        if (cursor.damage() == null || !cursor.resume(end)) {
          return false;
        }
        recent = 0;
        skipFirst = false;
        continue;
      }
      if (cursor.place().offset() >= end) {
        return false;
      }
      boolean candidate = cursor.atMemberStart() || isLineStart(recent);
      if (candidate && !skipFirst && syntax.startsAt(cursor, 0)) {
        return true;
      }
      skipFirst = false;
      recent = toNextLine(recent);
    }
  }

  /** Goes to the next line or member start, or as far as bytes are available. */
  private int toNextLine(int before) {
    byte[] bytes = cursor.array();
    int from = cursor.index();
    int to = from + cursor.toMemberStart(0);
    int recent = before;
    int at = from;
    do {
      recent = recent << 8 | (bytes[at++] & 0xFF);
    } while (at < to && !isLineStart(recent));
    cursor.advance(at - from);
    return recent;
  }

  /**
   * Tells from the last four bytes; where records are parted by two line ends, one bad byte may.
   */
  private static boolean isLineStart(int recent) {
    return (recent & 0xFF) == '\n' || recent >>> 8 == 0x0D0A0D;
  }

  private void skipLineEnds() throws IOException {
    while (cursor.ensure(1) && isLineEnd(0)) {
      cursor.advance(1);
    }
  }

  private boolean isLineEnd(int ahead) {
    byte b = cursor.array()[cursor.index() + ahead];
    return b == '\r' || b == '\n';
  }

  private static Position position(Place place) {
    return new Position(place.offset(), place.within());
  }

  private static Cause cause(Damage damage) {
    return switch (damage.kind()) {
      case TRUNCATED -> Cause.TRUNCATED;
      case CORRUPT -> Cause.CORRUPT;
      case GARBAGE -> Cause.GARBAGE;
    };
  }

  @Override
  public Map<String, Long> counts() {
    return payloads.counts();
  }

  @Override
  public void close() throws IOException {
    cursor.close();
  }
}
