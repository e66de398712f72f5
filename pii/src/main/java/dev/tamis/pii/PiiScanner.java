package dev.tamis.pii;

import dev.tamis.pii.detect.Detectors;
import dev.tamis.pii.detect.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Finds personal data and takes it out. One pass over the characters stops at the few that can
 * begin or join a value; check digits, ranges and the words around decide. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * PiiScanner scanner = PiiScanner.create(PiiOptions.DEFAULT);
 * String clean = scanner.scrub(text, Hint.NONE).text();
 * }</pre>
 */
public final class PiiScanner {
  private static final Comparator<Finding> BY_PRECEDENCE =
      Comparator.comparingInt((Finding finding) -> Kinds.ORDER.indexOf(finding.kind()))
          .thenComparing(Comparator.comparingInt(PiiScanner::length).reversed())
          .thenComparingInt(Finding::start);

  private static final int MAX_PASSES = 4;

  private final PiiOptions options;
  private final Redactor redactor;

  private PiiScanner(PiiOptions options) {
    this.options = options;
    this.redactor = new Redactor(options);
  }

  /** Makes a scanner; it is cheap to share and not to be made per text. */
  public static PiiScanner create(PiiOptions options) {
    return new PiiScanner(options);
  }

  /** What a text holds, by place; findings do not overlap. */
  public List<Finding> scan(CharSequence text, Hint hint) {
    Text folded = Text.of(text);
    List<Finding> found = pass(folded, hint);
    if (found.isEmpty()) {
      return List.of();
    }
    // What stood beside a value may be a value of its own once that is gone: looked for at once,
    // not in a second run.
    List<Finding> all = new ArrayList<>(found);
    for (int i = 0; i < MAX_PASSES && !found.isEmpty(); i++) {
      found.forEach(finding -> folded.blank(finding.start(), finding.end()));
      found = pass(folded, hint);
      all.addAll(found);
    }
    all.sort(Comparator.comparingInt(Finding::start));
    return all;
  }

  private List<Finding> pass(Text text, Hint hint) {
    List<Finding> found = new ArrayList<>();
    Detectors.run(
        text,
        hint.region(),
        (kind, start, end, score) -> {
          if (options.kinds().contains(kind)) {
            found.add(new Finding(kind, start, end, score));
          }
        });
    return found.isEmpty() ? List.of() : withoutOverlaps(found);
  }

  /** Takes out what a text holds, as the options say. */
  public Scrubbed scrub(String text, Hint hint) {
    List<Finding> findings = scan(text, hint);
    if (findings.isEmpty()) {
      return new Scrubbed(text, findings, null);
    }
    return new Scrubbed(redactor.redact(text, findings), findings, dropReason(text, findings));
  }

  /** What a second scan of a scrubbed text still finds; nothing, unless something is wrong. */
  public List<Finding> leaks(String scrubbed, Hint hint) {
    List<Finding> leaks = new ArrayList<>();
    for (Finding finding : scan(scrubbed, hint)) {
      if (options.actionOf(finding.kind()) != Action.SURROGATE) {
        leaks.add(finding);
      }
    }
    return leaks;
  }

  private String dropReason(String text, List<Finding> findings) {
    for (Finding finding : findings) {
      if (options.actionOf(finding.kind()) == Action.DROP_DOCUMENT) {
        return finding.kind();
      }
    }
    if (options.maxFindings() > 0 && findings.size() > options.maxFindings()) {
      return "max-findings";
    }
    double perThousand = 1000.0 * findings.size() / text.length();
    boolean dense = options.maxPerThousand() > 0 && perThousand > options.maxPerThousand();
    return dense ? "max-per-thousand" : null;
  }

  private static List<Finding> withoutOverlaps(List<Finding> found) {
    found.sort(BY_PRECEDENCE);
    List<Finding> kept = new ArrayList<>();
    BitSet taken = new BitSet();
    for (Finding finding : found) {
      int covered = taken.nextSetBit(finding.start());
      if (covered < 0 || covered >= finding.end()) {
        taken.set(finding.start(), finding.end());
        kept.add(finding);
      }
    }
    kept.sort(Comparator.comparingInt(Finding::start));
    return kept;
  }

  private static int length(Finding finding) {
    return finding.end() - finding.start();
  }
}
