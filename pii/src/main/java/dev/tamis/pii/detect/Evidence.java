package dev.tamis.pii.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What else of a person stands near a name: another value that was found, or the label of one.
 * "Name:" is on forms of people, and on the pages of settings, games and wares too. One per thread.
 */
final class Evidence {

  private static final Lexicon LABELS = new Lexicon("persons.tsv", "EVIDENCE");

  /** How far before and behind a name it counts, in units. */
  private static final int REACH = 200;

  private static final Set<String> OF_MACHINES =
      Set.of(
          "SECRET",
          "JWT",
          "PRIVATE_KEY",
          "URL_CREDENTIALS",
          "IP",
          "MAC",
          "CRYPTO_ADDRESS",
          "IMEI",
          "VIN",
          "GPS_COORDINATES");

  private List<Candidate> found = List.of();
  private int[] starts;

  /** Takes what was found in a text. */
  void clear(List<Candidate> candidates) {
    found = candidates;
    starts = null;
  }

  /** Whether a value of a person begins in {@code [from, to)}. */
  boolean found(Buffer text, int from, int to) {
    if (starts == null) {
      starts =
          found.stream()
              .filter(c -> !OF_MACHINES.contains(c.kind()))
              .mapToInt(Candidate::start)
              .sorted()
              .toArray();
    }
    int at = Arrays.binarySearch(starts, text.start(from));
    int first = at >= 0 ? at : -at - 1;
    return first < starts.length && starts[first] < text.end(to);
  }

  /** Whether a value of a person, or its label, stands near the name in {@code [start, end)}. */
  boolean near(Buffer text, int start, int end) {
    int low = Math.max(0, start - REACH);
    int high = Math.min(text.length, end + REACH);
    if (found(text, low, high)) {
      return true;
    }
    boolean[] label = new boolean[1];
    LABELS.find(
        text,
        low,
        high,
        high,
        "",
        (topic, from, to, weak, home) ->
            label[0] |= (to <= start || from >= end) && signed(text, to));
    return label[0];
  }

  private static boolean signed(Buffer text, int to) {
    int i = to;
    while (i - to < 4 && (text.at(i) == ' ' || text.at(i) == '"' || text.at(i) == '*')) {
      i++;
    }
    return text.at(i) == ':' || text.at(i) == '=' || text.at(i) == '\t';
  }
}
