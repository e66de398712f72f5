package dev.tamis.pipeline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ByteLinesTest {
  /** Bytes that come a few at a time, as from a pipe. */
  private static InputStream slow(byte[] bytes, SplittableRandom random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] to, int from, int length) {
        return super.read(to, from, Math.min(length, 1 + random.nextInt(9)));
      }
    };
  }

  @Test
  void linesAreThoseOfAReader() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    String letters = "\n\r{}a é漢😀\u0000\"";
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        int at =
            letters.offsetByCodePoints(
                0, random.nextInt(letters.codePointCount(0, letters.length())));
        text.appendCodePoint(letters.codePointAt(at));
      }
      if (round % 50 == 0) {
        text.append("x".repeat(200_000)).append('\n');
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      if (round % 3 == 0) {
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = random.nextInt(20) == 0 ? (byte) random.nextInt(256) : bytes[i];
        }
      }
      assertEquals(read(bytes), lines(slow(bytes, random)), "round " + round);
    }
  }

  private static List<String> read(byte[] bytes) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
    }
    return lines;
  }

  private static List<String> lines(InputStream in) throws IOException {
    ByteLines bytes = new ByteLines(in);
    List<String> lines = new ArrayList<>();
    while (bytes.advance()) {
      lines.add(bytes.text());
      String text = bytes.text();
      assertEquals(bytes.beginsObject(), text.startsWith("{") && !text.startsWith("{\0"));
    }
    return lines;
  }

  @Test
  void whatParsersWouldTakeForUtf8IsNotPlain() throws IOException {
    assertEquals(true, isPlain("é漢😀퟿ࠀ".getBytes(StandardCharsets.UTF_8)));
    assertEquals(false, isPlain(new byte[] {(byte) 0xC0, (byte) 0x80}));
    assertEquals(false, isPlain(new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0x80}));
    assertEquals(false, isPlain(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}));
    assertEquals(false, isPlain(new byte[] {(byte) 0xF0, (byte) 0x80, (byte) 0x80, (byte) 0x80}));
    assertEquals(false, isPlain(new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}));
  }

  private static boolean isPlain(byte[] bytes) throws IOException {
    ByteLines lines = new ByteLines(new ByteArrayInputStream(bytes));
    assertEquals(true, lines.advance());
    return lines.isPlain();
  }
}
