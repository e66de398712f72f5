package dev.tamis.pipeline.source.optout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tamis.pipeline.input.SiteFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitePolicyTest {
  private static final Set<String> AGENTS = Set.of("gptbot", "ccbot", "kangaroo bot");

  private static final String ROBOTS =
      """
      \uFEFF# everything at once
      License: https://example.org/license.xml
      User-Agent: Googlebot
      Disallow: /search
      Content-Usage: /search train-ai=n

      user-agent: GPTBot/1.0
      User-agent: Kangaroo Bot
      Crawl-delay: 10
      Disallow: /private   # why
      Allow: /private/open$
      Sitemap: https://example.org/sitemap.xml
      Disallow: /*.pdf$

      User-agent: *
      Disallow: /all
      Content-Usage: / train-ai=y
      Content-Usage: /news/ train-ai=n
      Content-Usage: /news/free/ train-ai=y
      """;

  private static String signals(String path, SiteStatement... statements) {
    return SitePolicy.of(List.of(statements), AGENTS).judge(path, false).signals().stream()
        .map(Signal::label)
        .collect(Collectors.joining(" "));
  }

  private static SiteStatement statement(SiteFile.Kind kind, String fetched, String text) {
    return SiteStatement.of(
        new SiteFile(kind, "https://a.example/x", fetched, text), AGENTS, new Findings());
  }

  @ParameterizedTest
  @CsvSource({
    "/, rsl",
    "/search, rsl",
    "/private, robots-ai-agents rsl",
    "/private/x, robots-ai-agents rsl",
    "/private/open, rsl",
    "/private/open/x, robots-ai-agents rsl",
    "/a/b.pdf, robots-ai-agents rsl",
    "/a/b.pdf?x, rsl",
    "/all/x, robots-all-agents rsl",
    "/news/1, content-usage rsl",
    "/news/free/1, rsl"
  })
  void robotsTxtSpeaksToAgentsAndOfUsage(String path, String expected) {
    assertEquals(expected, signals(path, statement(SiteFile.Kind.ROBOTS, "", ROBOTS)));
  }

  @Test
  void reducingTwiceIsReducingOnce() {
    String once = RobotsTxt.parse(ROBOTS, AGENTS).reduced();
    assertEquals(once, RobotsTxt.parse(once, AGENTS).reduced());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "User-agent: *\\nContent-Signal: search=yes, ai-train=no\\nAllow: / | content-signal",
        "Content-signal: ai-train=no | content-signal",
        "User-agent: googlebot\\nContent-Signal: ai-train=no | ''",
        "User-agent: CCBot\\nContent-Signal: ai-train=no | content-signal",
        "User-agent: *\\nContent-Usage: train-ai=n | content-usage",
        "User-agent: *\\nDisallow:\\nUser-agent: GPTBot\\nDisallow: / | robots-ai-agents",
        "User-agent: GPTBot\\nUser-agent: *\\nDisallow: / | robots-ai-agents robots-all-agents",
        "User-agent: *\\nDisallow: / | robots-all-agents",
        "User-agent: GPTBotX\\nDisallow: / | ''",
        "<html><body>User-agent: *\\nDisallow: /</body></html> | none",
        "License: not a url | ''"
      })
  void groupsAreThoseOfRfc9309(String text, String expected) {
    SiteStatement statement = statement(SiteFile.Kind.ROBOTS, "", text.replace("\\n", "\n"));
    if (expected.equals("none")) {
      assertNull(statement);
    } else {
      assertEquals(expected, signals("/page", statement));
    }
  }

  @Test
  void ofTdmrepJsonTheFirstRuleThatMatchesCounts() {
    SiteStatement file =
        statement(
            SiteFile.Kind.TDMREP,
            "",
            """
            [{"location": "/open", "tdm-reservation": 0},
             {"location": "/exact$", "tdm-reservation": 1},
             {"location": "/*/deep", "tdm-reservation": "1", "tdm-policy": "https://a.example/p"},
             {"location": "/odd", "tdm-reservation": 7},
             {"location": "/", "tdm-reservation": 1}]
            """);
    assertEquals("", signals("/open/1", file));
    assertEquals("tdm-reservation", signals("/exact", file));
    assertEquals("tdm-reservation", signals("/a/deep", file));
    assertEquals("tdm-reservation", signals("/odd", file));
    assertEquals(List.of(), SitePolicy.of(List.of(file), AGENTS).judge("/odd", true).signals());
    Findings unknowns = new Findings();
    TdmReservation.file("{\"location\": \"/\"}", unknowns);
    assertEquals(Set.of("tdmrep-json"), unknowns.unknowns());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "User-Agent: *\\nDisallow: / | ai-txt",
        "User-Agent: *\\nDisallow: *.txt\\nDisallow: *.jpg | ai-txt",
        "User-Agent: *\\nDisallow: *.jpg\\nAllow: *.txt | ''",
        "User-Agent: *\\nAllow: /\\nDisallow: /page/ | ''",
        "User-Agent: *\\nDisallow: /page | ai-txt"
      })
  void aiTxtDisallowsTextOrPaths(String text, String expected) {
    assertEquals(
        expected, signals("/page", statement(SiteFile.Kind.AI, "", text.replace("\\n", "\n"))));
  }

  @Test
  void otherFormsOfAiTxtAreCounted() {
    Findings unknowns = new Findings();
    assertNull(
        SiteStatement.of(
            new SiteFile(SiteFile.Kind.AI, "", "", "Training: deny\n"), AGENTS, unknowns));
    assertEquals(Set.of("ai-txt"), unknowns.unknowns());
  }

  @Test
  void theNewestCopyCountsInEveryOrder() {
    List<SiteStatement> copies =
        new ArrayList<>(
            List.of(
                statement(SiteFile.Kind.ROBOTS, "2025-01-01T00:00:00Z", "User-agent: *"),
                statement(
                    SiteFile.Kind.ROBOTS,
                    "2025-03-01T00:00:00Z",
                    "User-agent: GPTBot\nDisallow: /"),
                statement(SiteFile.Kind.ROBOTS, "2025-02-01T00:00:00Z", "User-agent: x")));
    for (int i = 0; i < copies.size(); i++) {
      Collections.rotate(copies, 1);
      assertEquals(
          List.of(Signal.ROBOTS_AI_AGENTS),
          SitePolicy.of(copies, AGENTS).judge("/", false).signals());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/robots.txt, ROBOTS",
    "https://a.example:8443/robots.txt?x, ROBOTS",
    "https://a.example/.well-known/tdmrep.json, TDMREP",
    "https://a.example/ai.txt, AI",
    "https://a.example/docs/robots.txt, ",
    "https://a.example, "
  })
  void filesStandAtFixedPlaces(String url, SiteFile.Kind kind) {
    assertEquals(kind, SiteFile.kindOf(url));
  }
}
