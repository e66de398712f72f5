package dev.tamis.pii.redact;

import dev.tamis.pii.PseudonymKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed tags: the first 50 bits of HMAC-SHA-256 (RFC 2104) over the kind and the normalised value,
 * in the base 32 letters of RFC 4648. Among a million values of a kind two share a tag with
 * probability under 1 in 2,000.
 */
final class Pseudonyms {

  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 10;

  private final SecretKeySpec key;

  Pseudonyms(PseudonymKey key) {
    this.key = new SecretKeySpec(key.bytes(), "HmacSHA256");
  }

  /** The tag of a value in its canonical form. */
  String tag(String kind, String canonical) {
    byte[] hash = hmac(kind + "\0" + canonical);
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | (hash[i] & 0xff);
    }
    StringBuilder tag = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      tag.append(BASE32.charAt((int) (bits >>> 59)));
      bits <<= 5;
    }
    return tag.toString();
  }

  private byte[] hmac(String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
