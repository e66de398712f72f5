package dev.tamis.pii.redact;

import java.util.Optional;

/**
 * Values of the same form that belong to nobody: RFC 2606 hosts, RFC 5737 and 3849 addresses,
 * fictional phone numbers (NANP 555-01xx), RFC 7042 MAC addresses. Which one is decided by a hash
 * of the value alone.
 */
final class Surrogates {

  private Surrogates() {}

  /**
   * The surrogate of a value in its canonical form, or empty where its kind has no reserved values.
   */
  static Optional<String> of(String kind, String rule, String canonical) {
    int hash = scatter(canonical);
    int low = hash & 0xff;
    return switch (kind) {
      case "EMAIL" -> Optional.of("user" + Integer.toHexString(hash & 0xffff) + "@example.com");
      case "PHONE" ->
          Optional.of(
              "+1 "
                  + (200 + (hash >>> 8) % 700 / 10 * 10 + 2)
                  + "-555-01"
                  + hash % 100 / 10
                  + hash % 10);
      case "IP" ->
          Optional.of(
              rule.equals("ipv6")
                  ? "2001:db8::" + Integer.toHexString(hash & 0xffff)
                  : "192.0.2." + (1 + low % 254));
      case "MAC" ->
          Optional.of(
              "00:00:5e:00:53:"
                  + Character.forDigit(low >> 4, 16)
                  + Character.forDigit(low & 15, 16));
      default -> Optional.empty();
    };
  }

  /** A hash that stays the same on every platform, not negative. */
  private static int scatter(String value) {
    int h = 0x811c9dc5;
    for (int i = 0; i < value.length(); i++) {
      h = (h ^ value.charAt(i)) * 0x01000193;
    }
    h ^= h >>> 15;
    return (h * 0x2c1b3c6d ^ h >>> 12) & Integer.MAX_VALUE;
  }
}
