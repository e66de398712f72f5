package dev.tamis.pii.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void countsEachDelimiterOutsideOfQuotes() {
    Buffer text = new Buffer();
    text.load("a,b;c\td|e,\"f,g;h\",i\nx,y");
    Lines lines = new Lines(text);
    lines.clear();
    assertEquals(3, lines.count(0, ','));
    assertEquals(1, lines.count(0, ';'));
    assertEquals(1, lines.count(0, '\t'));
    assertEquals(1, lines.count(0, '|'));
    assertEquals(20, lines.start(22));
    assertEquals(19, lines.end(3));
    assertEquals(1, lines.count(20, ','));
  }

  @Test
  void aLineTooLongIsNoRow() {
    Buffer text = new Buffer();
    text.load("1,".repeat(2_000) + "\n" + "1,".repeat(2_000) + "1\n");
    Lines lines = new Lines(text);
    lines.clear();
    assertEquals(2_000, lines.count(0, ','));
    assertEquals(4_000, lines.end(0));
    assertEquals(-1, lines.count(4_001, ','));
    assertEquals(-1, lines.end(4_001));
  }
}
