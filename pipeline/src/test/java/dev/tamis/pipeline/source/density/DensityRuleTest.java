package dev.tamis.pipeline.source.density;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pii.Finding;
import dev.tamis.pii.Hint;
import dev.tamis.pii.PiiOptions;
import dev.tamis.pii.PiiScanner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DensityRuleTest {
  private static final DensityRule RULE = new DensityRule(250, 10, 10, 0.1, 10, 5, 3);
  private static final PeopleValues VALUES =
      new PeopleValues(Map.of("EMAIL", 1.0, "PHONE", 0.5, "DATE_OF_BIRTH", 2.0));

  private final PiiScanner scanner = PiiScanner.create(PiiOptions.defaults());

  private PageCount facts(String text, String domain) {
    return facts(text.hashCode(), text, domain);
  }

  private PageCount facts(long page, String text, String domain) {
    List<Finding> findings = scanner.scan(text, Hint.ofHost("deu", "www." + domain));
    TreeMap<String, Integer> counts = new TreeMap<>();
    findings.forEach(finding -> counts.merge(finding.kind(), 1, Integer::sum));
    return new PageCount(mix(page), text.length(), counts, VALUES.of(text, findings, domain), 0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 40, 150})
  void sitesOfPrivatePeoplesDataAreFoundAndNoOther(int pages) {
    List<String> wrong = new ArrayList<>();
    for (GeneratedSites.Site site : new GeneratedSites(20).sites(pages)) {
      SourceAccount account = new SourceAccount();
      for (String page : site.pages()) {
        account.add(facts(page, site.domain()));
      }
      DensityRule.Judgement judgement = RULE.judge(account);
      if (judgement.excluded() != (site.truth() == GeneratedSites.Truth.BAD)) {
        wrong.add(site.domain() + " " + site.truth() + " " + judgement);
      }
    }
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @CsvSource({
    "info, true",
    "kontakt.berlin, true",
    "presse-muenchen, true",
    "team2, true",
    "anna.infosen, false",
    "jo, false",
    "buero-mueller, true"
  })
  void functionsAreNoPeople(String local, boolean role) {
    assertEquals(role, PeopleValues.isRole(local));
  }

  @Test
  void anAddressOfTheSitesOwnDomainIsOfItsStaff() {
    String own = "Write to anna.keller@rathaus-nord.de or to anna.keller@web.de";
    assertEquals(1, facts(own, "rathaus-nord.de").values().size());
    assertEquals(2, facts(own, "elsewhere.de").values().size());
    assertEquals(2, facts(own, "rathaus-nord.de").findings().get("EMAIL"));
  }

  @Test
  void onePageCondemnsNoSite() {
    StringBuilder dump = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      dump.append("person").append(i).append("@gmail.com\n");
    }
    SourceAccount account = new SourceAccount();
    account.add(facts(dump.toString(), "a.de"));
    assertFalse(RULE.judge(account).judged());
    for (int i = 0; i < 30; i++) {
      account.add(facts(i, "nothing here", "a.de"));
    }
    assertTrue(RULE.judge(account).judged());
    assertTrue(RULE.judge(account).measure() > 2500);
    assertFalse(RULE.judge(account).excluded());
  }

  /**
   * Crawls of a year hold each page many times: neither condemns that a site nor does it hide it.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 12})
  void aPageThatWasFetchedAgainIsOnePage(int times) {
    SourceAccount people = new SourceAccount();
    SourceAccount single = new SourceAccount();
    for (int fetched = 0; fetched < times; fetched++) {
      for (int i = 0; i < 20; i++) {
        people.add(
            facts(i, "Ask person" + i + "@gmail.com, or 0151 2345" + (1000 + 37 * i), "b.de"));
      }
      single.add(facts("a@gmail.com b@gmail.com c@web.de " + "d@web.de e@web.de f@web.de", "a.de"));
    }
    assertEquals(20, people.pages());
    assertTrue(RULE.judge(people).excluded());
    assertFalse(RULE.judge(single).judged());
  }

  @Test
  void aSampleIsTheSameInEveryOrderAndPartition() throws IOException {
    Random random = new Random(1);
    List<PageCount> pages = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      List<PeopleValue> values = new ArrayList<>();
      for (int j = 0; j < 4; j++) {
        values.add(new PeopleValue(mix(random.nextInt(1200)), 7, 100, PeopleValue.Kind.MAILBOX));
      }
      values = new ArrayList<>(new java.util.TreeSet<>(values));
      pages.add(
          new PageCount(
              mix(i), 10, new TreeMap<>(Map.of("EMAIL", 4)), values, 1, i % 3 == 0 ? 1 : 0));
    }
    byte[] whole = null;
    for (int parts : new int[] {1, 3, 50}) {
      Collections.shuffle(pages, random);
      List<SourceAccount> accounts = new ArrayList<>();
      for (int i = 0; i < parts; i++) {
        accounts.add(new SourceAccount());
      }
      for (int i = 0; i < pages.size(); i++) {
        accounts.get(i % parts).add(pages.get(i));
      }
      SourceAccount merged = new SourceAccount();
      accounts.forEach(merged::addAll);
      assertEquals(400, merged.documents());
      assertEquals(400, merged.pages(), 50);
      assertEquals(400, merged.scored(0));
      assertEquals(134, merged.over(0));
      assertEquals(900, merged.sample().distinct(), 250);
      byte[] bytes = bytes(merged);
      whole = whole == null ? bytes : whole;
      assertArrayEquals(whole, bytes);
      assertTrue(bytes.length < 15_000);
      assertArrayEquals(
          whole, bytes(SourceAccount.read(new DataInputStream(new ByteArrayInputStream(bytes)))));
    }
  }

  private static long mix(long value) {
    long h = (value + 1) * 0x9E3779B97F4A7C15L;
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return h ^ (h >>> 31);
  }

  private static byte[] bytes(SourceAccount account) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    account.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Test
  void rangesAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new DensityRule(0, 10, 15, 0.1, 10, 5, 3));
    assertThrows(IllegalArgumentException.class, () -> new DensityRule(1, 10, 15, 1.1, 10, 5, 3));
    assertThrows(IllegalArgumentException.class, () -> new DensityRule(1, 10, 15, 0.1, 10, 5, 8));
  }
}
