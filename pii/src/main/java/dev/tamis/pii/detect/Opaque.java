package dev.tamis.pii.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The stretches of a text that are redacted already, which no rule may match: what this scrub has
 * written, placeholders of known kinds, and where masks or surrogates are written, those.
 * Immutable.
 */
final class Opaque {

  static final Opaque NONE = new Opaque(List.of());

  private static final Pattern SURROGATES =
      Pattern.compile(
          "user[0-9a-f]{1,4}@example\\.com|\\+1 [2-9][0-9]2-555-01[0-9]{2}"
              + "|192\\.0\\.2\\.[0-9]{1,3}|2001:db8::[0-9a-f]{1,4}|00:00:5e:00:53:[0-9a-f]{2}");

  /** A run of at least as many stars is a mask to what stands right beside it. */
  private static final int MASK = 3;

  private static final int TAG = 10;

  /** A stretch; {@code tight}: a match may not even stand right beside it. */
  private record Span(int start, int end, boolean tight) {}

  private final List<Span> spans;

  private Opaque(List<Span> spans) {
    this.spans = spans;
  }

  /**
   * The stretches of a text.
   *
   * @param edits what this scrub has written, as start and end in turn
   */
  static Opaque of(String text, int[] edits, Set<String> kinds, boolean masks, boolean surrogates) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i + 1 < edits.length; i += 2) {
      spans.add(new Span(edits[i], edits[i + 1], true));
    }
    for (int i = text.indexOf('['); i >= 0; i = text.indexOf('[', i + 1)) {
      int end = placeholder(text, i, kinds);
      if (end > 0) {
        spans.add(new Span(i, end, true));
      }
    }
    if (masks) {
      for (int i = text.indexOf('*'); i >= 0; i = text.indexOf('*', i)) {
        int end = i;
        while (end < text.length() && text.charAt(end) == '*') {
          end++;
        }
        spans.add(new Span(i, end, end - i >= MASK));
        i = end;
      }
    }
    if (surrogates) {
      for (Matcher m = SURROGATES.matcher(text); m.find(); ) {
        spans.add(new Span(m.start(), m.end(), true));
      }
    }
    if (spans.isEmpty()) {
      return NONE;
    }
    spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
    return new Opaque(spans);
  }

  /** Behind the placeholder at an opening bracket, or -1. */
  private static int placeholder(String text, int open, Set<String> kinds) {
    int i = open + 1;
    while (i < text.length()
        && (Chars.upper(text.charAt(i)) || Chars.digit(text.charAt(i)) || text.charAt(i) == '_')) {
      i++;
    }
    if (i == open + 1 || i >= text.length() || !kinds.contains(text.substring(open + 1, i))) {
      return -1;
    }
    if (text.charAt(i) == ':') {
      int to = i + 1 + TAG;
      if (to >= text.length()) {
        return -1;
      }
      for (int k = i + 1; k < to; k++) {
        char c = text.charAt(k);
        if (!Chars.lower(c) && (c < '2' || c > '7')) {
          return -1;
        }
      }
      i = to;
    }
    return text.charAt(i) == ']' ? i + 1 : -1;
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** Behind the last stretch that {@code [start, end)} overlaps or stands beside; -1: none. */
  int blocks(int start, int end) {
    int at = -1;
    for (int i = first(start); i < spans.size(); i++) {
      Span span = spans.get(i);
      if (span.start > end || (span.start == end && !span.tight)) {
        break;
      }
      if (span.end > start || (span.end == start && span.tight)) {
        at = Math.max(at, span.end);
      }
    }
    return at;
  }

  /** Whether {@code [start, end)} overlaps a stretch. */
  boolean overlaps(int start, int end) {
    for (int i = first(start); i < spans.size() && spans.get(i).start < end; i++) {
      if (spans.get(i).end > start) {
        return true;
      }
    }
    return false;
  }

  /** The end of the nearest stretch before an index, at least {@code floor}. */
  int before(int index, int floor) {
    int at = floor;
    for (int i = first(floor); i < spans.size() && spans.get(i).start < index; i++) {
      at = Math.max(at, Math.min(index, spans.get(i).end));
    }
    return at;
  }

  /** The start of the nearest stretch behind an index, at most {@code ceiling}. */
  int after(int index, int ceiling) {
    for (int i = first(index); i < spans.size() && spans.get(i).start < ceiling; i++) {
      if (spans.get(i).start >= index) {
        return spans.get(i).start;
      }
    }
    return ceiling;
  }

  /** The first stretch that may end at or behind an index (none is longer than those before). */
  private int first(int index) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).end < index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - 1);
  }
}
