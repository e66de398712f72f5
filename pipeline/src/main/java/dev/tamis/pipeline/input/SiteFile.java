package dev.tamis.pipeline.input;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A file at a fixed place in which a site says what may be done with all of it. It is no document.
 *
 * @param kind which file
 * @param url the address as the source gives it
 * @param fetched when it was fetched, ISO 8601 in UTC, or ""
 * @param text its content, at most {@link #LONGEST} characters
 */
public record SiteFile(Kind kind, String url, String fetched, String text) {
  /** Crawlers must read 500 KiB of a robots.txt (RFC 9309 section 2.5); no more is read of any. */
  public static final int LONGEST = 500 << 10;

  /** The files. */
  public enum Kind {
    /** {@code /robots.txt}, RFC 9309. */
    ROBOTS("robots-txt"),
    /** {@code /.well-known/tdmrep.json}, TDM Reservation Protocol. */
    TDMREP("tdmrep-json"),
    /** {@code /ai.txt}, Spawning. */
    AI("ai-txt");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** As it is counted among the skipped records. */
    public String label() {
      return label;
    }
  }

  /** Checks for null and cuts the text. */
  public SiteFile {
    requireNonNull(kind, "kind");
    requireNonNull(url, "url");
    requireNonNull(fetched, "fetched");
    text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** The file that a URL names by its path; null for every other. */
  public static Kind kindOf(String url) {
    int scheme = url.indexOf("://");
    int start = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
    if (start < 0 || url.length() - start > 64) {
      return null;
    }
    int end = start;
    while (end < url.length() && "?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return switch (url.substring(start, end).toLowerCase(Locale.ROOT)) {
      case "/robots.txt" -> Kind.ROBOTS;
      case "/.well-known/tdmrep.json" -> Kind.TDMREP;
      case "/ai.txt", "/.well-known/ai.txt" -> Kind.AI;
      default -> null;
    };
  }
}
