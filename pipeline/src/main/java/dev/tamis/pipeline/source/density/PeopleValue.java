package dev.tamis.pipeline.source.density;

/**
 * One value that may be a person's, without the value: what is left of an address, a number or an
 * identifier is a hash, for counting how often it stands in a source.
 *
 * @param hash of the kind and the value
 * @param group hash of what the value shares with others of the same owner, the domain of an
 *     address or the number of a switchboard; 0 for none
 * @param weight in hundredths, 0 to 65535
 * @param kind what it is
 */
public record PeopleValue(long hash, int group, int weight, Kind kind)
    implements Comparable<PeopleValue> {
  /** What a value is, as far as it matters here. */
  public enum Kind {
    /** A mail address of a provider of mailboxes for everyone. */
    MAILBOX,
    /** A mail address in another domain, which is perhaps an organisation's. */
    ADDRESS,
    /** A telephone number. */
    NUMBER,
    /** Anything else. */
    OTHER
  }

  /** Checks the range. */
  public PeopleValue {
    if (weight < 0 || weight > 0xffff) {
      throw new IllegalArgumentException("weight must be 0 .. 65535 (got: " + weight + ")");
    }
  }

  @Override
  public int compareTo(PeopleValue other) {
    return Long.compareUnsigned(hash, other.hash);
  }
}
