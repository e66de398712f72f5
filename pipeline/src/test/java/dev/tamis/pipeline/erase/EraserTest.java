package dev.tamis.pipeline.erase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is on a list, and the ways in which people write it. */
class EraserTest {
  @TempDir Path folder;
  private Path keyFile;
  private EraseList list;

  @BeforeEach
  void makeList() throws IOException {
    keyFile = folder.resolve("key");
    EraseKey.create(keyFile);
    list = new EraseList(EraseKey.read(keyFile.toString()));
    list.add(EraseKind.EMAIL, "Jo.Miller@Example.org", EraseEntry.Action.SCRUB, "R-1");
    list.add(EraseKind.PHONE, "+49 151 2345 6789", EraseEntry.Action.SCRUB, "R-2");
    list.add(EraseKind.NAME, "José Müller-Lüdenscheidt", EraseEntry.Action.SCRUB, "R-3");
    list.add(EraseKind.NAME, "王小明", EraseEntry.Action.SCRUB, "R-4");
    list.add(EraseKind.URL, "https://www.example.org/jo?b=1", EraseEntry.Action.DROP, "R-5");
    list.add(EraseKind.EMAIL, "gone@example.org", EraseEntry.Action.DROP, "R-6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Write to jo.miller@example.org. Or not|Write to [ERASED]. Or not",
        "JO.MILLER@EXAMPLE.ORG|[ERASED]",
        "jo.miller+shop@example.org,|[ERASED],",
        "jo.miller [at] example (dot) org|[ERASED]",
        "jo.miller%40example.org|[ERASED]",
        "jo.miller@example.org.Next|[ERASED].Next",
        "ajo.miller@example.org|ajo.miller@example.org",
        "Call +49 151 2345 6789 now|Call [ERASED] now",
        "Call 0151/23456789 now|Call [ERASED] now",
        "Call 0049 (0) 151 23 45 67 89 now|Call [ERASED] now",
        "Call 0151 23456788 now|Call 0151 23456788 now",
        "1 0151 23456789 2|1 [ERASED] 2",
        "by Jose Muller-Ludenscheidt, 40|by [ERASED], 40",
        "by JOSÉ MÜLLER LÜDENSCHEIDT|by [ERASED]",
        "by Lüdenscheidt, José Müller|by [ERASED]",
        "by José Müller|by José Müller",
        "昨天王小明來了|昨天[ERASED]來了",
      })
  void whatIsOnTheListIsFoundAsItIsWritten(String text, String rest) {
    assertEquals(rest, new Eraser(list).text(text).text());
  }

  @Test
  void requestsAreNamed() {
    Eraser eraser = new Eraser(list);
    Eraser.Erased found = eraser.text("王小明 gone@example.org");
    assertEquals(List.of("R-4", "R-6"), List.copyOf(found.requests()));
    assertEquals("R-6", found.drop());
    assertEquals("R-5", eraser.page("http://www.example.org:80/jo?b=1#x"));
    assertNull(eraser.page("http://www.example.org/jo?b=2"));
    assertEquals("https://a.de/", eraser.url("https://a.de/jose-muller-ludenscheidt/").text());
    assertEquals("see [ERASED], too", eraser.text("see http://www.example.org/jo?b=1, too").text());
  }

  @Test
  void theFileHoldsNoValueAndIsItsOwnersAlone() throws IOException {
    Path file = folder.resolve("list.tsv");
    list.write(file);
    String text = Files.readString(file, StandardCharsets.UTF_8).toLowerCase(java.util.Locale.ROOT);
    for (String value : new String[] {"miller", "23456789", "muller", "小明", "example"}) {
      assertFalse(text.contains(value), value);
    }
    for (Path owned : new Path[] {file, keyFile}) {
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(owned)));
    }
    EraseList read = EraseList.read(file.toString(), EraseKey.read(keyFile.toString()));
    assertEquals(list.size(), read.size());
    assertTrue(new Eraser(read).text("gone@example.org").drop() != null);
    assertFalse(read.add(EraseKind.EMAIL, "gone@example.org", EraseEntry.Action.DROP, "R-9"));
  }

  @Test
  void anotherKeyOrAnOpenOneIsRefused() throws IOException {
    Path file = folder.resolve("list.tsv");
    list.write(file);
    Path other = folder.resolve("other");
    EraseKey.create(other);
    assertThrows(
        IllegalArgumentException.class,
        () -> EraseList.read(file.toString(), EraseKey.read(other.toString())));
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> EraseKey.read(other.toString()));
    assertTrue(e.getMessage().contains("chmod 600"), e.getMessage());
  }

  @Test
  void whatIsNoValueIsSaidWithoutSayingIt() {
    for (String value : new String[] {"secret value", "0151 777", "www.secret.org"}) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> EraseKind.guess(value));
      assertFalse(e.getMessage().contains(value));
    }
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> list.add(EraseKind.PHONE, "0151 777", EraseEntry.Action.SCRUB, "R-7"));
    assertFalse(e.getMessage().contains("777"));
  }
}
