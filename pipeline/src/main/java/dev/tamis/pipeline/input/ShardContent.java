package dev.tamis.pipeline.input;

import dev.tamis.pipeline.ledger.Hash128;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import org.apache.beam.sdk.io.FileSystems;

/** The digest of a shard as it is stored: a shard that is replaced by another is told by it. */
public final class ShardContent {
  private static final int BUFFER = 1 << 20;

  private ShardContent() {}

  /**
   * Reads a shard from its beginning to its end.
   *
   * @return the first half of the SHA-256
   * @throws IOException if it cannot be read
   */
  public static Hash128 digest(Shard shard) throws IOException {
    MessageDigest digest = Hash128.sha256();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try (ReadableByteChannel channel =
        FileSystems.open(FileSystems.matchNewResource(shard.resource(), false))) {
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
    }
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    return new Hash128(bytes.getLong(), bytes.getLong());
  }
}
