package dev.tamis.pipeline.input.charset;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Looks at bytes as UTF-8 (RFC 3629), and for the few other charsets that show in their bytes. */
final class Utf8 {
  /** So many bytes may stray into a short page. */
  private static final int FEW = 3;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long EACH = 0x0101_0101_0101_0101L;
  private static final long HIGHEST = 0x8080_8080_8080_8080L;

  private Utf8() {}

  /** Whether eight bytes are ASCII and none of them an escape. */
  private static boolean isPlain(long bytes) {
    long escapes = bytes ^ 0x1B * EACH; // a zero byte for each
    return ((bytes | escapes - EACH & ~escapes) & HIGHEST) == 0;
  }

  /**
   * What there is.
   *
   * @param wide valid sequences of more than one byte
   * @param invalid bytes that are part of no valid sequence
   * @param hasEscapes an escape character occurs
   */
  record Census(int wide, int invalid, boolean hasEscapes) {
    boolean isValid() {
      return invalid == 0;
    }

    /** UTF-8 with a slip here and there, such as a cut at a byte limit. */
    boolean isMostlyValid() {
      return wide >= 10L * invalid || (invalid <= FEW && wide >= invalid);
    }
  }

  static Census census(byte[] bytes) {
    int wide = 0;
    int invalid = 0;
    boolean escapes = false;
    int at = 0;
    while (at < bytes.length) {
      byte b = bytes[at];
      if (b >= 0 && at + Long.BYTES <= bytes.length && isPlain((long) LONGS.get(bytes, at))) {
        at += Long.BYTES;
      } else if (b >= 0) {
        escapes |= b == 0x1B;
        at++;
      } else {
        int length = sequence(bytes, at);
        wide += length > 1 ? 1 : 0;
        invalid += length > 1 ? 0 : 1;
        at += length;
      }
    }
    return new Census(wide, invalid, escapes);
  }

  /** Length of the valid sequence at {@code at}, whose first byte is above ASCII; 1 if invalid. */
  private static int sequence(byte[] bytes, int at) {
    int b = bytes[at] & 0xFF;
    int length =
        b >= 0xC2 && b < 0xE0 ? 2 : b >= 0xE0 && b < 0xF0 ? 3 : b >= 0xF0 && b < 0xF5 ? 4 : 1;
    if (at + length > bytes.length) {
      return 1;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 1;
      }
    }
    int second = length > 1 ? bytes[at + 1] & 0xFF : 0;
    boolean bad =
        (b == 0xE0 && second < 0xA0)
            || (b == 0xED && second > 0x9F)
            || (b == 0xF0 && second < 0x90)
            || (b == 0xF4 && second > 0x8F);
    return bad ? 1 : length;
  }

  /**
   * Decodes text in which a few bytes of windows-1252 stand, as pages have that are put together
   * from parts. A sequence that the end cuts off is U+FFFD.
   */
  static String withStrayBytes(byte[] bytes, Charset stray) {
    StringBuilder text = new StringBuilder(bytes.length);
    int from = 0;
    for (int at = 0; at < bytes.length; ) {
      int length = bytes[at] >= 0 ? 1 : sequence(bytes, at);
      if (bytes[at] >= 0 || length > 1) {
        at += length;
        continue;
      }
      text.append(new String(bytes, from, at - from, StandardCharsets.UTF_8));
      boolean cut = at + 3 >= bytes.length && (bytes[at] & 0xFF) >= 0xE0;
      if (cut) {
        return text.append('\uFFFD').toString();
      }
      text.append(new String(bytes, at, 1, stray));
      at++;
      from = at;
    }
    return text.append(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8))
        .toString();
  }

  /** True if an escape sequence switches to JIS X 0208 or JIS X 0201. */
  static boolean isIso2022Jp(byte[] bytes) {
    for (int i = 0; i + 2 < bytes.length; i++) {
      if (bytes[i] == 0x1B
          && ((bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@'))
              || (bytes[i + 1] == '(' && (bytes[i + 2] == 'J' || bytes[i + 2] == 'I')))) {
        return true;
      }
    }
    return false;
  }

  /** True if there are control characters that text does not have. */
  static boolean hasControls(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1B) {
        return true;
      }
    }
    return false;
  }

  /** True if there are bytes that ISO 8859 has as control characters: so it is another charset. */
  static boolean hasHighControls(byte[] bytes) {
    for (byte b : bytes) {
      int c = b & 0xFF;
      if (c >= 0x80 && c < 0xA0 && c != 0x85) {
        return true;
      }
    }
    return false;
  }

  /** UTF-16 without a mark, seen by the zero bytes of its ASCII; null if it is not that. */
  static Labels.Encoding wide(byte[] bytes) {
    int end = Math.min(bytes.length, 4096) & ~1;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < end; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    if (odd * 5 > end && even * 20 < odd) {
      return Labels.of("utf-16le");
    }
    return even * 5 > end && odd * 20 < even ? Labels.of("utf-16be") : null;
  }
}
