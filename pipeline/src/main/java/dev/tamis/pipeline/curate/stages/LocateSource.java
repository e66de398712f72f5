package dev.tamis.pipeline.curate.stages;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Source;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.source.Urls;
import dev.tamis.pipeline.source.lists.ListMatch;
import dev.tamis.pipeline.source.lists.ListReport;
import dev.tamis.pipeline.source.lists.SourceLists;
import dev.tamis.pipeline.source.lists.UrlWordList;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings the URL to its one form and asks the lists. A list that allows wins over every list that
 * excludes and over the words; then the first list that excludes, in the order of the recipe; then
 * the words. Lists that mark, and those that allow, are noted on what stays.
 */
public final class LocateSource implements DocumentStage {
  /** The note of the lists that cover a document. */
  public static final String NOTE = "lists";

  private final SourceLists lists;
  private final UrlWordList words;
  private Tally counts = new Tally();

  /** Reads the lists that the recipe names. */
  public static Loaded load(Recipe recipe) {
    SourceLists lists = SourceLists.read(recipe.domains());
    UrlWordList words = UrlWordList.read(recipe.domains().words());
    SortedMap<String, String> digests = new TreeMap<>();
    SortedMap<String, ListReport> reports = new TreeMap<>();
    lists.reports().forEach((name, report) -> reports.put("domains." + name, report));
    reports.forEach((name, report) -> digests.put(name, report.sha256()));
    digests.putAll(words.sha256());
    return new Loaded(() -> new LocateSource(lists, words), new TreeMap<>(), digests, reports);
  }

  LocateSource(SourceLists lists, UrlWordList words) {
    this.lists = lists;
    this.words = words;
  }

  @Override
  public String name() {
    return "domains";
  }

  @Override
  public Verdict apply(Document document) {
    String url = Urls.normalize(document.record().url());
    String host = Urls.host(url);
    Document located = document.with(new Source(url, host, Urls.registrableDomain(host)));
    List<ListMatch> matches = lists.matches(host, url);
    List<String> notes = new ArrayList<>();
    boolean allowed = false;
    ListMatch excludes = null;
    for (ListMatch match : matches) {
      counts.add(1, Keys.LISTS, match.list(), "matched");
      allowed |= match.action() == ListMatch.Action.ALLOW;
      if (match.action() == ListMatch.Action.EXCLUDE) {
        excludes = excludes == null ? match : excludes;
      } else {
        notes.add(match.list() + ": " + match.value());
      }
    }
    if (!allowed && excludes != null) {
      return Verdict.exclude(located, name(), excludes.list(), excludes.value(), null);
    }
    UrlWordList.Hit hit = allowed ? null : words.find(url);
    if (hit != null) {
      String found = String.join(" ", hit.words());
      return Verdict.exclude(located, name(), hit.rule(), found, (long) hit.least());
    }
    return Verdict.keep(
        notes.isEmpty()
            ? located
            : located.with(located.notes().with(NOTE, String.join("; ", notes))));
  }

  @Override
  public void takeCounts(Tally tally) {
    lists.reports().keySet().forEach(list -> tally.add(0, Keys.LISTS, list, "matched"));
    tally.addAll(counts);
    counts = new Tally();
  }

  @Override
  public String describe(Document passed) {
    Object lists = passed.notes().values().get(NOTE);
    return passed.source().domain() + (lists == null ? "" : ", " + lists);
  }
}
