package dev.tamis.classify.statistics;

/** Where lines end as Python's {@code str.splitlines} has it. */
public final class LineBreaks {
  private LineBreaks() {}

  /** Whether a line ends at a character. */
  public static boolean isBreak(int c) {
    return c == '\n'
        || c == '\r'
        || c == '\u000b'
        || c == '\f'
        || (c >= '\u001c' && c <= '\u001e')
        || c == '\u0085'
        || c == '\u2028'
        || c == '\u2029';
  }
}
