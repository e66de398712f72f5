package dev.tamis.pipeline.input.charset;

import static java.util.Objects.requireNonNull;

/**
 * Text after cleaning.
 *
 * @param text the text, in Unicode NFC
 * @param removed number of characters removed
 * @param repaired number of characters that were UTF-8 read in another charset and are right now
 * @param suspicious number of character sequences, or lines, that look like that but were left as
 *     they were
 */
public record Cleaned(String text, int removed, int repaired, int suspicious) {
  /** Checks for null. */
  public Cleaned {
    requireNonNull(text, "text");
  }
}
