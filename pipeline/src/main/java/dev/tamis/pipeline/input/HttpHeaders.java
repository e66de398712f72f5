package dev.tamis.pipeline.input;

import java.util.List;

/** The HTTP response headers that a {@link CrawlRecord} keeps. */
public final class HttpHeaders {
  /** Names in lower case, sorted: opt-out signals, licences, language and type. */
  public static final List<String> KEPT =
      List.of(
          "content-language",
          "content-signal",
          "content-type",
          "content-usage",
          "link",
          "tdm-policy",
          "tdm-reservation",
          "x-robots-tag");

  private HttpHeaders() {}
}
