package dev.tamis.pii.validate;

/**
 * Keccak-256 with the padding of the first submission, as Ethereum uses it; the JDK has only SHA-3,
 * which pads otherwise (FIPS 202). For inputs of less than 136 bytes.
 */
final class Keccak {
  private static final int RATE = 136;
  private static final int ROUNDS = 24;
  private static final int[] ROTATIONS = {
    1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
  };
  private static final int[] LANES = {
    10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
  };

  private Keccak() {}

  static byte[] hash256(byte[] input) {
    if (input.length >= RATE) {
      throw new IllegalArgumentException(
          "input must be shorter than " + RATE + " bytes (got: " + input.length + ")");
    }
    byte[] block = java.util.Arrays.copyOf(input, RATE);
    block[input.length] = 1;
    block[RATE - 1] |= (byte) 0x80;
    long[] state = new long[25];
    for (int i = 0; i < RATE; i++) {
      state[i / 8] ^= (block[i] & 0xffL) << 8 * (i % 8);
    }
    permute(state);
    byte[] hash = new byte[32];
    for (int i = 0; i < hash.length; i++) {
      hash[i] = (byte) (state[i / 8] >>> 8 * (i % 8));
    }
    return hash;
  }

  private static void permute(long[] a) {
    long[] c = new long[5];
    int lfsr = 1;
    for (int round = 0; round < ROUNDS; round++) {
      for (int x = 0; x < 5; x++) {
        c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
      }
      for (int x = 0; x < 5; x++) {
        long d = c[(x + 4) % 5] ^ Long.rotateLeft(c[(x + 1) % 5], 1);
        for (int y = 0; y < 25; y += 5) {
          a[x + y] ^= d;
        }
      }
      long moved = a[1];
      for (int i = 0; i < ROUNDS; i++) {
        long next = a[LANES[i]];
        a[LANES[i]] = Long.rotateLeft(moved, ROTATIONS[i]);
        moved = next;
      }
      for (int y = 0; y < 25; y += 5) {
        System.arraycopy(a, y, c, 0, 5);
        for (int x = 0; x < 5; x++) {
          a[x + y] = c[x] ^ (~c[(x + 1) % 5] & c[(x + 2) % 5]);
        }
      }
      for (int j = 0; j < 7; j++) {
        if ((lfsr & 1) != 0) {
          a[0] ^= 1L << (1 << j) - 1;
        }
        lfsr = lfsr << 1 ^ ((lfsr & 0x80) != 0 ? 0x171 : 0);
      }
    }
  }
}
