package dev.tamis.classify.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is known of lines, beside a plain reading of each. */
class LineTableTest {
  private static final String[] PIECES = {
    "a",
    "word ",
    "\n",
    "\n\n",
    " ",
    "\t",
    "\u00a0",
    "...",
    ".",
    "..",
    "\u2026",
    "#",
    "{",
    "}",
    "\r",
    "\r\n",
    "\u2028",
    "\ud83d\ude00",
    "\ud83d",
    "\ude00",
    "\u4e2d",
    "\u3002",
    "|",
    "7"
  };

  @Test
  void randomTexts() {
    SplittableRandom random = new SplittableRandom(3);
    LineTable table = new LineTable();
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      check(text.toString(), table);
    }
  }

  private static void check(String text, LineTable table) {
    table.read(text.toCharArray(), text.length());
    String[] lines = text.split("\n", -1);
    assertEquals(lines.length, table.count());
    int start = 0;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      String body = text.substring(table.first(i), table.last(i));
      assertEquals(start, table.start(i));
      assertEquals(start + line.length(), table.end(i));
      assertEquals(stripped(line), body, text);
      assertEquals(body.isEmpty(), table.isBlank(i));
      assertEquals(line.codePointCount(0, line.length()), table.points(i));
      assertEquals(body.codePointCount(0, body.length()), table.bodyPoints(i));
      assertEquals(hash(line), table.hash(i));
      assertEquals(hash(body), table.bodyHash(i));
      assertEquals(line.chars().filter(c -> c == '#').count(), table.numberSigns(i));
      assertEquals(line.split("\\.\\.\\.|\u2026", -1).length - 1, table.ellipses(i), text);
      start += line.length() + 1;
    }
    assertEquals(text.chars().filter(c -> c == '{' || c == '}').count(), table.brackets());
    assertEquals(
        text.chars().anyMatch(c -> c != '\n' && LineBreaks.isBreak(c)), table.hasOtherBreaks());
  }

  private static String stripped(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && Characters.isSpace(line.charAt(from))) {
      from++;
    }
    while (to > from && Characters.isSpace(line.charAt(to - 1))) {
      to--;
    }
    // A blank line has its first place at its end.
    return line.substring(from, to);
  }

  private static long hash(String line) {
    long hash = 0;
    for (int i = 0; i < line.length(); i++) {
      hash = hash * TokenTable.BASE + line.charAt(i) + 1;
    }
    return hash;
  }
}
