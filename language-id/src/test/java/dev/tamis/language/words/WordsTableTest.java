package dev.tamis.language.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of segmentations in docs/words.md says what the code does. */
class WordsTableTest {
  private static final String HEAD = "| Script | Tag | Text | Tokens |";

  @Test
  void everyRowIsTrue() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../docs/words.md"));
    int at = lines.indexOf(HEAD) + 2;
    assertTrue(at > 1, "docs/words.md has no table " + HEAD);
    Words words = new Words();
    int rows = 0;
    for (; lines.get(at).startsWith("|"); at++, rows++) {
      String[] cells = lines.get(at).split(" \\| ", 4);
      LanguageTag tag = LanguageTag.parse(cells[1].replace("`", ""));
      String text = cells[2].substring(1, cells[2].length() - 1);
      List<String> tokens = Tokens.of(words, text, tag);
      assertEquals("`" + String.join("` `", tokens) + "` |", cells[3], lines.get(at));
    }
    assertTrue(rows >= 20, "only " + rows + " rows");
  }
}
