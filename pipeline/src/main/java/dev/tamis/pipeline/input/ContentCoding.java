package dev.tamis.pipeline.input;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Undoes the chunks and the compression of an HTTP body. Crawlers often store bodies already
 * decoded beside headers that say otherwise, so each layer is taken off only where it is really
 * there.
 */
final class ContentCoding {
  private ContentCoding() {}

  static byte[] decode(byte[] body, SortedMap<String, String> headers, int maxBytes)
      throws DamageException {
    byte[] whole = body;
    if (headers
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .contains("chunked")) {
      whole = joinChunks(body);
    }
    String coding = headers.getOrDefault("content-encoding", "").toLowerCase(Locale.ROOT);
    try (InputStream inflated = inflate(whole, coding)) {
      return inflated == null ? whole : readCapped(inflated, maxBytes);
    } catch (DamageException e) {
      throw e;
    } catch (IOException e) {
      throw new DamageException(Defect.Cause.ENCODING);
    }
  }

  private static InputStream inflate(byte[] body, String coding) throws IOException {
    int first = body.length > 3 ? (body[0] & 0xff) << 8 | (body[1] & 0xff) : 0;
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    if (first == 0x1f8b) {
      return new GZIPInputStream(in, 1 << 16);
    }
    if (coding.contains("zstd") && ZstdMembers.isFrame(Arrays.copyOf(body, 4))) {
      return new ZstdInputStream(in);
    }
    if (coding.contains("deflate") && first % 31 == 0 && (first >> 8 & 0xf) == 8) {
      return new InflaterInputStream(in);
    }
    if (coding.equals("br") && !looksLikeText(body)) {
      throw new DamageException(Defect.Cause.ENCODING);
    }
    return null;
  }

  private static boolean looksLikeText(byte[] body) {
    int controls = 0;
    int n = Math.min(body.length, 256);
    for (int i = 0; i < n; i++) {
      if (body[i] >= 0 && body[i] < ' ' && body[i] != '\n' && body[i] != '\r' && body[i] != '\t') {
        controls++;
      }
    }
    return controls == 0;
  }

  private static byte[] readCapped(InputStream in, int maxBytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    byte[] buffer = new byte[1 << 16];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        if (out.size() > maxBytes) {
          throw new DamageException(Defect.Cause.TOO_LARGE);
        }
      }
    } catch (DamageException e) {
      throw e;
    } catch (IOException e) {
      // A page cut off by the crawler's limit still has its beginning.
      if (out.size() == 0) {
        throw e;
      }
    }
    return out.toByteArray();
  }

  /**
   * Joins chunks (RFC 9112 section 7.1); what is not chunked, or cut off, is taken as it is from
   * there.
   */
  private static byte[] joinChunks(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
    int at = 0;
    while (at < body.length) {
      int end = at;
      int size = 0;
      int digits = 0;
      while (end < body.length && digits < 8 && Character.digit(body[end], 16) >= 0) {
        size = size * 16 + Character.digit(body[end++], 16);
        digits++;
      }
      int line = end;
      while (line < body.length && body[line] != '\n' && line - end < 256) {
        line++;
      }
      boolean header = digits > 0 && line < body.length && body[line] == '\n' && size >= 0;
      if (!header) {
        return at == 0 ? body : out.toByteArray();
      }
      if (size == 0) {
        return out.toByteArray();
      }
      int start = line + 1;
      int n = Math.min(size, body.length - start);
      out.write(body, start, n);
      at = start + n;
      while (at < body.length && (body[at] == '\r' || body[at] == '\n')) {
        at++;
      }
    }
    return out.toByteArray();
  }
}
