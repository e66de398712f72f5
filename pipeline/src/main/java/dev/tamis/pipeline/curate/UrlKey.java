package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.source.Urls;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address under which a document is compared with others: that of its record in the one form of
 * {@link Urls}, before personal data were scrubbed from it, for two addresses that differ in an
 * e-mail address are two; or the canonical one that the page names, where that lies on the same
 * registrable domain. Sites by mistake name their home page on every page: it counts for itself
 * alone.
 */
final class UrlKey {
  /** The hash of the address; that of the empty string where there is none. */
  Hash128 of(Document document) {
    String own = document.record().url();
    String url = own.equals(document.source().url()) ? own : Urls.normalize(own);
    String canonical = document.page().canonical().strip();
    return Hash128.of(canonical.isEmpty() || url.isEmpty() ? url : canonical(url, canonical));
  }

  /** The address under which a page at {@code url} counts that names {@code named}. */
  String canonical(String url, String named) {
    if (named.isBlank() || named.indexOf('[') >= 0 || named.indexOf('*') >= 0) {
      // Where personal data were taken out of it, two addresses may have become one.
      return url;
    }
    String canonical = Urls.normalize(absolute(url, named.strip()));
    if (canonical.isEmpty() || (isHome(canonical) && !isHome(url))) {
      return url;
    }
    String domain = Urls.registrableDomain(Urls.host(canonical));
    return domain.equals(Urls.registrableDomain(Urls.host(url))) ? canonical : url;
  }

  private static String absolute(String url, String named) {
    try {
      return new URI(url).resolve(new URI(named)).toString();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return named;
    }
  }

  private static boolean isHome(String url) {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return path < 0 || path == url.length() - 1;
  }
}
