package dev.tamis.pipeline.input;

import java.util.List;

/** The HTTP response headers that a {@link CrawlRecord} keeps. */
public final class HttpHeaders {
  /** Names in lower case, sorted: opt-out signals, language and type. */
  public static final List<String> KEPT =
      List.of("content-language", "content-type", "tdm-policy", "tdm-reservation", "x-robots-tag");

  private HttpHeaders() {}
}
