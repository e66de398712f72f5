package dev.tamis.pii;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any text: offsets, idempotence, the leak check, and linear time. */
class HostileTextTest {
  private static final PiiScanner SCANNER = PiiScanner.create(PiiOptions.defaults());
  private static final List<String> PARTS =
      List.of(
          "jo@tamis.dev",
          "@",
          "+44 20 7123 4567",
          "0",
          "12",
          "536-22-8726",
          "4111 1111 1111 1111",
          "DE89370400440532013000",
          "8.8.8.9",
          "::1",
          "2001:db8::",
          "3c:22:fb:12:34:56",
          "(at)",
          "[dot]",
          "<<",
          "P<UTO",
          "eyJ",
          "ghp_",
          "-----BEGIN PRIVATE KEY-----",
          "://a:b@c.de",
          "ssn ",
          "phone: ",
          "card ",
          " ",
          "\n",
          "-",
          ".",
          ",",
          "/",
          ":",
          "\u00ad",
          "\u200b",
          "\ud835\udfd8",
          "\ud800",
          "\udc00",
          "٣",
          "๑",
          "日本",
          "é",
          "[EMAIL]",
          "[PHONE]",
          "%40",
          "password=",
          "x1Y2z3");

  private static String random(SplittableRandom random, int parts) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts; i++) {
      text.append(
          random.nextInt(3) == 0
              ? String.valueOf((char) random.nextInt(0x20, 0x7f))
              : PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }

  @Test
  void randomTextIsScrubbedOnceAndForAll() {
    SplittableRandom random = new SplittableRandom(20261124);
    Hint[] hints = {Hint.NONE, new Hint("eng", "US"), new Hint("deu", "DE"), new Hint("hin", "IN")};
    long characters = 0;
    for (int round = 0; characters < 1_000_000; round++) {
      String text = random(random, random.nextInt(1, 60));
      characters += text.length();
      Hint hint = hints[round % hints.length];
      Scrubbed scrubbed = SCANNER.scrub(text, hint);
      for (Finding finding : scrubbed.findings()) {
        assertTrue(finding.end() <= text.length());
        assertFalse(splits(text, finding.start()) || splits(text, finding.end()), "round " + round);
      }
      if (scrubbed.findings().isEmpty()) {
        assertSame(text, scrubbed.text());
      }
      assertTrue(SCANNER.leaks(scrubbed.text(), hint).isEmpty(), "round " + round);
      assertEquals(scrubbed.text(), SCANNER.scrub(scrubbed.text(), hint).text(), "round " + round);
    }
  }

  @Test
  void manyBegunPercentCodesAreOneInTheEnd() {
    String text = "jo" + "%3".repeat(200_000) + "%34@tamis.dev";
    assertEquals("[EMAIL]", SCANNER.scrub(text).text());
  }

  private static boolean splits(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  @Test
  void longRandomTextNeverThrows() {
    SplittableRandom random = new SplittableRandom(7);
    int characters = 0;
    while (characters < 10_000_000) {
      String text = random(random, 20_000);
      characters += text.length();
      assertFalse(SCANNER.scan(text, Hint.NONE).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@",
        "a@",
        "a@b.",
        "1",
        "1 ",
        "1-",
        "1.",
        "0x",
        "<",
        "<<",
        "(at)",
        "[dot]",
        "://",
        "://a:",
        "eyJ",
        "eyJ.",
        "-----BEGIN ",
        "-----BEGIN PRIVATE KEY-----",
        "password=",
        "ghp_",
        "+1 2",
        ":",
        "::",
        "a:",
        "1:",
        "12:34:",
        "phone 1",
        "DE89 ",
        "[EMAIL",
        "\u00ad1",
        "\ud835\udfd8",
        "x1",
        "secret: aB3dE5fG7hI9jK1l ",
        "hooks.slack.com",
        "curl ",
        "curl -u a",
        " -u=-u=",
        "12.3456, ",
        "12.3456,",
        "%3",
        "%25",
        "%4\u200b0",
        "%3%34"
      })
  void aMegabyteOfAnythingEnds(String part) {
    String text = part.repeat((1 << 20) / part.length());
    // Not a measurement: what is quadratic would take hours here.
    assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> SCANNER.scan(text, new Hint("eng", "US")));
  }
}
