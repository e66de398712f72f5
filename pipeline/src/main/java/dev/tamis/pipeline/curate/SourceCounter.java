package dev.tamis.pipeline.curate;

import dev.tamis.pii.Finding;
import dev.tamis.pii.Hint;
import dev.tamis.pii.PiiScanner;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.ShownText;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.recipe.SourcesSection;
import dev.tamis.pipeline.source.Urls;
import dev.tamis.pipeline.source.density.PageCount;
import dev.tamis.pipeline.source.density.PeopleValues;
import dev.tamis.pipeline.source.density.SourceAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts what the pages of each source show of people. It looks at the whole of a page, whether the
 * page stays or not: lines of contacts are the first that extraction leaves out, and lists of
 * people the first that rules for running text do. Not thread-safe.
 */
final class SourceCounter {
  /** Of what is counted and how; another number means other accounts. */
  static final int VERSION = 2;

  /** So many hashes are held at most, a hundred bytes each, before they are told. */
  private static final int MOST_HELD = 1 << 18;

  private final PiiScanner scanner;
  private final PeopleValues people;
  private final List<SourcesSection.Safety> safety;
  private SortedMap<String, SourceAccount> accounts = new TreeMap<>();
  private int held;

  /**
   * Sets it up.
   *
   * @param scanner for what weighs; null where people's data is not asked for
   * @param people what of it may be a person's
   * @param safety rules over scores
   */
  SourceCounter(PiiScanner scanner, PeopleValues people, List<SourcesSection.Safety> safety) {
    this.scanner = scanner;
    this.people = people;
    this.safety = List.copyOf(safety);
  }

  /** Counts a page with what the stages found out of it before it left. */
  void count(Document document) {
    ShownText shown = document.find(ShownText.class, ShownText.NONE);
    String domain = document.source().domain();
    if (domain.isEmpty() || shown.equals(ShownText.NONE)) {
      return;
    }
    String text = shown.text();
    Hint hint = Hint.ofHost(document.language().tag().language(), document.source().host());
    List<Finding> findings = scanner == null ? List.of() : scanner.scan(text, hint);
    TreeMap<String, Integer> kinds = new TreeMap<>();
    findings.forEach(finding -> kinds.merge(finding.kind(), 1, Integer::sum));
    int scored = 0;
    int over = 0;
    for (int i = 0; i < safety.size(); i++) {
      Double score = document.quality().scores().get(safety.get(i).model());
      scored |= score == null ? 0 : 1 << i;
      over |= score != null && score > safety.get(i).over() ? 1 << i : 0;
    }
    PageCount page =
        new PageCount(
            Hash128.of(Urls.normalize(document.record().url())).high(),
            text.length(),
            kinds,
            people.of(text, findings, domain),
            scored,
            over);
    SourceAccount account = accounts.computeIfAbsent(domain, name -> new SourceAccount());
    int before = account.held();
    account.add(page);
    held += account.held() - before;
  }

  /** Whether what was counted should be told. */
  boolean isFull() {
    return held >= MOST_HELD;
  }

  /** What was counted since the last call, by domain. */
  List<SourceAccount.At> take() {
    List<SourceAccount.At> taken = new ArrayList<>(accounts.size());
    for (Map.Entry<String, SourceAccount> account : accounts.entrySet()) {
      taken.add(new SourceAccount.At(account.getKey(), account.getValue()));
    }
    accounts = new TreeMap<>();
    held = 0;
    return taken;
  }
}
