package dev.tamis.pipeline.source.optout;

import java.util.List;
import java.util.Map;

/**
 * AI usage preferences: {@code Content-Usage: train-ai=n} as a header, {@code Content-Usage: /path
 * train-ai=n} in a group of robots.txt. Reference: draft-ietf-aipref-attach and
 * draft-ietf-aipref-vocab (-08 of 14 September 2026), whose category is AI training, {@code
 * train-ai}. Labels of earlier drafts stand on sites and are read too ({@code genai} and {@code ai}
 * of -01, {@code train-genai} and {@code all} of -02); the narrowest that says y or n decides. A
 * dictionary that RFC 9651 does not allow says nothing.
 */
public final class ContentUsage {
  /** From the narrowest to the widest category that training a language model is in. */
  private static final List<String> TRAINING =
      List.of("train-genai", "genai", "train-ai", "ai", "bots", "tdm", "all");

  private static final List<String> OTHERS =
      List.of("search", "ai-use", "ai-output", "ai-input", "inference", "train-search");

  private ContentUsage() {}

  /** What was said about training. */
  public enum Training {
    ALLOWED,
    DISALLOWED,
    UNKNOWN
  }

  /** Reads the header; several are one dictionary. */
  public static void header(String lines, Findings findings) {
    Training training = training(lines.replace('\n', ','), findings);
    if (training == Training.DISALLOWED) {
      findings.set(Signal.CONTENT_USAGE, "Content-Usage: training not allowed");
    } else if (training == Training.ALLOWED) {
      findings.declined(Signal.CONTENT_USAGE);
    }
  }

  /** What a dictionary of preferences says about training. */
  public static Training training(String dictionary, Findings findings) {
    Map<String, String> preferences = Dictionary.parse(dictionary);
    if (preferences == null) {
      findings.unknown("content-usage");
      return Training.UNKNOWN;
    }
    for (String label : preferences.keySet()) {
      if (!TRAINING.contains(label) && !OTHERS.contains(label)) {
        findings.unknown("content-usage");
      }
    }
    for (String label : TRAINING) {
      String value = preferences.getOrDefault(label, "");
      if (value.equals("n")) {
        return Training.DISALLOWED;
      }
      if (value.equals("y")) {
        return Training.ALLOWED;
      }
      if (preferences.containsKey(label)) {
        findings.unknown("content-usage");
      }
    }
    return Training.UNKNOWN;
  }
}
