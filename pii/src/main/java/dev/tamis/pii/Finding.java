package dev.tamis.pii;

/**
 * A place in a text that holds personal data. It knows where, not what: the value is in the text
 * alone.
 *
 * @param kind name of the kind
 * @param start of the value, in UTF-16 units
 * @param end of the value, exclusive
 * @param score how certain it is, 0 to 1
 */
public record Finding(String kind, int start, int end, double score) {

  /** Checks the range. */
  public Finding {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "a finding must have 0 <= start < end (got: " + start + ", " + end + ")");
    }
  }
}
