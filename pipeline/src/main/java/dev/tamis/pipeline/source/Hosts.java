package dev.tamis.pipeline.source;

import com.ibm.icu.text.IDNA;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.net.InetAddresses;

/**
 * Host names and addresses in one form, as the URL Living Standard (section 3.5) has it: lower
 * case, punycode by UTS 46 without transitional mappings, no trailing dot, percent-encoding
 * resolved; an IPv4 address in any of its spellings as four decimal numbers, an IPv6 address by RFC
 * 5952 in brackets, one that stands for an IPv4 address as that.
 */
public final class Hosts {
  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;
  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI);

  private Hosts() {}

  /**
   * The one form of a host.
   *
   * @param host as it was written, without port
   * @return empty where it is no host name and no address
   */
  public static String canonical(String host) {
    String name = host.strip();
    if (name.startsWith("[") || name.indexOf(':') >= 0) {
      return ipv6(name);
    }
    if (name.indexOf('%') >= 0) {
      name = decoded(name);
    }
    if (isPlain(name)) {
      name = name.toLowerCase(Locale.ROOT);
    } else {
      IDNA.Info info = new IDNA.Info();
      StringBuilder ascii = new StringBuilder();
      UTS46.nameToASCII(name, ascii, info);
      name = info.hasErrors() ? "" : ascii.toString().toLowerCase(Locale.ROOT);
    }
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '.') {
      end--;
    }
    name = name.substring(0, end);
    if (!isName(name)) {
      return "";
    }
    return endsInNumber(name) ? ipv4(name) : name;
  }

  /** Whether a host in its one form is an address. */
  public static boolean isAddress(String host) {
    return host.startsWith("[") || (!host.isEmpty() && endsInNumber(host));
  }

  private static String decoded(String name) {
    try {
      // A plus sign is no space in a host.
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Letters, digits, hyphens and the underscores that are in use, in labels of 1 to 63. */
  private static boolean isName(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return false;
    }
    int label = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
      label = letter ? label + 1 : 0;
      if (label > LONGEST_LABEL || (!letter && (c != '.' || i == 0 || name.charAt(i - 1) == '.'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsInNumber(String name) {
    int first = name.lastIndexOf('.') + 1;
    if (first == name.length() || name.charAt(first) < '0' || name.charAt(first) > '9') {
      return false;
    }
    for (int i = first + 1; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return name.startsWith("0x", first) && number(name.substring(first)) >= 0;
      }
    }
    return true;
  }

  private static String ipv4(String name) {
    String[] parts = name.split("\\.", -1);
    if (parts.length > 4) {
      return "";
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      long part = number(parts[i]);
      boolean last = i == parts.length - 1;
      long limit = last ? 1L << (8 * (4 - i)) : 256;
      if (part < 0 || part >= limit) {
        return "";
      }
      address = last ? address + part : address + (part << (8 * (3 - i)));
    }
    return (address >>> 24)
        + "."
        + (address >>> 16 & 255)
        + "."
        + (address >>> 8 & 255)
        + "."
        + (address & 255);
  }

  /** A decimal, octal (0...) or hexadecimal (0x...) number; -1 if it is none. */
  private static long number(String part) {
    int radix = part.startsWith("0x") ? 16 : part.length() > 1 && part.startsWith("0") ? 8 : 10;
    String digits = part.substring(radix == 16 ? 2 : 0);
    if (radix == 16 && digits.isEmpty()) {
      return 0;
    }
    try {
      return digits.isEmpty() || digits.length() > 12 || digits.startsWith("-")
          ? -1
          : Long.parseLong(digits, radix);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String ipv6(String name) {
    String address = name;
    if (address.startsWith("[")) {
      int end = address.indexOf(']');
      if (end < 0) {
        return "";
      }
      address = address.substring(1, end);
    }
    int zone = address.indexOf('%');
    address = zone < 0 ? address : address.substring(0, zone);
    if (address.indexOf(':') < 0 || !InetAddresses.isInetAddress(address)) {
      return "";
    }
    InetAddress parsed = InetAddresses.forString(address);
    return InetAddresses.toUriString(parsed);
  }
}
