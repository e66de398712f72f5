package dev.tamis.classify.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UnmarkedTest {
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final int[] BLOCKS = {0x0370, 0x0590, 0x0600, 0x1F00, 0xFB1D, 0x0300, 0xFE70};

  /** As a text is that is normalised as a whole. */
  private static String plainly(String word) {
    return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
  }

  @Test
  void lettersWithoutWhatStandsOnThem() {
    for (String word :
        List.of(
            "καὶ", "τούς", "τοῦ", "אֶת", "שֶׁל", "هٰذَا", "إلى", "أن", "آن", "a\uD803\uDEABb")) {
      assertEquals(TokenTable.hash(plainly(word)), hash(word), word);
    }
  }

  @Test
  void anyWordOfThoseScripts() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 200_000; i++) {
      StringBuilder word = new StringBuilder();
      for (int length = 1 + random.nextInt(8); length > 0; length--) {
        int point = BLOCKS[random.nextInt(BLOCKS.length)] + random.nextInt(0x100);
        // What becomes two letters is in no list of stop words.
        if (Character.isDefined(point) && plainly(Character.toString(point)).length() < 2) {
          word.appendCodePoint(point);
        }
      }
      assertEquals(
          TokenTable.hash(plainly(word.toString())), hash(word.toString()), word::toString);
    }
  }

  private static long hash(String word) {
    return Unmarked.hash(word.toCharArray(), 0, word.length());
  }
}
