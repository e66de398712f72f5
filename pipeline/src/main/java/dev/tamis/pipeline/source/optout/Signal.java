package dev.tamis.pipeline.source.optout;

import java.util.ArrayList;
import java.util.List;

/** A way to say that content must not be used, or on which terms. */
public enum Signal {
  /**
   * {@code noai}, and {@code noml}, in {@code X-Robots-Tag} or in a robots {@code meta}: proposed
   * by DeviantArt in November 2022 and by noml.info.
   */
  NOAI("noai"),
  /** {@code noimageai}: the same of images alone. */
  NOIMAGEAI("noimageai"),
  /** {@code noindex}, or {@code none}: not to be shown in a search. */
  NOINDEX("noindex"),
  /**
   * {@code noarchive}, or Bing's {@code nocache}: no copy to be shown. Bing says that it does not
   * train with it.
   */
  NOARCHIVE("noarchive"),
  /** {@code nosnippet}, or {@code max-snippet:0}: no text to be shown. */
  NOSNIPPET("nosnippet"),
  /**
   * {@code tdm-reservation: 1} in a header, a {@code meta} or {@code /.well-known/tdmrep.json}: TDM
   * Reservation Protocol, final report of the W3C Community Group, 10 May 2024.
   */
  TDM_RESERVATION("tdm-reservation"),
  /**
   * {@code Content-Usage} in a header or in robots.txt: draft-ietf-aipref-attach and
   * draft-ietf-aipref-vocab, RFC 9651 for its form.
   */
  CONTENT_USAGE("content-usage"),
  /** {@code Content-Signal: ai-train=no} in robots.txt or a header: contentsignals.org, 2025. */
  CONTENT_SIGNAL("content-signal"),
  /** {@code /ai.txt} as Spawning defined it in May 2023, robots.txt for training. */
  AI_TXT("ai-txt"),
  /**
   * A group of robots.txt (RFC 9309) for an agent that gathers training data disallows the page.
   */
  ROBOTS_AI_AGENTS("robots-ai-agents"),
  /** The group of robots.txt for all agents disallows the page. */
  ROBOTS_ALL_AGENTS("robots-all-agents"),
  /**
   * A licence by Really Simple Licensing 1.0 (rslstandard.org, December 2025): a {@code License}
   * line of robots.txt, a link of the page or of its header. Its terms are in another file.
   */
  RSL("rsl"),
  /** A list of current opt-outs that the recipe brings. */
  LIST("list");

  private final String label;

  Signal(String label) {
    this.label = label;
  }

  /** As it is written in recipes and outcomes. */
  public String label() {
    return label;
  }

  /** The labels of all signals, in the order in which they are asked. */
  public static List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (Signal signal : values()) {
      labels.add(signal.label);
    }
    return List.copyOf(labels);
  }
}
