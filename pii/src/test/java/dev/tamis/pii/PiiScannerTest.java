package dev.tamis.pii;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiiScannerTest {
  private static final PiiScanner SCANNER = PiiScanner.create(PiiOptions.defaults());

  private static String scrub(String text, String language, String country) {
    return SCANNER.scrub(text, new Hint(language, country)).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "eng|GB|Write to jo.miller@tamis.dev today.|Write to [EMAIL] today.",
        "eng|GB|jo.miller (at) tamis (dot) dev|[EMAIL]",
        "eng|GB|jo [at] tamis.co.uk, please|[EMAIL], please",
        "deu|DE|Mail: müller@bücher.de|Mail: [EMAIL]",
        "eng|US|Call +44 20 7123 4567 now|Call [PHONE] now",
        "eng|US|Phone: (212) 736-5000|Phone: [PHONE]",
        "deu|DE|Telefon 030 901820|Telefon [PHONE]",
        "fra|FR|Tél. 01 42 68 53 00|Tél. [PHONE]",
        "ara|EG|هاتف: ٠٢ ٢٥٧٩ ٠٠٠٠|هاتف: [PHONE]",
        "eng|US|Card 4111 1111 1111 1111, thanks|Card [CARD], thanks",
        "eng|US|4111111111111111|[CARD]",
        "deu|DE|IBAN DE89 3704 0044 0532 0130 00.|IBAN [IBAN].",
        "eng|US|SSN 536-22-8726|SSN [US_SSN]",
        "eng|GB|My NI number is AB 12 34 56 C.|My NI number is [UK_NINO].",
        "eng|GB|NHS number 943 476 5919|NHS number [UK_NHS]",
        "ita|IT|RCCMNL83S18D969H|[IT_CODICE_FISCALE]",
        "pol|PL|PESEL: 44051401359|PESEL: [PL_PESEL]",
        "deu|DE|Steuernummer: 181/815/0816 5|Steuernummer: [DE_STEUERNUMMER]",
        "zho|CN|身份证号：11010519491231002X|身份证号：[CN_RESIDENT_ID]",
        "hin|IN|आधार 2341 2341 2346|आधार [IN_AADHAAR]",
        "eng|US|from 93.184.216.34 came a ping|from [IP] came a ping",
        "eng|US|2001:4860:4801::8888|[IP]",
        "eng|US|the interface 3c:22:fb:12:34:56 is up|the interface [MAC] is up",
        "eng|US|arp: FFEB.A20F.1039 and ADFE.BADF.A92A|arp: [MAC] and [MAC]",
        "eng|US|card: 5772 5459 9159 3817 is no card|card: 5772 5459 9159 3817 is no card",
        "eng|US|born on: date of birth 04/12/1987|born on: date of birth [DATE_OF_BIRTH]",
        "eng|US|GPS: 48.858222, 2.294500|GPS: [GPS_COORDINATES]",
        "eng|US|send to 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2|send to [CRYPTO_ADDRESS]",
        "eng|US|bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4|[CRYPTO_ADDRESS]",
        "eng|US|ftp://jo:hunter22@files.tamis.dev/x|ftp://[URL_CREDENTIALS]@files.tamis.dev/x",
        "eng|US|password = 'f7Gk29xQmZ81pLw0vB3n'|password = '[SECRET]'",
      })
  void findsAndReplaces(String language, String country, String text, String scrubbed) {
    assertEquals(scrubbed, scrub(text, language, country));
  }

  @Test
  void findsTokensAndKeys() {
    // Put together here, so that no scanner takes this file for one with secrets in it.
    String github = "ghp" + "_" + "aB3".repeat(12);
    assertEquals("token [SECRET].", scrub("token " + github + ".", "eng", "US"));
    String aws = "AKIA" + "Q3EGUHZWT5PNX2LC";
    assertEquals("id [SECRET]", scrub("id " + aws, "eng", "US"));
    String jwt =
        base64("{\"alg\":\"HS256\"}") + "." + base64("{\"sub\":\"1\"}") + "." + "s".repeat(43);
    assertEquals("Bearer [JWT]", scrub("Bearer " + jwt, "eng", "US"));
    String key =
        "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIB\nabc\n-----END RSA " + "PRIVATE KEY-----";
    assertEquals("x [PRIVATE_KEY] y", scrub("x " + key + " y", "eng", "US"));
    String passport =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
            + "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    assertEquals("[PASSPORT_MRZ]", scrub(passport, "eng", "US"));
  }

  private static String base64(String text) {
    return java.util.Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Version 10.4.12.1 was released in section 3.2.1.4.",
        "ISBN 978-3-16-148410-0 and EAN 4006381333931",
        "The price was 1,234,567.89 euros on 2026-11-24 at 12:30:45.",
        "See doi:10.1000/182 and RFC 5322, pages 1234-1240.",
        "commit 3f786850e387550fdab836ed7e6dc881de23001b",
        "id 123e4567-e89b-12d3-a456-426614174000",
        "DNS 8.8.8.8, 1.1.1.1, 9.9.9.9 and 208.67.222.222; server 198.41.0.4",
        "IP 2001:4860:4860::8888, 2606:4700:4700:0:0:0:0:1111, 2620:FE::FE, 2001:7fd::1",
        "192.168.0.1 and 127.0.0.1 and 10.0.0.7 and 192.0.2.1",
        "someone@example.com and a@b",
        "git@github.com:tamis/tamis.git",
        "Order 20261124123456 weighs 123456789 g",
        "1990-2005, 1234 5678, 3.14159265358979",
        "Card 4111 1111 1111 1112",
        "IBAN DE89 3704 0044 0532 0130 01",
        "https://tamis.dev:8080/a:b/@user",
        "password = 'changeme-changeme'",
        "born in 1987 and raised at 48.8 degrees"
      })
  void leavesWhatBelongsToNobodyAsTheSameObject(String text) {
    assertSame(text, SCANNER.scrub(text, new Hint("eng", "US")).text());
  }

  @Test
  void findingsHaveKindsOffsetsScoresAndRules() {
    List<Finding> findings = SCANNER.scan("é😀 a@tamis.dev", Hint.NONE);
    assertEquals(List.of(new Finding("EMAIL", 4, 15, 0.99, "address")), findings);
  }

  @Test
  void actions() {
    String text = "jo@tamis.dev and jo@tamis.dev and 93.184.216.34";
    PiiOptions.Builder options = PiiOptions.builder();
    assertEquals(
        "**@*****.*** and **@*****.*** and **.***.***.**",
        PiiScanner.create(options.action(Action.MASK).build()).scrub(text, Hint.NONE).text());
    String surrogate =
        PiiScanner.create(options.action(Action.SURROGATE).build()).scrub(text, Hint.NONE).text();
    assertTrue(surrogate.matches("(\\S+@example\\.com) and \\1 and 192\\.0\\.2\\.\\d+"), surrogate);
    PseudonymKey key = PseudonymKey.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    PseudonymKey other = PseudonymKey.of("0123456789abcdeX".getBytes(StandardCharsets.UTF_8));
    options.action(Action.PSEUDONYM);
    String one = PiiScanner.create(options.key(key).build()).scrub(text, Hint.NONE).text();
    assertTrue(one.matches("(\\[EMAIL:\\w+]) and \\1 and \\[IP:\\w+]"), one);
    String two = PiiScanner.create(options.key(other).build()).scrub(text, Hint.NONE).text();
    assertFalse(one.equals(two));
    Scrubbed dropped =
        PiiScanner.create(PiiOptions.builder().action("IP", Action.DROP_DOCUMENT).build())
            .scrub(text, Hint.NONE);
    assertEquals("kind", dropped.drop().orElseThrow().rule());
  }

  @Test
  void limitsOfFindingsAndDensity() {
    String text = "a1@tamis.dev b2@tamis.dev c3@tamis.dev d4@tamis.dev e5@tamis.dev f6@tamis.dev";
    assertEquals(
        "findings",
        PiiScanner.create(PiiOptions.builder().maxFindings(5).build())
            .scrub(text, Hint.NONE)
            .drop()
            .orElseThrow()
            .rule());
    assertEquals(
        "density",
        PiiScanner.create(PiiOptions.builder().maxDensity(10, 5).build())
            .scrub(text, Hint.NONE)
            .drop()
            .orElseThrow()
            .rule());
    assertTrue(SCANNER.scrub(text, Hint.NONE).drop().isEmpty());
  }

  @Test
  void rulesOfTheUser() {
    UserRule staff =
        new UserRule("STAFF_ID", "ST-([0-9]{6})", List.of("ST-"), "", List.of("staff"), 30, 0.9);
    UserRule plain = UserRule.of("ROOM", "\\broom [A-Z]\\d{3}\\b");
    PiiScanner scanner = PiiScanner.create(PiiOptions.builder().rule(staff).rule(plain).build());
    assertEquals(
        "staff ST-[STAFF_ID], [ROOM]",
        scanner.scrub("staff ST-123456, room B204", Hint.NONE).text());
    String far = "ST-123456 is a part number";
    assertSame(far, scanner.scrub(far, Hint.NONE).text());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> UserRule.of("BAD", "a(b"));
    assertTrue(e.getMessage().contains("position"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> UserRule.of("bad", "ab"));
  }

  @Test
  void unknownNamesAreErrorsWithTheNearest() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> PiiOptions.builder().only("EMIAL").build());
    assertTrue(e.getMessage().contains("EMAIL"), e.getMessage());
  }

  @Test
  void nothingThatIsPrintedHoldsAValue() {
    Scrubbed scrubbed = SCANNER.scrub("jo@tamis.dev", Hint.NONE);
    assertFalse((scrubbed.toString() + scrubbed.findings()).contains("jo@"));
    PseudonymKey key = PseudonymKey.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    assertFalse(key.toString().contains("0123"));
  }
}
