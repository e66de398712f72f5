package dev.tamis.pipeline.input.charset;

import dev.tamis.pipeline.input.charset.Decoded.Evidence;
import dev.tamis.pipeline.input.charset.Labels.Encoding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Decides which charset bytes are in, and decodes them. In this order: a byte order mark; valid
 * UTF-8, whatever is declared; the HTTP header; a meta element or XML declaration; a detector. A
 * declared charset in which the bytes are broken is passed over. Labels mean what they mean to
 * browsers. Thread-safe.
 */
public final class Decoder {
  private static final Encoding UTF_8 = Labels.of("utf-8");
  private static final Encoding ISO_2022_JP = Labels.of("iso-2022-jp");
  private static final Encoding FALLBACK = Labels.of("windows-1252");

  private Decoder() {}

  /**
   * Decodes an HTML page.
   *
   * @param label charset label of the HTTP header, or ""
   */
  public static Decoded html(byte[] bytes, String label) {
    return decode(bytes, label, true);
  }

  /**
   * Decodes plain text.
   *
   * @param label charset label of the HTTP header, or ""
   */
  public static Decoded text(byte[] bytes, String label) {
    return decode(bytes, label, false);
  }

  /** Decodes UTF-8, whatever the bytes look like. */
  public static Decoded utf8(byte[] bytes, int from, int length) {
    return as(UTF_8, bytes, from, length, Evidence.VALID_UTF8);
  }

  private static Decoded decode(byte[] bytes, String label, boolean html) {
    Decoded marked = byMark(bytes);
    if (marked != null) {
      return marked;
    }
    Encoding wide = Utf8.wide(bytes);
    if (wide != null) {
      return as(wide, bytes, 0, bytes.length, Evidence.DETECTED);
    }
    Utf8.Census census = Utf8.census(bytes);
    if (isWideLabel(label) && (!census.isValid() || Utf8.hasControls(bytes))) {
      Decoded declaredWide = declaredWide(bytes, label);
      if (declaredWide != null) {
        return declaredWide;
      }
    }
    if (census.isValid()) {
      return census.hasEscapes() && Utf8.isIso2022Jp(bytes)
          ? as(ISO_2022_JP, bytes, 0, bytes.length, Evidence.DETECTED)
          : new Decoded(new String(bytes, StandardCharsets.UTF_8), "utf-8", Evidence.VALID_UTF8, 0);
    }
    return census.isMostlyValid() ? slipped(bytes) : legacy(bytes, label, html);
  }

  /** UTF-8 with slips; of a text so short that they break it, they are taken for single bytes. */
  private static Decoded slipped(byte[] bytes) {
    Decoded decoded = as(UTF_8, bytes, 0, bytes.length, Evidence.DETECTED);
    if (!decoded.isBroken()) {
      return decoded;
    }
    String text = Utf8.withStrayBytes(bytes, FALLBACK.charset());
    return new Decoded(text, "utf-8", Evidence.DETECTED, 0);
  }

  /**
   * UTF-16 that is declared and has no mark; in either order of bytes. ASCII that is declared so is
   * not, and neither is what would be mostly characters that no text has.
   */
  private static Decoded declaredWide(byte[] bytes, String label) {
    if (!isWideLabel(label) || bytes.length < 2) {
      return null;
    }
    boolean little = Labels.of(label).name().equals("utf-16le");
    for (String name : little ? List.of("utf-16le", "utf-16be") : List.of("utf-16be", "utf-16le")) {
      Decoded decoded = as(Labels.of(name), bytes, 0, bytes.length, Evidence.HEADER);
      long strange =
          decoded.text().chars().filter(c -> isStrange((char) c)).count() + decoded.invalid();
      if (strange * 100 <= decoded.text().length()) {
        return decoded;
      }
    }
    return null;
  }

  private static boolean isWideLabel(String label) {
    Encoding declared = Labels.of(label);
    return declared != null && declared.name().startsWith("utf-16");
  }

  /** Whether a text is UTF-16, by what it is declared to be or by the zero bytes of its ASCII. */
  public static boolean isWide(byte[] bytes, String label) {
    return Utf8.wide(bytes) != null || declaredWide(bytes, label) != null;
  }

  private static boolean isStrange(char c) {
    int type = Character.getType(c);
    return type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE
        || (type == Character.CONTROL && c != '\n' && c != '\r' && c != '\t');
  }

  private static Decoded byMark(byte[] bytes) {
    int first = bytes.length > 0 ? bytes[0] & 0xFF : -1;
    int second = bytes.length > 1 ? bytes[1] & 0xFF : -1;
    int third = bytes.length > 2 ? bytes[2] & 0xFF : -1;
    if (first == 0xEF && second == 0xBB && third == 0xBF) {
      return as(UTF_8, bytes, 3, bytes.length - 3, Evidence.BYTE_ORDER_MARK);
    }
    if (first == 0xFE && second == 0xFF) {
      return as(Labels.of("utf-16be"), bytes, 2, bytes.length - 2, Evidence.BYTE_ORDER_MARK);
    }
    if (first == 0xFF && second == 0xFE) {
      return as(Labels.of("utf-16le"), bytes, 2, bytes.length - 2, Evidence.BYTE_ORDER_MARK);
    }
    return null;
  }

  private static Decoded legacy(byte[] bytes, String label, boolean html) {
    Decoded declared = declared(bytes, Labels.of(label), Evidence.HEADER);
    if (declared == null && html) {
      declared = declared(bytes, Labels.of(MetaCharset.find(bytes)), Evidence.META);
    }
    return declared == null ? detected(bytes, html) : declared;
  }

  /** As declared, unless the bytes are broken in that charset. */
  private static Decoded declared(byte[] bytes, Encoding encoding, Evidence evidence) {
    if (encoding == null || encoding.name().startsWith("utf-16")) {
      return null;
    }
    Decoded decoded = as(encoding, bytes, 0, bytes.length, evidence);
    return decoded.isBroken() ? null : decoded;
  }

  private static Decoded detected(byte[] bytes, boolean html) {
    Decoded least = null;
    boolean controls = Utf8.hasHighControls(bytes);
    for (String name : Detector.rank(bytes, html)) {
      if (controls && name.startsWith("iso-8859-")) {
        continue;
      }
      Decoded decoded = as(Labels.of(name), bytes, 0, bytes.length, Evidence.DETECTED);
      if (!decoded.isBroken()) {
        return decoded;
      }
      least = least == null || decoded.invalid() < least.invalid() ? decoded : least;
    }
    return least != null ? least : as(FALLBACK, bytes, 0, bytes.length, Evidence.ASSUMED);
  }

  private static Decoded as(
      Encoding encoding, byte[] bytes, int from, int length, Evidence evidence) {
    CharsetDecoder decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
    CharBuffer out = CharBuffer.allocate((int) (length * (double) decoder.maxCharsPerByte()) + 16);
    int invalid = 0;
    CoderResult result = decoder.decode(in, out, true);
    while (!result.isUnderflow()) {
      in.position(in.position() + Math.max(1, Math.min(result.length(), in.remaining())));
      out.put('\uFFFD');
      invalid++;
      result = decoder.decode(in, out, true);
    }
    decoder.flush(out);
    return new Decoded(out.flip().toString(), encoding.name(), evidence, invalid);
  }
}
