package dev.tamis.pipeline.input;

import java.io.Closeable;
import java.io.IOException;

/** Reads the items of a split one after another. Not thread-safe. */
public interface ShardReader extends Closeable {

  /**
   * The next item; null at the end of the split. Damage is an item like any other, and the items
   * after it follow.
   *
   * @throws IOException if the storage fails, not for anything that the shard holds
   */
  ShardItem next() throws IOException;

  /** Opens a split. */
  static ShardReader open(Split split, ReadOptions options) throws IOException {
    if (split.format().content() == Format.Content.EMPTY) {
      return new EmptyReader();
    }
    SeekableInput in = SeekableInput.open(split.shard().resource());
    return switch (split.format().content()) {
      case WARC, ARC -> new WarcReader(split, in, options);
      default -> new JsonlReader(split, in, options);
    };
  }
}
