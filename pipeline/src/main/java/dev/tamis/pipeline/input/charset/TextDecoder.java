package dev.tamis.pipeline.input.charset;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Finds out how a page is encoded and decodes it: byte order mark, then valid UTF-8, then what HTTP
 * and the page itself say (labels as browsers understand them, WHATWG Encoding), then two
 * statistical detectors. Thread-safe.
 */
public final class TextDecoder {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int META_BYTES = 4096;
  private static final int SAMPLE_BYTES = 16 << 10;

  /** Labels that do not mean what they say. */
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("windows-874", "x-windows-874"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("big5", "Big5-HKSCS"));

  private TextDecoder() {}

  /**
   * Decodes a body.
   *
   * @param bytes as they came over the wire, not changed
   * @param label what the HTTP header calls the encoding; empty where it does not
   * @param isHtml whether a {@code meta} element may name it
   */
  public static String decode(byte[] bytes, String label, boolean isHtml) {
    Charset marked = byteOrderMark(bytes);
    if (marked != null) {
      int skip = marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
      return marked.decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip)).toString();
    }
    String utf8 = strictUtf8(bytes);
    if (utf8 != null) {
      return utf8;
    }
    Charset declared = byLabel(label);
    if (declared == null && isHtml) {
      declared = byLabel(metaLabel(bytes));
    }
    if (declared == null || declared.equals(StandardCharsets.UTF_8)) {
      declared = mostlyUtf8(bytes) ? StandardCharsets.UTF_8 : detect(bytes);
    }
    return new String(bytes, declared);
  }

  private static Charset byteOrderMark(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      return StandardCharsets.UTF_8;
    }
    if (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    return b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE
        ? StandardCharsets.UTF_16LE
        : null;
  }

  private static String strictUtf8(byte[] bytes) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return text.toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** A few broken bytes do not make a page that says UTF-8 another encoding. */
  private static boolean mostlyUtf8(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    long broken = text.chars().filter(c -> c == '\uFFFD').count();
    long foreign = text.chars().filter(c -> c >= 0x80).count();
    return broken * 10 < foreign;
  }

  static Charset byLabel(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    try {
      return name.isEmpty() ? null : Charset.forName(LABELS.getOrDefault(name, name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static String metaLabel(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, META_BYTES), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    int meta = head.indexOf("charset=");
    int xml = head.indexOf("encoding=");
    int at = meta >= 0 ? meta + 8 : xml >= 0 ? xml + 9 : -1;
    if (at < 0) {
      return "";
    }
    while (at < head.length() && "\"' ".indexOf(head.charAt(at)) >= 0) {
      at++;
    }
    int end = at;
    while (end < head.length() && "\"' />;".indexOf(head.charAt(end)) < 0) {
      end++;
    }
    return head.substring(at, end);
  }

  private static Charset detect(byte[] bytes) {
    byte[] sample = withoutTags(bytes);
    UniversalDetector universal = new UniversalDetector();
    universal.handleData(sample);
    universal.dataEnd();
    String guess = universal.getDetectedCharset();
    if (guess != null && guess.toLowerCase(Locale.ROOT).startsWith("tis")) {
      return byLabel("tis-620");
    }
    CharsetMatch match = new CharsetDetector().setText(sample).detect();
    Charset found = match == null ? null : byLabel(match.getName());
    return found == null || found.equals(StandardCharsets.UTF_8) ? WINDOWS_1252 : found;
  }

  private static byte[] withoutTags(byte[] bytes) {
    byte[] sample = new byte[Math.min(bytes.length, SAMPLE_BYTES)];
    int size = 0;
    boolean tag = false;
    for (int i = 0; i < bytes.length && size < sample.length; i++) {
      if (bytes[i] == '<') {
        tag = true;
      } else if (bytes[i] == '>') {
        tag = false;
      } else if (!tag) {
        sample[size++] = bytes[i];
      }
    }
    return Arrays.copyOf(sample, size);
  }
}
