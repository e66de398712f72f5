package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.source.Urls;
import dev.tamis.pipeline.source.lists.ListMatch;
import dev.tamis.pipeline.source.lists.SourceLists;

/** Brings the URL to its one form and leaves out documents from listed domains. */
final class LocateSource implements DocumentStage {
  private final SourceLists lists;

  LocateSource(SourceLists lists) {
    this.lists = lists;
  }

  @Override
  public String name() {
    return "domains";
  }

  @Override
  public Verdict apply(Document document) {
    String url = Urls.normalize(document.record().url());
    String host = Urls.host(url);
    for (ListMatch match : lists.matches(host, url)) {
      if (match.action() == ListMatch.Action.ALLOW) {
        break;
      }
      if (match.action() == ListMatch.Action.EXCLUDE) {
        return Verdict.exclude(name(), match.list(), match.value(), null);
      }
    }
    return Verdict.keep(document.withUrl(url, host, Urls.registrableDomain(host)));
  }
}
