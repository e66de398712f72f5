package dev.tamis.classify.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledFileTest {
  private static final String FINE = "{\"text\": \"secret one\", \"label\": \"good\"}";

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      value = {
        "{\"text\": \"secret\";line 2 is no JSON object",
        "[\"secret\"];line 2 is no JSON object",
        "{\"text\": 7, \"label\": 1};line 2: \"text\" must be a string",
        "{\"text\": \"secret\"};line 2: \"label\" or \"score\" must be given",
        "{\"text\": \"secret\", \"label\": \"a\", \"score\": 1};line 2: \"label\" or \"score\" must be given",
        "{\"text\": \"secret\", \"label\": \" \"};line 2: \"label\" must not be empty",
        "{\"text\": \"secret\", \"label\": [1]};line 2: \"label\" must not be empty",
        "{\"text\": \"secret\", \"score\": 3};line 2: \"score\" and the other one",
        "{\"text\": \"secret\", \"label\": \"b\", \"language\": \"English\"};line 2: \"language\"",
        "{\"text\": \"secret\", \"label\": \"b\", \"language\": \"xyz_Latn\"};line 2: \"language\"",
        "{\"text\": \"secret\", \"label\": \"b\", \"language\": 7};line 2: \"language\" must be a string",
        "{\"text\": \"secret\", \"label\": \"b\", \"host\": [1]};line 2: \"host\" must be a string",
        "{\"text\": \"secret\", \"label\": \"b\", \"label\": \"c\"};line 2 is no JSON object",
        "{\"text\": \"secret\", \"label\": \"b\"} {};line 2 is no JSON object",
      })
  void aLineThatCannotBeUsedIsNamed(String line, String message) {
    assertRefused(List.of(FINE, line), message);
  }

  @ParameterizedTest
  @CsvSource({"-1", "5.01", "NaN", "\"3\"", "1e999", "true"})
  void scoresMustBeInRange(String score) {
    String message =
        score.equals("NaN") ? "line 1 is no JSON object" : "\"score\" must be a number in 0..5";
    assertRefused(List.of("{\"text\": \"secret\", \"score\": " + score + "}"), message);
  }

  @Test
  void oneTextHasOneAnswer() {
    assertRefused(
        List.of(
            "{\"text\": \"secret\", \"label\": \"good\"}",
            "{\"text\": \"b\", \"label\": \"bad\"}",
            "{\"text\": \"secret\", \"label\": \"bad\"}"),
        "line 3: \"label\" is another one for the text of line 1");
    assertRefused(
        List.of("{\"text\": \"secret\", \"score\": 1}", "{\"text\": \"secret\", \"score\": 4}"),
        "line 2: \"score\" is another one for the text of line 1");
  }

  @Test
  void aMarkBeforeTheFileAndNumbersOfGroupsAreRead() throws IOException {
    List<String> lines =
        List.of(
            "\uFEFF{\"text\": \"a\", \"label\": \"good\", \"group\": 7}",
            "{\"text\": \"b\", \"label\": \"bad\", \"group\": 7}");
    LabelledFile.Contents contents = LabelledTexts.read(LabelledTexts.file(folder, lines), null);
    assertEquals(2, contents.texts().size());
    contents.texts().forEach(text -> assertEquals("7", text.group()));
  }

  @Test
  void anIdStandsOnce() {
    assertRefused(
        List.of(
            "{\"id\": \"a\", \"text\": \"secret\", \"label\": \"good\"}",
            "",
            "{\"id\": \"a\", \"text\": \"secret two\", \"label\": \"bad\"}"),
        "line 3: \"id\" stands before, in line 1");
  }

  @Test
  void thereMustBeTwoLabelsOrOneThatCounts() throws IOException {
    assertRefused(List.of(FINE), "must have at least two values");
    assertRefused(List.of(), "no labelled texts");
    List<String> three =
        List.of(FINE, "{\"text\": \"b\", \"label\": \"bad\"}", "{\"text\": \"c\", \"label\": 3}");
    assertRefused(three, "--positive, one of [3, bad, good]");
    Path file = LabelledTexts.file(folder, three);
    assertEquals("bad", LabelledTexts.read(file, "bad").positive());
    assertThrows(IllegalArgumentException.class, () -> LabelledTexts.read(file, "none"));
  }

  @Test
  void whatIsLeftOutIsCounted() throws IOException {
    List<String> lines =
        List.of(
            FINE,
            FINE,
            "{\"text\": \" \", \"label\": \"bad\"}",
            "{\"text\": \"c\", \"label\": \"bad\"}");
    LabelledFile.Contents contents = LabelledTexts.read(LabelledTexts.file(folder, lines), null);
    assertEquals(2, contents.texts().size());
    assertEquals(1, contents.duplicates());
    assertEquals(1, contents.blank());
    assertEquals("good", contents.positive());
  }

  @Test
  void aLineOfFiveMegabytesIsRead() throws IOException {
    String line = "{\"text\": \"" + "word ".repeat(1_000_000) + "\", \"label\": \"bad\"}";
    assertEquals(
        2,
        LabelledTexts.read(LabelledTexts.file(folder, List.of(FINE, line)), null).texts().size());
  }

  private void assertRefused(List<String> lines, String message) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> LabelledTexts.read(LabelledTexts.file(folder, lines), null));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
    assertTrue(
        refused.getMessage().contains("labelled-"), "names no file: " + refused.getMessage());
    assertFalse(refused.getMessage().contains("secret"), "quotes text: " + refused.getMessage());
  }
}
