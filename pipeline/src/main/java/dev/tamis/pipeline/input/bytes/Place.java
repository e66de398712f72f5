package dev.tamis.pipeline.input.bytes;

/**
 * Where a byte comes from.
 *
 * @param offset file offset of the byte in a plain file, of its member in a compressed one
 * @param within inflated bytes between the member's start and the byte; 0 in a plain file
 */
public record Place(long offset, long within) {
  /** True if this lies before the other place of the same file. */
  public boolean isBefore(Place other) {
    return offset < other.offset || (offset == other.offset && within < other.within);
  }
}
