package dev.tamis.pipeline.source;

import dev.tamis.pipeline.ledger.Hash128;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.hash.Hashing;

/**
 * A set of host names in 8 bytes each: sorted 64-bit hashes. A name covers its sub-domains. With
 * five million entries a host that is not in the set is taken for one that is with a chance of 3 in
 * 10<sup>13</sup> for each of its labels. Immutable once built.
 */
final class DomainSet {
  private final long[] hashes;

  private DomainSet(long[] hashes) {
    this.hashes = hashes;
  }

  /**
   * The entry that covers a host: the host itself or the nearest of its parents in the set; null
   * where there is none.
   *
   * @param host as {@link Urls#host} gives it
   */
  String covering(String host) {
    String name = host;
    while (!name.isEmpty()) {
      if (Arrays.binarySearch(hashes, hash(name)) >= 0) {
        return name;
      }
      int dot = name.indexOf('.');
      name = dot < 0 ? "" : name.substring(dot + 1);
    }
    return null;
  }

  /** Digest of what it holds, whatever the form and order of its file. */
  String sha256() {
    MessageDigest digest = Hash128.sha256();
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES);
    for (long hash : hashes) {
      digest.update(buffer.clear().putLong(hash).flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  int size() {
    return hashes.length;
  }

  // The project's own Guava would be one more jar; Beam's is there already, and this hash is in no
  // output.
  private static long hash(String name) {
    return Hashing.farmHashFingerprint64()
        .hashBytes(name.getBytes(StandardCharsets.UTF_8))
        .asLong();
  }

  /** Collects names; not thread-safe. */
  static final class Builder {
    private long[] hashes = new long[1024];
    private int size;

    void add(String canonicalHost) {
      if (size == hashes.length) {
        hashes = Arrays.copyOf(hashes, size * 2);
      }
      hashes[size++] = hash(canonicalHost);
    }

    DomainSet build() {
      long[] sorted = Arrays.copyOf(hashes, size);
      Arrays.sort(sorted);
      int distinct = 0;
      for (int i = 0; i < sorted.length; i++) {
        if (i == 0 || sorted[i] != sorted[i - 1]) {
          sorted[distinct++] = sorted[i];
        }
      }
      return new DomainSet(Arrays.copyOf(sorted, distinct));
    }
  }
}
