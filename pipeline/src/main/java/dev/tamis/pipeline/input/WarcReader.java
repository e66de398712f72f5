package dev.tamis.pipeline.input;

import java.io.IOException;

/**
 * Reads WARC (ISO 28500, versions 0.17 to 1.1) and ARC records. Damage is local: behind a gap the
 * next record is looked for, and the gap is a {@link Defect}. A gap is told by the split that holds
 * the record before it.
 */
final class WarcReader implements ShardReader {
  private final Split split;
  private final Members members;
  private final MemberInput input;
  private final RecordParser parser;
  private final boolean plain;
  private boolean entered;
  private boolean inMember;
  private boolean finished;
  private long recordStart;

  WarcReader(Split split, SeekableInput in, ReadOptions options) {
    this.split = split;
    this.plain = split.format().container() == Format.Container.PLAIN;
    this.members = Members.over(in, split.format().container());
    this.input = new MemberInput(members);
    this.parser =
        split.format().content() == Format.Content.ARC
            ? new ArcParser(split.shard().name(), options)
            : new WarcParser(split.shard().name(), options);
  }

  @Override
  public ShardItem next() throws IOException {
    while (!finished) {
      try {
        if (inMember || enterMember()) {
          ShardItem item = readRecord();
          if (item != null) {
            return item;
          }
        }
      } catch (DamageException damage) {
        return recover(damage.kind());
      }
    }
    return null;
  }

  private boolean enterMember() throws IOException {
    if (!entered) {
      entered = true;
      if (split.from() > 0 && !members.resync(split.from())) {
        finished = true;
        return false;
      }
    }
    recordStart = -1;
    boolean more = members.next();
    recordStart = members.start();
    input.reset();
    inMember = more;
    finished = !more;
    return more;
  }

  private ShardItem readRecord() throws IOException {
    input.skipLineBreaks();
    if (input.peek() < 0) {
      inMember = false;
      return null;
    }
    recordStart = members.start() + input.position();
    boolean sound = parser.beginsRecord(input);
    if (sound && (plain ? recordStart : members.start()) >= split.to()) {
      finished = true;
      return null;
    }
    if (!sound) {
      throw new DamageException(Defect.Cause.GARBAGE);
    }
    ShardItem item = parser.parse(input, recordStart);
    input.skipLineBreaks();
    if (input.peek() >= 0 && !parser.beginsRecord(input)) {
      throw new DamageException(Defect.Cause.LENGTH);
    }
    if (plain) {
      input.giveBack();
      inMember = false;
    }
    return item;
  }

  /** Makes the gap an item and goes to where reading can go on. */
  private ShardItem recover(Defect.Cause cause) throws IOException {
    long start = recordStart < 0 ? members.start() : recordStart;
    long from = plain ? start : members.start();
    // Where it cannot be inflated, the member's end is not known.
    boolean inflates = cause != Defect.Cause.CORRUPT && cause != Defect.Cause.TRUNCATED;
    boolean drained = inMember && !plain && inflates && drain();
    if (!drained && !members.resync(from + 1)) {
      finished = true;
    }
    inMember = false;
    return new Defect(split.shard().name(), start, cause);
  }

  /** Where the container is sound the next member follows this one; nothing need be looked for. */
  private boolean drain() throws IOException {
    try {
      return input.skip(Long.MAX_VALUE) || input.peek() < 0;
    } catch (DamageException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    members.close();
  }
}
