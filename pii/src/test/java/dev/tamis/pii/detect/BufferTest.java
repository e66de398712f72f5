package dev.tamis.pii.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pii.rules.Literals;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text is folded, joined, triggered and marked as the plain text that it stands for. */
class BufferTest {
  private static final Literals LITERALS = new Literals(List.of("token", "ab@", "4-0", "x"));
  private static final Pattern CODED =
      Pattern.compile(
          "%([2-6][0-9a-f]|7[0-9a-e])|%([cd][0-9a-f])%([89ab][0-9a-f])"
              + "|%(e[0-9a-f])%([89ab][0-9a-f])%([89ab][0-9a-f])",
          Pattern.CASE_INSENSITIVE);
  private static final List<String> PARTS =
      List.of(
          "%",
          "%",
          "%",
          "％",
          "2",
          "5",
          "3",
          "4",
          "0",
          "２",
          "٤",
          "𝟘",
          "𝟜",
          "c",
          "E",
          "%4",
          "%3",
          "%25",
          "%40",
          "%34",
          "%30",
          "%C3",
          "%A4",
          "%E2",
          "%80",
          "%8B",
          "%EF%BC%94",
          "%C2%AD",
          "%ef%bc%85",
          "%2",
          "%0A",
          "%7f",
          "\u200b",
          "\u00ad",
          "token",
          "to",
          "ken",
          "a",
          "b",
          "@",
          "-",
          " ",
          "é",
          "。",
          "%2D",
          "%4%30",
          "%%34%30",
          "%74oken");

  @ParameterizedTest
  @CsvSource({
    "john%40roe.org,john@roe.org",
    "john%4%30roe.org,john@roe.org",
    "john%\u200b40roe.org,john@roe.org",
    "john%4\u200b0roe.org,john@roe.org",
    "john%%34%30roe.org,john@roe.org",
    "john%25%34%30roe.org,john@roe.org",
    "john%4𝟘roe.org,john@roe.org",
    "john％40roe.org,john@roe.org",
    "john%٤０roe.org,john@roe.org",
    "jo%E2%80%8Bhn@roe.org,john@roe.org",
    "\u200bjohn％4\u200b0roe.org,john@roe.org",
    "1%3\u00ad2-x,12-x",
    "to%6\u200bben token,token token"
  })
  void readsWhatAWrittenTextStandsFor(String written, String plain) {
    check(written, plain);
  }

  @Test
  void joinsTheLastOfManyBegunCodesToAllOfThem() {
    int many = 200_000;
    check("%3".repeat(many) + "%34", "4");
  }

  @Test
  void readsRandomTextAsThePlainOne() {
    SplittableRandom random = new SplittableRandom(20261127);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(1, 30); i > 0; i--) {
        text.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      check(text.toString(), plain(text.toString()));
    }
  }

  private static void check(String written, String plain) {
    Buffer expected = new Buffer(LITERALS);
    expected.load(plain);
    String shown = written.length() < 200 ? written : written.substring(0, 200) + "…";
    assertEquals(plain, read(expected), "the plain text of " + shown);
    Buffer buffer = new Buffer(LITERALS);
    buffer.load(written);
    assertEquals(plain, read(buffer), shown);
    assertArrayEquals(
        Arrays.copyOf(expected.triggers, expected.triggerCount),
        Arrays.copyOf(buffer.triggers, buffer.triggerCount),
        () -> "triggers of " + shown);
    assertArrayEquals(
        Arrays.copyOf(expected.marks, expected.markCount),
        Arrays.copyOf(buffer.marks, buffer.markCount),
        () -> "marks of " + shown);
    int behind = 0;
    for (int i = 0; i < buffer.length; i++) {
      int start = buffer.start(i);
      int end = buffer.end(i + 1);
      assertTrue(behind <= start && start < end && end <= written.length(), shown);
      assertEquals(i, buffer.index(start), shown);
      if (end - start < 100) {
        assertEquals(plain.substring(i, i + 1), plain(written.substring(start, end)), shown);
      }
      behind = end;
    }
  }

  private static String read(Buffer buffer) {
    return new String(buffer.chars, 0, buffer.length);
  }

  /** Folds, joins and decodes again and again until nothing changes. */
  private static String plain(String text) {
    String before;
    String now = text;
    do {
      before = now;
      StringBuilder folded = new StringBuilder();
      now.codePoints()
          .forEach(
              c -> {
                if (c > 0xffff && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                  folded.append(Character.digit(c, 10));
                } else if (c > 0xffff || (Chars.CLASS[c] & Chars.STRIPPED) == 0) {
                  folded.appendCodePoint(c > 0xffff ? c : Chars.FOLD[c]);
                }
              });
      now =
          CODED
              .matcher(folded)
              .replaceAll(m -> Matcher.quoteReplacement(String.valueOf(decoded(m))));
    } while (!now.equals(before));
    return now;
  }

  private static char decoded(MatchResult m) {
    if (m.group(1) != null) {
      return (char) Integer.parseInt(m.group(1), 16);
    }
    boolean two = m.group(2) != null;
    int unit = Integer.parseInt(m.group(two ? 2 : 4), 16) & (two ? 0x1f : 0x0f);
    for (int group = two ? 3 : 5; group <= (two ? 3 : 6); group++) {
      unit = unit << 6 | Integer.parseInt(m.group(group), 16) & 0x3f;
    }
    return (char) unit;
  }
}
