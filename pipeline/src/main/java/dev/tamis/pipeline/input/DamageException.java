package dev.tamis.pipeline.input;

import java.io.IOException;

/**
 * Something in the shard is damaged; never reaches the user of a reader, which makes a {@link
 * Defect} of it.
 */
final class DamageException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Defect.Cause cause;

  DamageException(Defect.Cause cause) {
    super(cause.label());
    this.cause = cause;
  }

  Defect.Cause kind() {
    return cause;
  }
}
