package dev.tamis.pipeline.input.bytes;

/** Compressed data that cannot be read on. Carries no content. */
public final class Damage extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  Damage(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  /** What kind of damage. */
  public Kind kind() {
    return kind;
  }

  /** The kinds of damage. */
  public enum Kind {
    /** The file ends inside a member. */
    TRUNCATED,
    /** The data does not inflate, or not to its checksum. */
    CORRUPT,
    /** Something that is no member follows a member. */
    GARBAGE
  }
}
