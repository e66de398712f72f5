package dev.tamis.pipeline.input.bytes;

import java.io.IOException;

/** A plain file: one member from wherever reading starts to the end. */
final class PlainMembers extends Members {
  private boolean begun;

  PlainMembers(FileBytes file) {
    super(file);
  }

  @Override
  boolean isCompressed() {
    return false;
  }

  @Override
  boolean next() throws IOException {
    if (begun) {
      return false;
    }
    begun = true;
    start = file.position();
    return file.fill();
  }

  @Override
  int read(byte[] to, int offset, int length) throws IOException {
    if (!file.fill()) {
      return -1;
    }
    int n = Math.min(length, file.available());
    System.arraycopy(file.array(), file.index(), to, offset, n);
    file.advance(n);
    return n;
  }

  @Override
  boolean search(long from, long limit) throws IOException {
    file.seek(from);
    begun = false;
    return from < limit && next();
  }
}
