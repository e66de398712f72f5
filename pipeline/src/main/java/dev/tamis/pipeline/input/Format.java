package dev.tamis.pipeline.input;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * What a shard holds, by its first bytes and never by its name.
 *
 * @param container how it is compressed
 * @param content what its records are
 */
public record Format(Container container, Content content) implements Serializable {

  /** How a shard is compressed. */
  public enum Container {
    /** Not at all. */
    PLAIN,
    /** RFC 1952, one member or many. */
    GZIP,
    /** RFC 8878, one frame or many. */
    ZSTD
  }

  /** What the records of a shard are. */
  public enum Content {
    /** ISO 28500 records, WET and WAT among them. */
    WARC,
    /** The Internet Archive's format before WARC. */
    ARC,
    /** A JSON object a line. */
    JSONL,
    /** Nothing. */
    EMPTY
  }

  /** Whether a shard of this format can be read in pieces. */
  boolean isSplittable() {
    return content == Content.WARC || (content == Content.JSONL && container == Container.PLAIN);
  }

  /**
   * Looks at the first bytes of a shard.
   *
   * @throws IOException if it cannot be read
   */
  static Format detect(Shard shard) throws IOException {
    if (shard.bytes() == 0) {
      return new Format(Container.PLAIN, Content.EMPTY);
    }
    try (SeekableInput in = SeekableInput.open(shard.resource())) {
      byte[] head = new byte[4];
      int n = in.read(head, 0, head.length);
      Container container = containerOf(head, n);
      return new Format(container, contentOf(firstBytes(in, container)));
    }
  }

  private static byte[] firstBytes(SeekableInput in, Container container) throws IOException {
    in.seek(0);
    byte[] head = new byte[512];
    int size = 0;
    try (Members members = Members.over(in, container)) {
      while (size < head.length && members.next()) {
        for (int n = members.read(head, size, head.length - size);
            n > 0;
            n = members.read(head, size, head.length - size)) {
          size += n;
        }
      }
    } catch (DamageException e) {
      // What was there before the damage decides.
      return java.util.Arrays.copyOf(head, size);
    }
    return java.util.Arrays.copyOf(head, size);
  }

  private static Container containerOf(byte[] head, int n) {
    if (n >= 3 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
      return Container.GZIP;
    }
    return n == 4 && ZstdMembers.isFrame(head) ? Container.ZSTD : Container.PLAIN;
  }

  private static Content contentOf(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
    if (text.startsWith("WARC/")) {
      return Content.WARC;
    }
    return text.startsWith("filedesc://") ? Content.ARC : Content.JSONL;
  }
}
