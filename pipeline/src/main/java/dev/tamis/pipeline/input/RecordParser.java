package dev.tamis.pipeline.input;

import java.io.IOException;

/** Understands the records of one kind of archive. */
interface RecordParser {

  /** Whether a record begins here. */
  boolean beginsRecord(MemberInput input) throws IOException;

  /**
   * Reads a record to its end, without the line breaks behind it.
   *
   * @throws DamageException if it cannot be understood
   */
  ShardItem parse(MemberInput input, long offset) throws IOException;
}
