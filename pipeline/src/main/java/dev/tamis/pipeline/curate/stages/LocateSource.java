package dev.tamis.pipeline.curate.stages;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Source;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.source.DomainLists;
import dev.tamis.pipeline.source.Urls;
import java.util.TreeMap;

/** Brings the URL to its one form and leaves out documents from listed domains. */
public final class LocateSource implements DocumentStage {
  private final Urls urls = new Urls();
  private final DomainLists lists;

  /** Reads the lists that the recipe names. */
  public static Loaded load(Recipe recipe) {
    DomainLists lists = DomainLists.read(recipe.domains().exclude());
    return new Loaded(() -> new LocateSource(lists), new TreeMap<>(), lists.sha256());
  }

  LocateSource(DomainLists lists) {
    this.lists = lists;
  }

  @Override
  public String name() {
    return "domains";
  }

  @Override
  public Verdict apply(Document document) {
    String url = urls.normalize(document.record().url());
    String host = Urls.host(url);
    Document located = document.with(new Source(url, host, Urls.registrableDomain(host)));
    DomainLists.Match match = lists.covering(host);
    return match == null
        ? Verdict.keep(located)
        : Verdict.exclude(located, name(), match.list(), match.entry(), null);
  }

  @Override
  public String describe(Document passed) {
    return passed.source().domain();
  }
}
