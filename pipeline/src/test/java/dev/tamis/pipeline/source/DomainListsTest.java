package dev.tamis.pipeline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainListsTest {
  @TempDir Path folder;

  @BeforeAll
  static void registerFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  void aListedDomainCoversItsSubDomainsDownToLabelBorders() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("plain"), "# bad ones\nBad.example.\nm\u00fcller.example\n");
    DomainLists lists = DomainLists.read(Map.of("mine", file.toString()));
    assertEquals(
        new DomainLists.Match("mine", "bad.example"), lists.covering("www.very.bad.example"));
    assertEquals("xn--mller-kva.example", lists.covering("a.xn--mller-kva.example").entry());
    assertNull(lists.covering("notbad.example"));
    assertNull(lists.covering("example"));
    assertNull(lists.covering(""));
  }

  @Test
  void readsUt1Folders() throws IOException {
    Files.createDirectories(folder.resolve("ut1/adult"));
    Files.writeString(folder.resolve("ut1/adult/domains"), "x.example\n");
    assertEquals(
        "x.example",
        DomainLists.read(Map.of("ut1", folder.resolve("ut1").toString()))
            .covering("x.example")
            .entry());
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0 ads.example, ads.example",
    "127.0.0.1\tads.example # why, ads.example",
    "www.plain.example, plain.example",
    "127.0.0.1 localhost, ''",
    "# comment, ''"
  })
  void readsLinesOfHostsFilesAndPlainLists(String line, String host) {
    assertEquals(host, DomainListReader.hostOf(line));
  }

  @Test
  void missingAndEmptyListsAreErrors() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "# nothing\n");
    for (String path : new String[] {folder + "/none", empty.toString()}) {
      assertThrows(IllegalArgumentException.class, () -> DomainLists.read(Map.of("a", path)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP://User:Secret@WWW.Example.COM:80/a/../b?x=1#top, http://www.example.com/b?x=1",
    "https://example.com:443, https://example.com/",
    "https://m\u00fcller.example/, https://xn--mller-kva.example/",
    "ftp://example.com/, ''",
    "not a url, ''"
  })
  void urlsHaveOneForm(String url, String normal) {
    assertEquals(normal, new Urls().normalize(url));
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.co.uk, example.co.uk",
    "a.b.example.com, example.com",
    "me.blogspot.com, me.blogspot.com",
    "192.0.2.1, 192.0.2.1",
    "localhost, localhost"
  })
  void registrableDomainsFollowThePublicSuffixList(String host, String domain) {
    assertEquals(domain, Urls.registrableDomain(host));
  }
}
