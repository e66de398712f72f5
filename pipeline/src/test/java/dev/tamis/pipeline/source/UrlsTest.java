package dev.tamis.pipeline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlsTest {
  @ParameterizedTest
  @CsvSource({
    // A host whose last label is a number is an address.
    "http://0xC0.0xA8.1/, http://192.168.0.1/",
    "http://3232235777/, http://192.168.1.1/",
    "http://1.2.3.4a/, http://1.2.3.4a/",
    "http://1.2.3.0xfg/, http://1.2.3.0xfg/",
    "http://mill.0/, ''",
    "http://mill.0x/, ''",
    "http://0x7f.1./, http://127.0.0.1/",
    "HTTP://User:Secret@WWW.Example.COM:80/a/../b?x=1#top, http://www.example.com/b?x=1",
    "https://example.com:443, https://example.com/",
    "http://example.com:8080/x, http://example.com:8080/x",
    "https://m\u00fcller.example/, https://xn--mller-kva.example/",
    "https://fa\u00df.example/, https://xn--fa-hia.example/",
    "http://ex%41mple.com/, http://example.com/",
    "http://example.com./x, http://example.com/x",
    "http://3221225985/, http://192.0.2.1/",
    "http://[2001:DB8:0:0::1]/x, http://[2001:db8::1]/x",
    "http://[::ffff:192.0.2.1]/, http://192.0.2.1/",
    "http://example.com/ä?x=1&y=2, http://example.com/%C3%A4?x=1&y=2",
    "http://example.com/a%7eb c?q=%2f%20 &b=1&a=2, http://example.com/a~b%20c?q=%2F%20%20&b=1&a=2",
    "http://example.com?q, http://example.com/?q",
    "http://example.com/a/./b/../../c/.., http://example.com/",
    "http://example.com/?, http://example.com/",
    "http://example.com\\a\\b, http://example.com/a/b",
    "http://example.com/100%, http://example.com/100%25",
    "http://a..b/, ''",
    "http:///x, ''",
    "ftp://example.com/, ''",
    "not a url, ''"
  })
  void urlsHaveOneForm(String url, String normal) {
    assertEquals(normal, Urls.normalize(url));
  }

  @Test
  void theOneFormIsItsOwn() {
    for (String url :
        new String[] {
          "http://example.com/%7Ejo/a%20b?x=%C3%A4&y", "http://xn--mller-kva.example/a//b/?"
        }) {
      String once = Urls.normalize(url);
      assertEquals(once, Urls.normalize(once));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.co.uk, example.co.uk",
    "a.b.example.com, example.com",
    "me.blogspot.com, me.blogspot.com",
    "www.me.github.io, me.github.io",
    "a.b.city.kawasaki.jp, city.kawasaki.jp",
    "a.b.shop.unlisted, shop.unlisted",
    "co.uk, co.uk",
    "192.0.2.1, 192.0.2.1",
    "[2001:db8::1], [2001:db8::1]",
    "localhost, localhost"
  })
  void registrableDomainsFollowThePublicSuffixList(String host, String domain) {
    assertEquals(domain, Urls.registrableDomain(host));
  }
}
