package dev.tamis.pii.validate;

import dev.tamis.pii.rules.Table;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** IP addresses and the IANA special-purpose registries (RFC 6890, 5737, 3849, 9637). */
public final class Ip {

  /** Network and prefix length of IPv4 blocks that are not global unicast. */
  private static final int[][] SPECIAL_V4 = {
    {0, 8},
    {10 << 24, 8},
    {100 << 24 | 64 << 16, 10},
    {127 << 24, 8},
    {169 << 24 | 254 << 16, 16},
    {172 << 24 | 16 << 16, 12},
    {192 << 24, 24},
    {192 << 24 | 2 << 8, 24},
    {192 << 24 | 31 << 16 | 196 << 8, 24},
    {192 << 24 | 52 << 16 | 193 << 8, 24},
    {192 << 24 | 88 << 16 | 99 << 8, 24},
    {192 << 24 | 168 << 16, 16},
    {192 << 24 | 175 << 16 | 48 << 8, 24},
    {198 << 24 | 18 << 16, 15},
    {198 << 24 | 51 << 16 | 100 << 8, 24},
    {203 << 24 | 113 << 8, 24},
    {224 << 24, 3},
  };

  /** The addresses of {@code service-addresses.tsv}, as eight groups or as the 32 bits of IPv4. */
  private static final Set<List<Integer>> SERVICES = services();

  private Ip() {}

  private static Set<List<Integer>> services() {
    Set<List<Integer>> all = new HashSet<>();
    for (String[] row : Table.read("service-addresses.tsv", 3)) {
      char[] c = row[0].toCharArray();
      long v4 = parseV4(c, 0, c.length);
      List<Integer> address = v4 >= 0 ? List.of((int) v4) : groups(parseV6(row[0]));
      if (address.isEmpty() || !all.add(address)) {
        throw new IllegalStateException(
            "service-addresses.tsv: \"" + row[0] + "\" is no address, or stands there twice");
      }
    }
    return all;
  }

  private static List<Integer> groups(int[] address) {
    return Arrays.stream(address).boxed().collect(Collectors.toList());
  }

  /** The address of a dotted quad without leading zeros as 32 bits, or -1. */
  public static long parseV4(char[] c, int start, int end) {
    long address = 0;
    int octets = 0;
    int i = start;
    while (i < end) {
      int value = 0;
      int from = i;
      while (i < end && c[i] >= '0' && c[i] <= '9') {
        value = value * 10 + c[i++] - '0';
        if (i - from > 3) {
          return -1;
        }
      }
      if (i == from || value > 255 || (c[from] == '0' && i - from > 1)) {
        return -1;
      }
      address = address << 8 | value;
      octets++;
      if (i < end && (c[i++] != '.' || i == end)) {
        return -1;
      }
    }
    return octets == 4 ? address : -1;
  }

  /** Whether an IPv4 address is global unicast, and no public service's (which is nobody's). */
  public static boolean isPublicV4(int address) {
    for (int[] block : SPECIAL_V4) {
      if ((address ^ block[0]) >>> (32 - block[1]) == 0) {
        return false;
      }
    }
    return !SERVICES.contains(List.of(address));
  }

  /**
   * Whether a text is an IPv6 address (RFC 4291 section 2.2) of the global unicast space, and no
   * public service's.
   */
  public static boolean isPublicV6(String text) {
    int[] groups = parseV6(text);
    if (groups.length == 0 || (groups[0] & 0xe000) != 0x2000) {
      return false;
    }
    boolean documentation = (groups[0] == 0x2001 && groups[1] == 0xdb8) || groups[0] == 0x3fff;
    boolean special = (groups[0] == 0x2001 && groups[1] < 0x200) || groups[0] == 0x2002;
    return !documentation && !special && groups[0] != 0x3ffe && !SERVICES.contains(groups(groups));
  }

  /** The eight groups, or an empty array if the text is no IPv6 address. */
  static int[] parseV6(String text) {
    int[] none = {};
    String body = text;
    int dot = text.indexOf('.');
    if (dot >= 0) {
      int colon = text.lastIndexOf(':');
      char[] quad = text.substring(colon + 1).toCharArray();
      long v4 = parseV4(quad, 0, quad.length);
      if (colon < 0 || v4 < 0) {
        return none;
      }
      body =
          text.substring(0, colon + 1)
              + Long.toHexString(v4 >>> 16)
              + ":"
              + Long.toHexString(v4 & 0xffff);
    }
    int gap = body.indexOf("::");
    if (gap < 0) {
      return hextets(body, 8);
    }
    if (body.indexOf("::", gap + 1) >= 0) {
      return none;
    }
    int[] head = gap == 0 ? none : hextets(body.substring(0, gap), -1);
    String rest = body.substring(gap + 2);
    int[] tail = rest.isEmpty() ? none : hextets(rest, -1);
    boolean broken = (gap > 0 && head.length == 0) || (!rest.isEmpty() && tail.length == 0);
    if (broken || head.length + tail.length > 7) {
      return none;
    }
    int[] groups = Arrays.copyOf(head, 8);
    System.arraycopy(tail, 0, groups, 8 - tail.length, tail.length);
    return groups;
  }

  private static int[] hextets(String text, int count) {
    String[] parts = text.split(":", -1);
    if (count > 0 && parts.length != count) {
      return new int[0];
    }
    int[] groups = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].isEmpty() || parts[i].length() > 4) {
        return new int[0];
      }
      groups[i] = Integer.parseInt(parts[i], 16);
    }
    return groups;
  }
}
