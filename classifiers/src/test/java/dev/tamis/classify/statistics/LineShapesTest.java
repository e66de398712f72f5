package dev.tamis.classify.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of lines by their shape. */
class LineShapesTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "PROSE => The council met on Tuesday and agreed to repair the bridge before winter comes.",
        "PROSE => She said that there was no more.",
        "PROSE => 这座桥将在冬天到来之前修好。",
        "PROSE => โครงการนี้จะเริ่มในเดือนหน้าและคาดว่าจะแล้วเสร็จภายในสิ้นปีโดยใช้งบประมาณของเทศบาลทั้งหมดตามที่ได้ตกลงกันไว้",
        "PROSE => - The mayor, who had been against it, voted with all the others in the end, to everyone's surprise.",
        "PROSE => The mill was built in the spring.  It burned in the autumn.  Nobody was hurt, said the miller.",
        "PROSE => 𞤐𞤫𞤯𞥆𞤮 𞤭𞤲𞤢 𞤶𞤮𞤺𞤭𞥅 𞤸𞤢𞤳𞥆𞤫 𞤴𞤢𞤤𞤼𞤵𞤣𞤫 𞤤𞤫𞤴𞤣𞤭 𞤳𞤢𞤤𞤢 𞤸𞤢𞤴 𞤧𞤮 𞤼𞤢𞤱𞤭𞥅 𞤳𞤮 𞤲𞤣𞤭 𞤥𞤢𞤳𞥆𞤮 𞤤𞤫𞤴𞤣𞤭 𞤳𞤢𞤤𞤢 𞤸𞤢𞤴 𞤧𞤮 𞤼𞤢𞤱𞤭𞥅 𞤳𞤮 𞤲𞤣𞤭 𞤥𞤢𞤳𞥆𞤮 𞤳𞤢𞤥",
        "TABLE => Payment  Delete  Order address  Total paid  Save page  Filterable attributes  Postal code",
        "LIST => - Apples and pears",
        "LIST => • Contact",
        "LIST => 3. Results",
        "LIST => Interviewer:",
        "LIST => Breakfast",
        "TABLE => | id | name | amount |",
        "TABLE => 2021 | 14 | 3",
        "TABLE => +----+------+--------+",
        "TABLE => 1 002   17   44.5",
        "TABLE => Chapter one .............................. 5",
        "TABLE => 3-Alajuelense: 23- Leonel Moreira(6), 27- Fernán Faerron(6), 3- Yostin Salinas(6) y 12- Joel Campbell(7)",
        "CODE => SELECT name, count(*) FROM orders WHERE amount > 10 GROUP BY name;",
        "CODE => for (int i = 0; i < n; i++) {",
        "CODE => }",
        "CODE => $ tamis run --input shards --output corpus",
        "CODE => ## [1] 0.25 0.75 Inf",
        "CODE => ggplot(data, aes(x = x, y = y)) + theme(axis.text = element_text(size = 20))"
      })
  void kinds(BlockKind kind, String line) {
    assertEquals(kind, kind(line, 0));
  }

  @Test
  void blankLinesHaveNone() {
    assertEquals(null, kind(" \u00a0", 0));
    assertEquals(null, kind("a\n\nb", 1));
  }

  @Test
  void aLabelBetweenLinesOfCodeIsCode() {
    assertEquals(BlockKind.CODE, kind("if (a > b) {\n  return a\n}", 1));
  }

  private static BlockKind kind(String text, int line) {
    LineTable table = new LineTable();
    table.read(text.toCharArray(), text.length());
    return table.kinds().kind(line);
  }
}
