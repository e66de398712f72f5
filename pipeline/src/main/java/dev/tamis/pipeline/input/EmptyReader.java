package dev.tamis.pipeline.input;

/** Reads a shard without a byte. */
final class EmptyReader implements ShardReader {
  @Override
  public ShardItem next() {
    return null;
  }

  @Override
  public void close() {}
}
