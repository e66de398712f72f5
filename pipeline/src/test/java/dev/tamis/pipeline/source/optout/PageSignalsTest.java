package dev.tamis.pipeline.source.optout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageSignalsTest {
  private final RobotsDirectives robots = new RobotsDirectives(Set.of("ccbot", "gptbot"));

  private static String signals(Findings findings) {
    return findings.signals().stream().map(Signal::label).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "noai | noai",
        "NoAI, NoImageAI | noai noimageai",
        "noml | noai",
        "none | noindex",
        "noindex, nofollow, noarchive, nosnippet | noindex noarchive nosnippet",
        "nocache | noarchive",
        "max-snippet:0 | nosnippet",
        "max-snippet: 50, max-image-preview: large | ''",
        "googlebot: noai | ''",
        "googlebot: noindex, nofollow | ''",
        "CCBot: noai | noai",
        "googlebot: noindex, ccbot: noindex | noindex",
        "otherbot: noindex, *: noai | noai",
        "unavailable_after: Wednesday, 25 Jun 2010 15:00:00 PST, noai | noai",
        "unavailable_after: 25-Jun-2010 15:00:00 PST | ''",
        "noai noimageai | noai noimageai",
        "all | ''"
      })
  void xRobotsTagSaysWhatItIsDefinedToSay(String header, String expected) {
    Findings findings = new Findings();
    robots.header(header, findings);
    assertEquals(expected, signals(findings));
    assertEquals(Set.of(), findings.unknowns());
  }

  @Test
  void anAgentHoldsForItsOwnHeaderAlone() {
    Findings findings = new Findings();
    robots.header("googlebot: noindex, nofollow\nnoai", findings);
    assertEquals("noai", signals(findings));
    assertEquals("X-Robots-Tag: noai", findings.said(Signal.NOAI));
  }

  @Test
  void unknownDirectivesAreCountedNotGuessed() {
    Findings findings = new Findings();
    robots.header("no-ai, nolearn", findings);
    assertEquals("", signals(findings));
    assertEquals(Set.of("x-robots-tag"), findings.unknowns());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "robots | noai, noimageai | noai noimageai",
        "ROBOTS | NOINDEX NOFOLLOW | noindex",
        "gptbot | noindex | noindex",
        "googlebot | noindex | ''",
        "description | noai | ''",
        "X-Robots-Tag | ccbot: noai | noai"
      })
  void metaElementsSpeakToRobotsOrToAnAgent(String name, String content, String expected) {
    Findings findings = new Findings();
    robots.meta(name, content, findings);
    assertEquals(expected, signals(findings));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 1 | true | false",
        "'' | 0 | false | true",
        "0 | 1 | false | true",
        "1 | 0 | true | false",
        "'' | yes | false | false",
        "2 | 1 | true | false",
        "'' | '' | false | false"
      })
  void aPageGoesBeforeItsHeader(String meta, String header, boolean reserved, boolean declined) {
    Findings findings = new Findings();
    TdmReservation.page(meta, header, findings);
    assertEquals(reserved, findings.has(Signal.TDM_RESERVATION));
    assertEquals(declined, findings.hasDeclined(Signal.TDM_RESERVATION));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train-ai=n | DISALLOWED",
        "train-ai=y, search=n | ALLOWED",
        "search=n | UNKNOWN",
        "train-ai=n;until=2030;x=\"a,b\", search=y | DISALLOWED",
        "train-ai=y, train-ai=n | DISALLOWED",
        "train-ai=y, train-genai=n | DISALLOWED",
        "ai=n, genai=y | ALLOWED",
        "all=n, search=y | DISALLOWED",
        "all=n, train-ai=y | ALLOWED",
        "tdm=n | DISALLOWED",
        "train-ai=\"n\" | UNKNOWN",
        "train-ai | UNKNOWN",
        "Train-AI=n | UNKNOWN",
        "train-ai=n, | UNKNOWN",
        "train-ai=n search=y | UNKNOWN",
        "x=(a b \"c)\");p, train-ai=n | DISALLOWED",
        "train-ai=N | UNKNOWN"
      })
  void contentUsageIsADictionary(String value, String training) {
    assertEquals(training, ContentUsage.training(value, new Findings()).name());
  }

  @Test
  void whatADictionaryDoesNotDefineIsCounted() {
    for (String value : new String[] {"Train-AI=n", "train-ai=N", "sell=n", "train-ai=n,"}) {
      Findings findings = new Findings();
      ContentUsage.training(value, findings);
      assertEquals(Set.of("content-usage"), findings.unknowns(), value);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "search=yes,ai-train=no | DISALLOWED | false",
        "Search=Yes, AI-Train = No | DISALLOWED | false",
        "ai-train=yes | ALLOWED | false",
        "search=yes | UNKNOWN | false",
        "ai-train=yes, ai-train=no | DISALLOWED | false",
        "ai-train=maybe | UNKNOWN | true",
        "use=reference | UNKNOWN | true"
      })
  void contentSignalsAreYesOrNo(String value, String training, boolean unknown) {
    Findings findings = new Findings();
    assertEquals(training, ContentSignal.training(value, findings).name());
    assertEquals(unknown, !findings.unknowns().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "https://creativecommons.org/licenses/by-sa/4.0/, CC-BY-SA-4.0",
    "http://www.creativecommons.org/licenses/by/3.0/de/deed.de, CC-BY-3.0-DE",
    "//creativecommons.org/licenses/by-nc-nd/2.5/legalcode, CC-BY-NC-ND-2.5",
    "https://creativecommons.org/licenses/by/4.0/deed.en, CC-BY-4.0",
    "https://creativecommons.org/publicdomain/zero/1.0/, CC0-1.0",
    "https://creativecommons.org/publicdomain/mark/1.0/, CC-PDM-1.0",
    "https://creativecommons.org/licenses/by/4.0/?ref=chooser, CC-BY-4.0",
    "https://creativecommons.org/about/, ''",
    "https://www.gnu.org/licenses/fdl-1.3.html, GFDL-1.3",
    "https://www.gnu.org/copyleft/fdl.html, GFDL",
    "https://opendatacommons.org/licenses/odbl/1-0/, ODbL-1.0",
    "https://example.org/licence, ''"
  })
  void licencesHaveTheNamesOfSpdx(String url, String name) {
    assertEquals(name, Licences.of(url));
  }

  @Test
  void aSignalIsSetOnceAndSaysWhere() {
    Findings findings = new Findings();
    robots.header("noai", findings);
    robots.meta("robots", "noai", findings);
    assertTrue(findings.has(Signal.NOAI));
    assertFalse(findings.has(Signal.NOINDEX));
    assertEquals("X-Robots-Tag: noai", findings.said(Signal.NOAI));
  }
}
