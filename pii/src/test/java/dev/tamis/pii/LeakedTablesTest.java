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
        "eng~US~m=jane%4%30roe.org~m=[EMAIL]",
        "eng~US~m=jane%\u200b40roe.org~m=[EMAIL]",
        "eng~US~m=jane%4\u200b0roe.org~m=[EMAIL]",
        "eng~US~m=ja%E2%80%8Bne@roe.org~m=[EMAIL]",
        "eng~US~p%6\u00ad1ssword=hunter42x~p%6\u00ad1ssword=[SECRET]",
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
        "eng~US~Jane Roe <jroe@roe.org>~[PERSON] <[EMAIL]>",
        "eng~US~id,full_name,born/1,Jane Roe,2020~id,full_name,born/1,[PERSON],2020",
        "eng~US~COPY u (id, ssn) FROM stdin;/1\t322897414/2\t536904399~COPY u (id, ssn) FROM stdin;/1\t[US_SSN]/2\t[US_SSN]",
        "eng~US~copy u (id, tel) from stdin csv;/1,8154559789/2,2127365000~copy u (id, tel) from stdin csv;/1,[PHONE]/2,[PHONE]",
        "eng~US~ENV DB_PASSWORD hunter42x~ENV DB_PASSWORD [SECRET]",
        "eng~US~setenv API_TOKEN 9f8a7b6c5d4e3f2a1b0c9d8e~setenv API_TOKEN [SECRET]",
        "eng~US~<add key=\"ApiKey\" value=\"9f8a7b6c5d4e3f2a1b0c9d8e\">~<add key=\"ApiKey\" value=\"[SECRET]\">",
        "eng~US~- name: DB_PASSWORD/  value: hunter42x~- name: DB_PASSWORD/  value: [SECRET]",
        "eng~US~#define API_KEY 'Zfo8ZxNq12fWcGzFzwsrC8WU'~#define API_KEY '[SECRET]'",
        "eng~US~api_key|Zfo8ZxNq12fWcGzFzwsrC8WU|x~api_key|[SECRET]|x",
        "eng~US~--api-key Zfo8ZxNq12fWcGzFzwsrC8WU x~--api-key [SECRET] x",
        "eng~US~let token: String = 'Zfo8ZxNq12fWcGzFzwsrC8WU'~let token: String = '[SECRET]'",
        "eng~US~card number: 9792 0000 0000 0003~card number: [CARD]",
        "fra~FR~NIR 1 84 12 2A 451 089 33~NIR [FR_NIR]",
        "fra~FR~nom,nir/Durand,291052B03312333~nom,nir/[PERSON],[FR_NIR]",
        "eng~US~user: bob/PASS: Hunter42x~user: bob/PASS: [SECRET]",
        "eng~US~The mill is open./Best/Jane Roe~The mill is open./Best/[PERSON]",
        "eng~US~they are not answering at 78 612 450~they are not answering at [PHONE]",
        "eng~US~stop the messages to 061 947 83 12, please~stop the messages to [PHONE], please",
        "eng~US~you can call 82 490 1693~you can call [PHONE]",
        "eng~US~Jane Roe/416 61 038 office/079 042 17 44 mobile~Jane Roe/[PHONE] office/[PHONE] mobile",
        "spa~CR~cédula: 1-714-385~cédula: [CR_CEDULA]",
        "spa~DO~cédula: 00114272361~cédula: [DO_CEDULA]",
        "fra~FR~numéro fiscal : 07 02 987 765 431~numéro fiscal : [FR_NIF]",
        "spa~GT~NIT: 7108-0~NIT: [GT_NIT]",
        "spa~PY~RUC: 2660-3~RUC: [PY_RUC]",
        "fra~BE~Numéro national : 85073500107~Numéro national : [BE_NATIONAL_NUMBER]",
        "fra~BE~numéro BIS : 98472899765~numéro BIS : [BE_NATIONAL_NUMBER]",
        "heb~IL~תעודת זהות: 3933742-3~תעודת זהות: [IL_ID]",
        "eng~US~my driver's license is 2271-66-1552~my driver's license is [US_DRIVER_LICENSE]"
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
        "eng~By Jane Roe, staff writer",
        "eng~RFC 2822:: and 5321::",
        "eng~the name 4.3.2.1.ip6.arpa",
        "eng~netlink: allow be16 and be32 types",
        "eng~a card of the game has 9792 0000 0000 0003",
        "eng~PASS: gas/elf2¶PASS: gas/elf2b¶PASS: pr20995",
        "eng~Name: Stolen Sack¶Level: 70",
        "eng~name: API_KEY¶value: ${API_KEY}",
        "tur~AD,Andorra¶AO,Angola¶AI,Anguilla",
        "eng~68 comments¶Best¶Top¶Newest",
        "deu~{'firstname':'Vorname','lastname':'Nachname'}",
        "deu~Nokia¶Sony¶LG¶HTC¶Motorola",
        "eng~Home | Links | Login¶Post | Contact | Forgot Password",
        "por~Rua do Moinho, 12, Centro.¶CEP: 40210-630 - Lisboa, Norte, Brasil.",
        "eng~You can call 20 000 000 people",
        "eng~messages to 12 345 678 users",
        "eng~12 345 678 office workers",
        "eng~call on 1.2.2024 10.30",
        "eng~Use of this is subject to DFARS 252.227-7013"
      })
  void leaves(String language, String written) {
    String text = written.replace('¶', '\n');
    assertEquals(text, SCANNER.scrub(text, new Hint(language, "")).text());
  }

  @Test
  void aCutKeyBlockEndsWithItsLastLine() {
    String line = "MIIEpAIBAAKCAQEA1c7+9z5Pad7OejecsQ0buASDFkjhasdf7987asdfASDF8dsf\n";
    String block = "-----BEGIN RSA PRIVATE KEY-----\n" + line + "key_id: 77 and x\n" + line;
    assertEquals(
        "[PRIVATE_KEY]\nNote: the rest is text",
        SCANNER.scrub(block + "asdf==\nNote: the rest is text").text());
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
