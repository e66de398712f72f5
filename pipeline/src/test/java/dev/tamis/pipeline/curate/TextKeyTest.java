package dev.tamis.pipeline.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tamis.pipeline.ledger.Hash128;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TextKeyTest {
  @Test
  void everyCharacterIsFoldedAsTheDefinitionSays() {
    for (int c = 0; c <= 0xffff; c++) {
      boolean space = Character.isWhitespace((char) c) || c == 0xa0;
      char lower = space ? ' ' : Character.toLowerCase(Character.toUpperCase((char) c));
      assertEquals(
          hash("a" + lower + "b"), TextKey.of("a" + (char) c + "b"), Integer.toHexString(c));
    }
  }

  @Test
  void whiteSpaceIsCollapsedAndNoneIsLeftAtTheEnds() {
    assertEquals(hash("the mill"), TextKey.of("  The\t\u00a0\u3000\nMILL \u2028"));
    assertEquals(hash(""), TextKey.of(" \n "));
    assertEquals(hash(""), TextKey.of(""));
    assertNotEquals(TextKey.of("themill"), TextKey.of("the mill"));
  }

  private static Hash128 hash(String folded) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * folded.length());
    bytes.asCharBuffer().put(folded);
    return Hash128.of(bytes.array());
  }
}
