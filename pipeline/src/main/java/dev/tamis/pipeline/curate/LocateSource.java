package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.source.DomainLists;
import dev.tamis.pipeline.source.Urls;

/** Brings the URL to its one form and leaves out documents from listed domains. */
final class LocateSource implements DocumentStage {
  private final Urls urls = new Urls();
  private final DomainLists lists;

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
    DomainLists.Match match = lists.covering(host);
    if (match != null) {
      return Verdict.exclude(name(), match.list(), match.entry(), null);
    }
    return Verdict.keep(document.withUrl(url, host, Urls.registrableDomain(host)));
  }
}
