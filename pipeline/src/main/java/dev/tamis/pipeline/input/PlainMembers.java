package dev.tamis.pipeline.input;

import java.io.IOException;

/**
 * A plain file: a member begins wherever the reader stands, and a lost reader looks for the start
 * of a WARC record.
 */
final class PlainMembers implements Members {
  private static final byte[] RECORD = {'W', 'A', 'R', 'C', '/'};

  private final SeekableInput in;
  private long start;

  PlainMembers(SeekableInput in) {
    this.in = in;
  }

  @Override
  public boolean next() throws IOException {
    start = in.position();
    return in.available() > 0;
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return in.read(into, offset, length);
  }

  @Override
  public void giveBack(int bytes) throws IOException {
    in.seek(in.position() - bytes);
  }

  /**
   * A record begins at the start of the file or behind a line break, and its second line is a
   * header.
   */
  @Override
  public boolean resync(long offset) throws IOException {
    in.seek(Math.max(0, offset - 1));
    int previous = offset == 0 ? '\n' : in.read();
    int matched = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == RECORD[matched] && (matched > 0 || previous == '\n')) {
        matched++;
        if (matched == RECORD.length) {
          long candidate = in.position() - RECORD.length;
          if (headerFollows()) {
            in.seek(candidate);
            return true;
          }
          in.seek(candidate + RECORD.length);
          matched = 0;
        }
      } else {
        matched = b == RECORD[0] && previous == '\n' ? 1 : 0;
      }
      previous = b;
    }
    return false;
  }

  /** The text of a page may quote the first line of a record, but hardly the second as well. */
  private boolean headerFollows() throws IOException {
    int lines = 0;
    for (int i = 0; i < 256; i++) {
      int b = in.read();
      if (b == '\n') {
        lines++;
      } else if (lines == 1 && b == ':') {
        return true;
      } else if (b < 0 || lines > 1 || (lines == 1 && b <= ' ')) {
        return false;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
