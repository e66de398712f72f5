package dev.tamis.pipeline.source.optout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was found of the signals on one page: those that are set, with where and how they were said,
 * those that were expressly not set, and values that nobody defines. Not thread-safe.
 */
public final class Findings {
  private final Map<Signal, String> set = new EnumMap<>(Signal.class);
  private final Set<Signal> declined = EnumSet.noneOf(Signal.class);
  private final Set<String> unknown = new TreeSet<>();

  /** A signal is set; the first that says so counts. */
  public void set(Signal signal, String said) {
    set.putIfAbsent(signal, said);
  }

  /** A signal is expressly not set, as {@code tdm-reservation: 0} says. */
  public void declined(Signal signal) {
    declined.add(signal);
  }

  /** A value that the definition of a channel does not have. The value itself is not kept. */
  public void unknown(String channel) {
    unknown.add(channel);
  }

  /** Whether a signal is set. */
  public boolean has(Signal signal) {
    return set.containsKey(signal);
  }

  /** Whether a signal was expressly declined. */
  public boolean hasDeclined(Signal signal) {
    return declined.contains(signal);
  }

  /** What was said of a signal, such as {@code X-Robots-Tag: noai}; null where it is not set. */
  public String said(Signal signal) {
    return set.get(signal);
  }

  /** The signals that are set, in their order. */
  public List<Signal> signals() {
    return new ArrayList<>(set.keySet());
  }

  /** The channels in which values stand that are not defined, sorted. */
  public Set<String> unknowns() {
    return unknown;
  }
}
