package dev.tamis.pipeline.decide.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.corpus.Cuts;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
  private final LineSigner signer = new LineSigner();

  private String cut(String text, int... numbers) {
    BitSet cut = new BitSet();
    for (int number : numbers) {
      cut.set(number);
    }
    Cuts cuts = signer.lines(text).cut(cut);
    String left = cuts.applyTo(text);
    assertEquals(left.chars().filter(c -> !Character.isWhitespace(c)).count(), cuts.left());
    return left;
  }

  @Test
  void linesGoWithTheirBreaks() {
    assertEquals("b\nc", cut("a\nb\nc", 0));
    assertEquals("a\nc", cut("a\nb\nc", 1));
    assertEquals("a\nb", cut("a\nb\nc", 2));
    assertEquals("b", cut("a\nb\nc", 0, 2));
    assertEquals("a\n\nb", cut("a\n\nHome\n\nb", 2));
    assertEquals("a", cut("a\n\nHome", 2));
    assertEquals("b", cut("Home\n\nb", 0));
    assertEquals("", cut("Home", 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Home|true",
        "All rights reserved.|true",
        "\u4E3B\u9875|true",
        "  Home|true",
        "12|false",
        "---|false",
        "''|false",
        "    return x|false",
        "\tx = 1|false",
        "int a = 1;|false",
        "if (a) {|false",
        "a\tb\tc|false"
      })
  void whichLinesAreCompared(String line, boolean compared) {
    assertEquals(compared, signer.lines(line + "\nend").lines().get(0).compared(), line);
  }

  @Test
  void codeBetweenFencesIsNotCompared() {
    LineList lines = signer.lines("Text\n```\nimport os\n```\nMore text\n| a | b |\n");
    assertTrue(lines.lines().get(0).compared());
    assertFalse(lines.lines().get(2).compared());
    assertTrue(lines.lines().get(4).compared());
    assertFalse(lines.lines().get(5).compared());
  }

  @Test
  void cosmeticChangesAreNone() {
    LineList lines = signer.lines("Page 12\nPAGE 13.\nPage twelve");
    assertEquals(lines.lines().get(0).hash(), lines.lines().get(1).hash());
    assertTrue(lines.lines().get(0).hash() != lines.lines().get(2).hash());
  }

  @Test
  void signaturesComeBack() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(80); i > 0; i--) {
        text.append("ab \n;|\u4E3B".charAt(random.nextInt(7)));
      }
      LineList lines = signer.lines(text.toString());
      assertEquals(lines, LineList.read(lines.toBytes()));
      assertEquals(text.length(), lines.lines().stream().mapToInt(LineList.Line::length).sum());
      BitSet cut = new BitSet();
      for (int i = 0; i < lines.lines().size(); i++) {
        cut.set(i, random.nextBoolean());
      }
      cut(text.toString(), cut.stream().toArray());
    }
  }
}
