package dev.tamis.pipeline.source.lists;

/**
 * A 64-bit hash that grows with its text, so that the hashes of all parents of a host, or of all
 * beginnings of a path, come from one pass. Each step is a bijection of the state; the end is the
 * finaliser of MurmurHash3. It is in no output.
 */
final class NameHash {
  static final long START = 0x243F6A8885A308D3L;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private NameHash() {}

  static long step(long state, char c) {
    long h = (state + c + 1) * FACTOR;
    return h ^ (h >>> 32);
  }

  static long end(long state) {
    long h = state;
    h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
    h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return h ^ (h >>> 33);
  }

  /** The hash of a host, read from its end. */
  static long ofHost(String host) {
    return end(stateOfHost(host));
  }

  static long stateOfHost(String host) {
    long state = START;
    for (int i = host.length() - 1; i >= 0; i--) {
      state = step(state, host.charAt(i));
    }
    return state;
  }
}
