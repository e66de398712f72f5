package dev.tamis.pipeline.corpus;

import dev.tamis.pii.Hint;
import dev.tamis.pii.PiiOptions;
import dev.tamis.pii.PiiScanner;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Hash128;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The beginnings of some excluded records, for the report: of each reason those with the smallest
 * ids. What is shown is always scrubbed of every kind of personal data that is looked for by
 * default, whatever the recipe says. Holds no more than ids; belongs to one split or file.
 */
public final class Excerpts {
  /** Characters that are shown of a record. */
  static final int LENGTH = 300;

  private static final class Scanner {
    private static final PiiScanner ALL = PiiScanner.create(PiiOptions.builder().build());
  }

  private final int most;
  private final SortedMap<String, TreeSet<Hash128>> shown = new TreeMap<>();

  /**
   * Nothing is shown yet.
   *
   * @param most records of each reason, at least 0
   */
  public Excerpts(int most) {
    this.most = most;
  }

  /**
   * What is shown of a record: of the records of a reason that come, at least those of the smallest
   * ids.
   *
   * @param text is asked only where something is shown
   * @return empty for nothing
   */
  public String of(Hash128 id, Decision decision, Supplier<String> text) {
    if (most == 0) {
      return "";
    }
    TreeSet<Hash128> ids =
        shown.computeIfAbsent(decision.stage() + "/" + decision.rule(), reason -> new TreeSet<>());
    ids.add(id);
    if (ids.size() > most && ids.pollLast().equals(id)) {
      return "";
    }
    String scrubbed = Scanner.ALL.scrub(text.get(), Hint.NONE).text();
    int end = Math.min(LENGTH, scrubbed.length());
    if (end > 0 && end < scrubbed.length() && Character.isHighSurrogate(scrubbed.charAt(end - 1))) {
      end--;
    }
    return scrubbed.substring(0, end);
  }
}
