package dev.tamis.pipeline.source.optout;

import java.util.Locale;

/**
 * Content signals (contentsignals.org, Cloudflare, September 2025): {@code Content-Signal:
 * search=yes, ai-train=no} in a group of robots.txt, or as a header. {@code yes} and {@code no} are
 * defined, for {@code search}, {@code ai-input} and {@code ai-train}.
 */
public final class ContentSignal {
  private ContentSignal() {}

  /** Reads the header. */
  public static void header(String lines, Findings findings) {
    ContentUsage.Training training = training(lines.replace('\n', ','), findings);
    if (training == ContentUsage.Training.DISALLOWED) {
      findings.set(Signal.CONTENT_SIGNAL, "Content-Signal: ai-train=no");
    } else if (training == ContentUsage.Training.ALLOWED) {
      findings.declined(Signal.CONTENT_SIGNAL);
    }
  }

  /** What a list of signals says about training; of two that differ, no counts. */
  public static ContentUsage.Training training(String value, Findings findings) {
    ContentUsage.Training training = ContentUsage.Training.UNKNOWN;
    for (String part : value.toLowerCase(Locale.ROOT).split("[,;]", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
      String said = equals < 0 ? "" : part.substring(equals + 1).strip();
      boolean known = said.equals("yes") || said.equals("no");
      if (name.equals("ai-train") && known) {
        if (said.equals("no")) {
          training = ContentUsage.Training.DISALLOWED;
        } else if (training == ContentUsage.Training.UNKNOWN) {
          training = ContentUsage.Training.ALLOWED;
        }
      } else if (!part.isBlank()
          && !(known && (name.equals("search") || name.equals("ai-input")))) {
        findings.unknown("content-signal");
      }
    }
    return training;
  }
}
