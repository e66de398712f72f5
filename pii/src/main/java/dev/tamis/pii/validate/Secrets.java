package dev.tamis.pii.validate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Whether a string looks like a secret that was made at random, or is a token. */
public final class Secrets {
  /** Bits for each character; English words in lower case have about 3 at this length. */
  private static final double LEAST_ENTROPY = 3.5;

  private static final int LEAST_KINDS = 2;

  private Secrets() {}

  /**
   * Whether the characters are spread as those of random strings are (Shannon entropy of at least
   * 3.5 bits), and letters and digits are mixed.
   */
  public static boolean isRandom(String value) {
    int[] counts = new int[128];
    boolean digit = false;
    boolean letter = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 128) {
        return false;
      }
      counts[c]++;
      digit |= c >= '0' && c <= '9';
      letter |= Character.isLetter(c);
    }
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / value.length();
        entropy -= share * Math.log(share) / Math.log(LEAST_KINDS);
      }
    }
    return digit && letter && entropy >= LEAST_ENTROPY;
  }

  /** Whether a string is a JSON Web Token: its header is a JSON object that names an algorithm. */
  public static boolean isJwt(String value) {
    int dot = value.indexOf('.');
    if (dot < 0) {
      return false;
    }
    try {
      byte[] header = Base64.getUrlDecoder().decode(value.substring(0, dot));
      String json = new String(header, StandardCharsets.UTF_8);
      return json.startsWith("{") && json.contains("\"alg\"");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
