package dev.tamis.pipeline.input.charset;

import static java.util.Objects.requireNonNull;

/**
 * Bytes made text.
 *
 * @param text the text, without byte order mark; invalid sequences are U+FFFD
 * @param charset the WHATWG name of the charset used, in lower case: "utf-8", "windows-1252"
 * @param evidence what the choice rests on
 * @param invalid number of invalid byte sequences
 */
public record Decoded(String text, String charset, Evidence evidence, int invalid) {
  /** Checks for null. */
  public Decoded {
    requireNonNull(text, "text");
    requireNonNull(charset, "charset");
    requireNonNull(evidence, "evidence");
  }

  /** Text that was a string already. */
  public static Decoded ofString(String text) {
    return new Decoded(text, "utf-8", Evidence.VALID_UTF8, 0);
  }

  /** True when more than one character in a hundred is an invalid sequence: not to be used. */
  public boolean isBroken() {
    return (long) invalid * 100 > text.length();
  }

  /** What the choice of a charset rests on, strongest first. */
  public enum Evidence {
    /** A byte order mark. */
    BYTE_ORDER_MARK,
    /** The bytes are valid UTF-8 (or ASCII), whatever they are declared to be. */
    VALID_UTF8,
    /** The HTTP header. */
    HEADER,
    /** A meta element or XML declaration. */
    META,
    /** A detector's guess. */
    DETECTED,
    /** Nothing: windows-1252 was assumed. */
    ASSUMED
  }
}
