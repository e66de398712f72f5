package dev.tamis.pii.detect;

/** Receives what detectors find. */
public interface Sink {
  /** Takes a finding: its kind, its place in UTF-16 units, and how certain it is, 0 to 1. */
  void found(String kind, int start, int end, double score);
}
