package dev.tamis.classify.statistics;

import java.util.Arrays;

/**
 * The kind of each line of a text, lines ending at line feeds. From extraction, where it is known
 * what was a table or code, or by the lines' shape. Reused; not thread-safe.
 */
public final class Blocks {
  private BlockKind[] kinds = new BlockKind[64];
  private int count;

  /** Begins a text. */
  public void clear() {
    count = 0;
    if (kinds.length > Buffers.LARGEST_KEPT) {
      kinds = new BlockKind[64];
    }
  }

  /**
   * Adds a line.
   *
   * @param kind null for a blank one
   */
  public void add(BlockKind kind) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, count * 2);
    }
    kinds[count++] = kind;
  }

  /** Number of lines. */
  public int count() {
    return count;
  }

  /** The kind of a line; null where it is blank, or more lines than were added are asked for. */
  public BlockKind kind(int line) {
    return line < count ? kinds[line] : null;
  }

  void set(int line, BlockKind kind) {
    kinds[line] = kind;
  }
}
