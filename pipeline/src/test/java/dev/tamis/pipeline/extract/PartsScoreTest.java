package dev.tamis.pipeline.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How text, code, formulas and tables are scored apart, and what the own pages score. */
class PartsScoreTest {
  private static final Path PAGES =
      Path.of("src/test/resources/dev/tamis/pipeline/extract/pages").toAbsolutePath();

  @ParameterizedTest
  @CsvSource({"kitten,sitting,3", "'',abc,3", "abc,'',3", "abc,abc,0", "flaw,lawn,2"})
  void countsEdits(String a, String b, int edits) {
    assertEquals(edits, EditSimilarity.distance(a, b));
  }

  @Test
  void countsEditsOfLongTextsAsTheTableDoes() {
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      String a = text(random, random.nextInt(300));
      String b = text(random, random.nextInt(300));
      assertEquals(byTable(a, b), EditSimilarity.distance(a, b), () -> a + " / " + b);
    }
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(4)));
    }
    return text.toString();
  }

  private static int byTable(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  @Test
  void comparesTablesByRowsAndCells() {
    List<List<String>> table = List.of(List.of("a", "b"), List.of("c", "d"));
    assertEquals(1, EditSimilarity.ofTables(table, table));
    assertEquals(0, EditSimilarity.ofTables(table, List.of()));
    List<List<String>> shorter = List.of(List.of("a", "b"));
    assertEquals(0.5, EditSimilarity.ofTables(table, shorter), 1e-9, "a row of three nodes less");
    List<List<String>> other = List.of(List.of("a", "b"), List.of("c", "x"));
    assertEquals(1 - 1 / 6.0, EditSimilarity.ofTables(table, other), 1e-9, "one cell");
  }

  @Test
  void takesMarkdownApart() {
    MarkdownParts parts =
        MarkdownParts.of(
            "# Title\n\nIt costs $5 and $6, so $x = 1$.\n\n```java\nint a;\n  b();\n```\n\n"
                + "$$\\frac{1}{2}$$\n\n| a | b\\|c |\n| --- | --- |\n| 1 | |\n- an item");
    assertEquals("Title It costs $5 and $6, so . an item", parts.text());
    assertEquals("int a;\n  b();\n", parts.code());
    assertEquals("x=1\n\\frac{1}{2}", parts.formulas());
    assertEquals(List.of(List.of("a", "b|c"), List.of("1", "")), parts.tables());
  }

  @Test
  void ownPagesScoreAsDocumented() throws IOException {
    PartsScore score = new PartsScore(false);
    score.add(PAGES);
    assertTrue(score.of("text") >= 0.99, () -> "text " + score.of("text"));
    assertTrue(score.of("code") >= 0.99, () -> "code " + score.of("code"));
    assertTrue(score.of("formula") >= 0.99, () -> "formulas " + score.of("formula"));
    assertTrue(score.of("table") >= 0.99, () -> "tables " + score.of("table"));
  }
}
