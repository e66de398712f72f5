package dev.tamis.pii.validate;

/** An EUI-48 address (IEEE 802). */
final class MacAddress {

  private MacAddress() {}

  /** Twelve hex digits; not broadcast, not zero, not documentation (RFC 7042), not a sequence. */
  static boolean test(CharSequence s) {
    if (s.length() != 12 || Checksums.uniform(s)) {
      return false;
    }
    for (int i = 0; i < 12; i++) {
      if (Character.digit(s.charAt(i), 16) < 0) {
        return false;
      }
    }
    String text = s.toString();
    return !text.startsWith("00005E0053") && !text.startsWith("01005E9010");
  }
}
