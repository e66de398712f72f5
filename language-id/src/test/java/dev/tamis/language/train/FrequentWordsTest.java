package dev.tamis.language.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequentWordsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "eng_Latn; The mill stood by the river, and the wheel turned; 10",
        "eng_Latn; Click the mill that stands by the river, and turn it; 0",
        "eng_Latn; The mill, $1 of them, stood by the river; 0",
        "eng_Latn; mill river wheel stone flour bread meal; 0",
        "eng_Latn; The mill, by; 0",
        "rus_Cyrl; The mill stood by the river, and the wheel turned; 0",
        "rus_Cyrl; Мельница стояла у реки, и колесо вертелось; 7",
        "tha_Thai; โรงสีตั้งอยู่ริมแม่น้ำและล้อก็หมุนไป; 11",
      })
  void sentencesRun(String tag, String line, int words) {
    List<String> found = new RunningSentences(LanguageTag.parse(tag)).words(line);
    assertEquals(words, found.size(), found.toString());
  }

  private String table(String tag, String sentence) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      lines.append(sentence.replace("#", "n" + i)).append('\n');
    }
    Files.writeString(folder.resolve(tag + ".txt"), lines);
    return FrequentWords.of(folder);
  }

  @Test
  void namesAndRareWordsAreLeftOut() throws IOException {
    String table =
        table("deu_Latn", "und die kleine Mühle am Bach, das ist sie, hat es in sich und mahlt #");
    String line = table.lines().filter(l -> l.startsWith("deu_Latn\t")).findFirst().orElseThrow();
    assertTrue(line.startsWith("deu_Latn\tund am das die es "), line);
    assertFalse(line.contains("mühle") || line.contains("n1"), line);
    assertEquals(table, FrequentWords.of(folder));
  }

  @Test
  void englishThatStrayedInIsLeftOut() throws IOException {
    table("eng_Latn", "the mill and the wheel of the river, it was said, is in the hand of #");
    String english = "the mill and the wheel of the river, it was said, is in the hand of #";
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      lines.append("de meuln en et rad van de stroom, zo zegt men, is van ons n").append(i);
      lines.append('\n');
      if (i % 20 == 0) {
        lines.append(english.replace("#", "n" + i)).append('\n');
      }
    }
    Files.writeString(folder.resolve("nds_Latn.txt"), lines);
    String table = FrequentWords.of(folder);
    String line = table.lines().filter(l -> l.startsWith("nds_Latn\t")).findFirst().orElseThrow();
    assertTrue(line.contains(" van ") && !line.contains(" the "), line);
  }

  @Test
  void aLanguageWithFewSentencesHasNoLine() throws IOException {
    Files.writeString(folder.resolve("eng_Latn.txt"), "One sentence, and no other beside it.\n");
    assertTrue(FrequentWords.of(folder).lines().allMatch(line -> line.startsWith("#")));
  }
}
