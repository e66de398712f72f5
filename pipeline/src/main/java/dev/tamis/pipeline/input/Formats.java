package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.bytes.Cursor;
import dev.tamis.pipeline.input.bytes.FileBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Tells a file's format from its content, never from its name. The first bytes decide; where they
 * are damaged, what follows in the first mebibyte does.
 */
final class Formats {
  private static final int SCANNED = 1 << 20;
  private static final int HEAD = 4 << 10;
  private static final int LINE = 64 << 10;

  private Formats() {}

  /**
   * A file's format.
   *
   * @param container how records are laid out
   * @param compression how the bytes are compressed
   */
  record Format(Container container, Compression compression) {}

  static Format detect(String resource, long sizeBytes) throws IOException {
    if (sizeBytes == 0) {
      return new Format(Container.EMPTY, Compression.PLAIN);
    }
    byte[] magic = magic(resource);
    if (magic.length == 4 && new String(magic, StandardCharsets.ISO_8859_1).equals("PAR1")) {
      return new Format(Container.PARQUET, Compression.PLAIN);
    }
    Compression likely = compression(magic);
    Container container = container(resource, likely);
    if (container != Container.UNKNOWN) {
      return new Format(container, likely);
    }
    for (Compression other : Compression.values()) {
      boolean again = other == likely || !other.canBeCut();
      Container found = again ? Container.UNKNOWN : container(resource, other);
      if (found == Container.WARC || found == Container.ARC) {
        return new Format(found, other);
      }
    }
    return new Format(Container.UNKNOWN, likely);
  }

  private static byte[] magic(String resource) throws IOException {
    try (FileBytes file = Files.open(resource);
        Cursor cursor = Cursor.plain(file)) {
      cursor.ensure(4);
      return cursor.copy(Math.min(4, cursor.available()));
    }
  }

  private static Compression compression(byte[] magic) {
    if (magic.length >= 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B) {
      return Compression.GZIP;
    }
    String first = new String(magic, StandardCharsets.ISO_8859_1);
    if (first.startsWith("BZh")) {
      return Compression.BZIP2;
    }
    if (first.equals("\u00fd7zX")) {
      return Compression.XZ;
    }
    if (first.equals("\4\"M\30")) {
      return Compression.LZ4;
    }
    boolean zstd =
        magic.length == 4
            && ((magic[0] == 0x28
                    && magic[1] == (byte) 0xB5
                    && magic[2] == 0x2F
                    && magic[3] == (byte) 0xFD)
                || ((magic[0] & 0xF0) == 0x50
                    && magic[1] == 0x2A
                    && magic[2] == 0x4D
                    && magic[3] == 0x18));
    return zstd ? Compression.ZSTD : Compression.PLAIN;
  }

  private static Container container(String resource, Compression compression) throws IOException {
    try (Cursor cursor = Files.cursor(resource, compression)) {
      cursor.ensure(HEAD);
      if (cursor.available() == 0 && cursor.damage() == null) {
        return Container.EMPTY;
      }
      Container first = first(cursor);
      return first == Container.UNKNOWN ? later(cursor) : first;
    }
  }

  private static Container first(Cursor cursor) throws IOException {
    byte[] bytes = cursor.array();
    int end = cursor.index() + cursor.available();
    int at = cursor.index();
    if (end - at >= 3 && bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB) {
      at += 3;
    }
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r')) {
      at++;
    }
    int ahead = at - cursor.index();
    if (new WarcSyntax().startsAt(cursor, ahead)) {
      return Container.WARC;
    }
    if (new ArcSyntax().startsAt(cursor, ahead)) {
      return Container.ARC;
    }
    if (at < end && bytes[at] == '{') {
      // A first line is often longer than a look at the head of a file.
      cursor.ensure(LINE);
    }
    int from = cursor.index() + ahead;
    return JsonLayout.of(cursor.array(), from, cursor.index() + cursor.available());
  }

  /** Looks for a record or a line that is an object in what follows. */
  private static Container later(Cursor cursor) throws IOException {
    RecordSyntax warc = new WarcSyntax();
    RecordSyntax arc = new ArcSyntax();
    long seen = 0;
    boolean lineStart = true;
    while (seen < SCANNED) {
      if (!cursor.ensure(1)) {
        if (cursor.damage() == null || !cursor.resume(Long.MAX_VALUE)) {
          return Container.UNKNOWN;
        }
        lineStart = true;
      } else {
        if (lineStart && warc.startsAt(cursor, 0)) {
          return Container.WARC;
        }
        if (lineStart && arc.startsAt(cursor, 0)) {
          return Container.ARC;
        }
        lineStart = cursor.array()[cursor.index()] == '\n';
        cursor.advance(1);
        seen++;
      }
    }
    return Container.UNKNOWN;
  }
}
