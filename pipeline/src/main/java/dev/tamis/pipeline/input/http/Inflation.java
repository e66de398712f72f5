package dev.tamis.pipeline.input.http;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** The content codings that compress. */
enum Inflation {
  GZIP {
    @Override
    boolean looksEncoded(byte[] body) {
      return body.length > 2 && body[0] == 0x1F && body[1] == (byte) 0x8B;
    }

    @Override
    InputStream open(byte[] body) throws IOException {
      return new GZIPInputStream(new ByteArrayInputStream(body), BUFFER);
    }
  },
  DEFLATE {
    @Override
    boolean looksEncoded(byte[] body) {
      return isZlib(body) || !HttpBody.looksLikeText(body);
    }

    /** Servers send zlib data (as the standard says) or bare deflate data (as some always did). */
    @Override
    InputStream open(byte[] body) {
      return new InflaterInputStream(
          new ByteArrayInputStream(body), new Inflater(!isZlib(body)), BUFFER);
    }

    private boolean isZlib(byte[] body) {
      return body.length > 2
          && (body[0] & 0x0F) == 8
          && (((body[0] & 0xFF) << 8) + (body[1] & 0xFF)) % 31 == 0;
    }
  },
  ZSTD {
    @Override
    boolean looksEncoded(byte[] body) {
      return body.length > 4
          && body[0] == 0x28
          && body[1] == (byte) 0xB5
          && body[2] == 0x2F
          && body[3] == (byte) 0xFD;
    }

    @Override
    InputStream open(byte[] body) throws IOException {
      return new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(body));
    }
  },
  BROTLI {
    /**
     * Brotli (RFC 7932) has no magic number. A body that begins as a page does is decoded already.
     */
    @Override
    boolean looksEncoded(byte[] body) {
      return body.length > 0 && !beginsAsMarkup(body) && !HttpBody.looksLikeText(body);
    }

    private boolean beginsAsMarkup(byte[] body) {
      int at = 0;
      while (at + 1 < body.length && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r')) {
        at++;
      }
      byte next = at + 1 < body.length ? body[at + 1] : 0;
      return body[at] == '<' && (next == '!' || next == '?' || Character.isLetter(next));
    }

    @Override
    InputStream open(byte[] body) throws IOException {
      return new BrotliInputStream(new ByteArrayInputStream(body), BUFFER);
    }
  };

  private static final int BUFFER = 16 << 10;

  /** The coding of a lower-case name; null for one that is not known. */
  static Inflation of(String name) {
    return switch (name) {
      case "gzip", "x-gzip" -> GZIP;
      case "deflate" -> DEFLATE;
      case "zstd" -> ZSTD;
      case "br" -> BROTLI;
      default -> null;
    };
  }

  /** Tells whether a body that is declared so really is. */
  abstract boolean looksEncoded(byte[] body);

  abstract InputStream open(byte[] body) throws IOException;

  HttpBody.Result decode(byte[] body, int max) {
    byte[] out = new byte[Math.min(max, Math.max(1 << 10, 5 * body.length))];
    int length = 0;
    try (InputStream in = open(body)) {
      while (true) {
        if (length == out.length) {
          if (length == max) {
            return in.read() < 0
                ? new HttpBody.Result(out, false, null)
                : new HttpBody.Result(body, false, HttpBody.Failure.TOO_LARGE);
          }
          out = Arrays.copyOf(out, (int) Math.min(max, 2L * length));
        }
        int n = in.read(out, length, out.length - length);
        if (n < 0) {
          return new HttpBody.Result(Arrays.copyOf(out, length), false, null);
        }
        length += n;
      }
    } catch (IOException | IllegalStateException e) {
      return length == 0
          ? new HttpBody.Result(body, false, HttpBody.Failure.UNDECODABLE)
          : new HttpBody.Result(Arrays.copyOf(out, length), true, null);
    }
  }
}
