package dev.tamis.pipeline.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Path and query of a URL in one form (RFC 3986 sections 5.2.4 and 6.2.2): dot segments resolved,
 * what needs no percent-encoding without it, the rest with capital digits, other characters encoded
 * as UTF-8, no fragment, no empty query. The order of the query stays.
 */
final class UrlPath {
  private static final String HEX = "0123456789ABCDEF";
  private static final String UNRESERVED = "-._~";
  private static final String RESERVED = ":/?#[]@!$&'()*+,;=";

  private UrlPath() {}

  /** The one form of what follows the authority of a URL. */
  static String normalize(String rest) {
    int fragment = rest.indexOf('#');
    String whole = fragment < 0 ? rest : rest.substring(0, fragment);
    int mark = whole.indexOf('?');
    String path = mark < 0 ? whole : whole.substring(0, mark);
    String query = mark < 0 ? "" : whole.substring(mark + 1);
    String resolved = withoutDots(encoded(path.replace('\\', '/')));
    return query.isEmpty() ? resolved : resolved + "?" + encoded(query);
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int octet = c == '%' && i + 2 < text.length() ? octet(text, i + 1) : -1;
      if (octet >= 0) {
        append(octet, UNRESERVED, encoded);
        i += 3;
        continue;
      }
      i += Character.charCount(c);
      if (c == '\t' || c == '\n' || c == '\r') {
        continue; // Browsers take them out, wherever they stand.
      }
      if (c < 0x80) {
        append(c, c == '%' ? "" : UNRESERVED + RESERVED, encoded);
      } else {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          append(b & 0xff, "", encoded);
        }
      }
    }
    return encoded.toString();
  }

  private static void append(int octet, String plain, StringBuilder encoded) {
    boolean letter =
        (octet >= 'a' && octet <= 'z')
            || (octet >= 'A' && octet <= 'Z')
            || (octet >= '0' && octet <= '9');
    if (letter || plain.indexOf(octet) >= 0) {
      encoded.append((char) octet);
    } else {
      encoded.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
    }
  }

  private static int octet(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static String withoutDots(String path) {
    if (path.isEmpty()) {
      return "/";
    }
    if (!path.contains("/.")) {
      return path;
    }
    Deque<String> segments = new ArrayDeque<>();
    String[] all = path.substring(1).split("/", -1);
    for (int i = 0; i < all.length; i++) {
      boolean up = all[i].equals("..");
      if (up) {
        segments.pollLast();
      } else if (!all[i].equals(".")) {
        segments.addLast(all[i]);
      }
      if (i == all.length - 1 && (up || all[i].equals("."))) {
        segments.addLast("");
      }
    }
    return "/" + String.join("/", segments);
  }
}
