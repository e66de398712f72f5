package dev.tamis.pipeline.input.charset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8Test {
  @Test
  void anEscapeIsSeenWhereverItStands() {
    for (int at = 0; at < 40; at++) {
      String text = "a".repeat(at) + "\u001b" + "b".repeat(39 - at);
      assertEquals(new Utf8.Census(0, 0, true), census(text), text);
      assertEquals(new Utf8.Census(0, 0, false), census(text.replace('\u001b', '\u001a')), text);
      assertEquals(new Utf8.Census(0, 0, false), census(text.replace('\u001b', '\u001c')), text);
      assertEquals(new Utf8.Census(0, 0, false), census(text.replace('\u001b', '\0')), text);
      assertEquals(new Utf8.Census(1, 0, false), census(text.replace('\u001b', '\u00fc')), text);
    }
  }

  @Test
  void aByteOfNoSequenceIsSeenWhereverItStands() {
    for (int at = 0; at < 24; at++) {
      byte[] bytes = "abcdefghijklmnopqrstuvwx".getBytes(StandardCharsets.US_ASCII);
      bytes[at] = (byte) 0x9B; // an escape but for its highest bit
      assertEquals(new Utf8.Census(0, 1, false), Utf8.census(bytes), "at " + at);
    }
  }

  private static Utf8.Census census(String text) {
    return Utf8.census(text.getBytes(StandardCharsets.UTF_8));
  }
}
