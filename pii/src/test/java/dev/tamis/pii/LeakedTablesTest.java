package dev.tamis.pii;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables, labels, dates, secrets, look-alikes, names, and rules of the user. */
class LeakedTablesTest {
  private static final PiiScanner SCANNER =
      PiiScanner.create(PiiOptions.builder().enable("PERSON", "STREET_ADDRESS").build());

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "eng~US~1,Al,+1 (815) 455-9789,322-89-7414,x~1,Al,[PHONE],[US_SSN],x",
        "eng~US~212-736-5000,212-736-5001~[PHONE],[PHONE]",
        "eng~US~My SSN,536-90-4399, is~My SSN,[US_SSN], is",
        "eng~US~Tel.815-455-9789~Tel.[PHONE]",
        "eng~US~SSN-322-89-7414~SSN-[US_SSN]",
        "eng~US~id,phone,ssn/1,8154559789,322897414~id,phone,ssn/1,[PHONE],[US_SSN]",
        "eng~US~order_id,phone/100200300,2127365000~order_id,phone/100200300,[PHONE]",
        "fin~FI~id;puhelin;hetu/1;0401234567;131052-308T~id;puhelin;hetu/1;[PHONE];[FI_HETU]",
        "eng~US~insert into u (id, ssn) values (1,'322897414');~insert into u (id, ssn) values (1,'[US_SSN]');",
        "deu~DE~Tel. 6468 5788, Mo - Fr 9.00 - 13.00~Tel. [PHONE], Mo - Fr 9.00 - 13.00",
        "pol~PL~Mobile: 737 219 628~Mobile: [PHONE]",
        "zho~CN~电话：010-88888888 京ICP备05012345号~电话：[PHONE] 京ICP备05012345号",
        "eng~US~?tel=%2B12127365000&m=jane%40roe.org~?tel=[PHONE]&m=[EMAIL]",
        "rus~RU~алексей.новиков71@почта.рф~[EMAIL]",
        "eng~US~https://lore.roe.org/r/2009.GA1@roe.org~https://lore.roe.org/r/[EMAIL]",
        "spa~ES~ES 91 2100 0418 4502 0005 1332~[IBAN]",
        "eng~US~DOB 12 March 1985~DOB [DATE_OF_BIRTH]",
        "deu~DE~geboren am 12. März 1985~geboren am [DATE_OF_BIRTH]",
        "jpn~JP~生年月日：昭和60年3月12日~生年月日：[DATE_OF_BIRTH]",
        "fas~IR~تاریخ تولد: ۲۱ اسفند ۱۳۶۳~تاریخ تولد: [DATE_OF_BIRTH]",
        "rus~RU~пароль: qwErty77z~пароль: [SECRET]",
        "eng~US~DB_PASSWORD=Tr0ub4dor&3~DB_PASSWORD=[SECRET]",
        "eng~US~Name: Jane Roe/Address: 12 Mill Lane, Ashford~Name: [PERSON]/Address: [STREET_ADDRESS]",
        "zho~CN~姓名：张伟~姓名：[PERSON]",
        "eng~US~Jane Roe <jroe@roe.org>~[PERSON] <[EMAIL]>"
      })
  void finds(String language, String country, String text, String scrubbed) {
    boolean lines = !text.contains("//");
    String in = lines ? text.replace('/', '\n') : text;
    String out = lines ? scrubbed.replace('/', '\n') : scrubbed;
    assertEquals(out, SCANNER.scrub(in, new Hint(language, country)).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "eng~standard deviation was 0.289969",
        "eng~The call lasted 3.14159265 s",
        "eng~mobile revenue rose to 1 234 567 dollars",
        "eng~GSM 900/1800",
        "eng~Ring 7654321",
        "eng~phone 192.168.100.200",
        "deu~05.10.2026 um 9.30-17.00",
        "deu~Handy seit 2015 – 03/2016",
        "deu~200. Geburtstag Franz Liszts am 22. Oktober 2011",
        "eng~12.2.2.2. Network",
        "eng~SECRET_KEY=${SECRET}",
        "eng~token: my-bot-token",
        "eng~password = changeme123",
        "eng~api_key = xxxxxxxxxxxxxxxxxxxx",
        "eng~Password must be at least 8 characters",
        "eng~file name: Foo Bar",
        "eng~By Jane Roe, staff writer"
      })
  void leaves(String language, String text) {
    assertEquals(text, SCANNER.scrub(text, new Hint(language, "")).text());
  }

  @Test
  void onePersonHasOneTag() {
    PseudonymKey key = PseudonymKey.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    PiiScanner tags =
        PiiScanner.create(PiiOptions.builder().action(Action.PSEUDONYM).key(key).build());
    Hint us = new Hint("eng", "US");
    assertEquals(tags.scrub("(212) 736-5000", us).text(), tags.scrub("+1 212 736 5000", us).text());
    assertEquals(tags.scrub("Jo@Roe.org", us).text(), tags.scrub("jo@roe.org", us).text());
    assertEquals(
        tags.scrub("DE89 3704 0044 0532 0130 00", us).text(),
        tags.scrub("DE89370400440532013000", us).text());
  }

  @Test
  void rulesOfTheUserNeverFindWhatIsRedacted() {
    SplittableRandom random = new SplittableRandom(24);
    List<String> atoms =
        List.of(
            "\\w", ".", "[^a-z ]", "[^,]", "\\S", "a", "ST-", "\\d", "[A-Z]", "\\]", " ", "\\b");
    List<String> repeats = List.of("", "+", "{2,5}", "{4,12}", "?");
    String text =
        "password: hunter42, mail jo@tamis.dev ST-123456 [EMAIL] tel 212-736-5000 abcdefgh";
    for (int i = 0; i < 120; i++) {
      StringBuilder pattern = new StringBuilder("(");
      for (int k = random.nextInt(1, 4); k > 0; k--) {
        String atom = atoms.get(random.nextInt(atoms.size()));
        pattern.append(atom).append(atom.equals("\\b") ? "" : repeats.get(random.nextInt(5)));
      }
      UserRule rule;
      try {
        rule = UserRule.of("LOGIN", pattern.append(')').toString());
      } catch (IllegalArgumentException e) {
        continue; // The value can be empty.
      }
      Action action = random.nextBoolean() ? Action.PLACEHOLDER : Action.SURROGATE;
      PiiScanner scanner =
          PiiScanner.create(PiiOptions.builder().rule(rule).action(action).build());
      Scrubbed once = scanner.scrub(text);
      assertTrue(once.drop().isEmpty(), rule.pattern());
      assertTrue(scanner.leaks(once.text(), Hint.NONE).isEmpty(), rule.pattern());
      assertEquals(once.text(), scanner.scrub(once.text()).text(), rule.pattern());
    }
  }

  @Test
  void rulesThatCannotWorkAreRefused() {
    for (String pattern : List.of("\\b", "()b", "a*", "(a|)", "x?")) {
      assertThrows(IllegalArgumentException.class, () -> UserRule.of("LOGIN", pattern), pattern);
    }
    IllegalArgumentException dead =
        assertThrows(
            IllegalArgumentException.class,
            () -> new UserRule("ID", "ST-[0-9]{6}", List.of("XX-"), "", List.of(), 50, 0.9));
    assertTrue(dead.getMessage().startsWith("pii.rules.ID.literals"), dead.getMessage());
    IllegalArgumentException bad =
        assertThrows(IllegalArgumentException.class, () -> UserRule.of("ID", "ab(c"));
    assertTrue(bad.getMessage().contains("at position 2"), bad.getMessage());
  }

  @Test
  void aHintNeverEchoesWhatItWasGiven() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Hint("Roe", ""));
    assertTrue(!e.getMessage().contains("Roe"), e.getMessage());
  }
}
