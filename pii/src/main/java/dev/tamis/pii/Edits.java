package dev.tamis.pii;

import dev.tamis.pii.redact.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A text while values are replaced in it, and where each of its parts came from. */
final class Edits {

  /** A replaced stretch: where it stands now, and where it stood in the first text. */
  private record Edit(int start, int end, int firstStart, int firstEnd) {}

  private String text;
  private List<Edit> edits = List.of();

  Edits(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** What was written in place of values, as start and end in turn. */
  int[] spans() {
    int[] spans = new int[edits.size() * 2];
    for (int i = 0; i < edits.size(); i++) {
      spans[2 * i] = edits.get(i).start;
      spans[2 * i + 1] = edits.get(i).end;
    }
    return spans;
  }

  /** Replaces findings, which are in order, and adds them with their first offsets. */
  void apply(
      List<Finding> findings,
      Function<String, Action> actions,
      Redactor redactor,
      List<String> regions,
      List<Finding> to) {
    StringBuilder out = new StringBuilder(text.length());
    List<Edit> next = new ArrayList<>(edits.size() + findings.size());
    int copied = 0;
    int old = 0;
    for (Finding f : findings) {
      while (old < edits.size() && edits.get(old).end <= f.start()) {
        Edit e = edits.get(old++);
        int shift = out.length() - copied;
        next.add(new Edit(e.start + shift, e.end + shift, e.firstStart, e.firstEnd));
      }
      int firstStart = first(f.start(), false);
      int firstEnd = first(f.end(), true);
      while (old < edits.size() && edits.get(old).start < f.end()) {
        old++;
      }
      out.append(text, copied, f.start());
      int start = out.length();
      String value = text.substring(f.start(), f.end());
      out.append(redactor.replace(f.kind(), f.rule(), value, actions.apply(f.kind()), regions));
      next.add(new Edit(start, out.length(), firstStart, firstEnd));
      to.add(new Finding(f.kind(), firstStart, firstEnd, f.score(), f.rule()));
      copied = f.end();
    }
    int shift = out.length() - copied;
    for (; old < edits.size(); old++) {
      Edit e = edits.get(old);
      next.add(new Edit(e.start + shift, e.end + shift, e.firstStart, e.firstEnd));
    }
    text = out.append(text, copied, text.length()).toString();
    edits = next;
  }

  /** Where the replacements of findings, in the order of their first offsets, stand now. */
  List<Scrubbed.Redaction> redactions(List<Finding> findings) {
    List<Scrubbed.Redaction> redactions = new ArrayList<>(findings.size());
    int at = 0;
    for (Finding finding : findings) {
      while (edits.get(at).firstEnd < finding.end()) {
        at++;
      }
      redactions.add(
          new Scrubbed.Redaction(finding.kind(), edits.get(at).start, edits.get(at).end));
    }
    return redactions;
  }

  /** Where an index of the text now stood in the first text; inside of an edit, at its border. */
  private int first(int index, boolean end) {
    int shift = 0;
    for (Edit e : edits) {
      if (e.start >= index) {
        break;
      }
      if (index < e.end || (end && index == e.end)) {
        return end ? e.firstEnd : e.firstStart;
      }
      shift = e.firstEnd - e.end;
    }
    return index + shift;
  }
}
