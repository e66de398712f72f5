package dev.tamis.pipeline.corpus;

import java.util.Objects;

/**
 * Where a document comes from; the first stage finds it.
 *
 * @param url in its one form; scrubbed of personal data once the stage {@code pii} has seen it.
 *     Empty where the record names none
 * @param host in lower case and punycode, or empty
 * @param domain registrable domain, or empty
 */
public record Source(String url, String host, String domain) {
  /** Nothing is known. */
  public static final Source NONE = new Source("", "", "");

  /** Checks for null. */
  public Source {
    Objects.requireNonNull(url, "url is null");
    Objects.requireNonNull(host, "host is null");
    Objects.requireNonNull(domain, "domain is null");
  }
}
