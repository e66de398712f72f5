package dev.tamis.pii.validate;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Addresses of crypto currencies: Base58Check (BIP 13), Bech32 and Bech32m (BIP 173, 350), and
 * Ethereum's with the check of EIP-55.
 */
public final class CryptoAddress {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int BASE58_BYTES = 25;
  private static final int BECH32M = 0x2bc830a3;

  private CryptoAddress() {}

  /** Whether a token is an address. */
  public static boolean test(CharSequence token) {
    String s = token.toString();
    if (s.startsWith("0x")) {
      return ethereum(s.substring(2));
    }
    String lower = s.toLowerCase(Locale.ROOT);
    if (lower.startsWith("bc1") || lower.startsWith("ltc1")) {
      boolean oneCase = s.equals(lower) || s.equals(s.toUpperCase(Locale.ROOT));
      return oneCase && bech32(lower);
    }
    return s.length() >= 26 && s.length() <= 35 && base58(s);
  }

  private static boolean base58(String s) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < s.length(); i++) {
      int digit = BASE58.indexOf(s.charAt(i));
      if (digit < 0) {
        return false;
      }
      number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
    }
    byte[] raw = number.toByteArray();
    byte[] bytes = new byte[BASE58_BYTES];
    int skip = raw.length > BASE58_BYTES && raw[0] == 0 ? 1 : 0;
    int n = raw.length - skip;
    if (n > BASE58_BYTES) {
      return false;
    }
    System.arraycopy(raw, skip, bytes, BASE58_BYTES - n, n);
    byte[] hash = sha256(sha256(Arrays.copyOf(bytes, BASE58_BYTES - 4)));
    return Arrays.equals(
        Arrays.copyOf(hash, 4), Arrays.copyOfRange(bytes, BASE58_BYTES - 4, BASE58_BYTES));
  }

  private static boolean bech32(String s) {
    int one = s.lastIndexOf('1');
    if (one < 1 || s.length() - one < 7 || s.length() > 90) {
      return false;
    }
    int check = 1;
    for (int i = 0; i < one; i++) {
      check = polymod(check, s.charAt(i) >> 5);
    }
    check = polymod(check, 0);
    for (int i = 0; i < one; i++) {
      check = polymod(check, s.charAt(i) & 31);
    }
    for (int i = one + 1; i < s.length(); i++) {
      int value = BECH32.indexOf(s.charAt(i));
      if (value < 0) {
        return false;
      }
      check = polymod(check, value);
    }
    return check == 1 || check == BECH32M;
  }

  private static int polymod(int check, int value) {
    int top = check >>> 25;
    int next = (check & 0x1ffffff) << 5 ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      if ((top >>> i & 1) == 1) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }

  private static boolean ethereum(String hex) {
    if (hex.length() != 40 || !hex.matches("[0-9a-fA-F]+")) {
      return false;
    }
    String lower = hex.toLowerCase(Locale.ROOT);
    if (hex.equals(lower) || hex.equals(hex.toUpperCase(Locale.ROOT))) {
      return true; // EIP-55: an address in one case carries no check.
    }
    byte[] hash = Keccak.hash256(lower.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    for (int i = 0; i < hex.length(); i++) {
      int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15;
      boolean upper = Character.isUpperCase(hex.charAt(i));
      if (Character.isLetter(hex.charAt(i)) && upper != nibble >= 8) {
        return false;
      }
    }
    return true;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
