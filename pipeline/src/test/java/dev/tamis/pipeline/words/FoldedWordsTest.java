package dev.tamis.pipeline.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedWordsTest {
  private static long[] hashes(String text) {
    FoldedWords words = new FoldedWords();
    words.cut(text);
    return Arrays.copyOf(words.hashes(), words.count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "The Mill, by the river.|the mill by the river",
        "Café à Zürich|CAFE A ZURICH",
        "Cafe\u0301|café",
        "STRASSE|Straße",
        "\uFB01ne|fine",
        "\uFF21\uFF22\uFF23 \uFF11\uFF12|abc 34",
        "call 030-901820|call 111-222222",
        "co\u00ADoperate|cooperate",
        "don't|don\u2019t",
        "\u0643\u062A\u0640\u0640\u0627\u0628|\u0643\u062A\u0627\u0628",
        "\u0643\u0650\u062A\u0627\u0628|\u0643\u062A\u0627\u0628",
        "\u0393\u03B5\u03B9\u03AC|\u03B3\u03B5\u03B9\u03B1",
        "I\u015EIK \u0130STANBUL|i\u015Fik istanbul",
        "\u0663\u0664|12",
        "\uD835\uDC00bc|abc",
        "\u4ECA\u65E5\u306F\u3001\u5929\u6C17\u3002|\u4ECA\u65E5\u306F \u5929\u6C17",
        "\u0F56\u0F7C\u0F51\u0F0B\u0F61\u0F72\u0F42|\u0F56\u0F7C\u0F51 \u0F61\u0F72\u0F42",
      })
  void cosmeticChangesAreNone(String one, String other) {
    assertArrayEquals(hashes(one), hashes(other), one + " / " + other);
  }

  @Test
  void vowelsOfAScriptAreNoAccents() {
    assertNotEquals(hashes("\u0915\u093F")[0], hashes("\u0915\u0940")[0]);
    assertNotEquals(hashes("\u304B")[0], hashes("\u304C")[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "\u6211\u4EEC\u4ECA\u5929\u53BB\u5317\u4EAC\u65C5\u6E38,4,8",
    "\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35\u0E04\u0E23\u0E31\u0E1A\u0E1C\u0E21\u0E0A\u0E37\u0E48\u0E2D,2,6",
    "\u1797\u17B6\u179F\u17B6\u1781\u17D2\u1798\u17C2\u179A,1,3",
    "\u1019\u103C\u1014\u103A\u1019\u102C\u1018\u102C\u101E\u102C,1,4",
    "\u0F56\u0F7C\u0F51\u0F0B\u0F61\u0F72\u0F42\u0F0B\u0F66\u0F90\u0F51,3,3",
    "\uC624\uB298\uC740 \uB0A0\uC528\uAC00 \uC88B\uB2E4,3,3",
    "iPhone\u624B\u673A\u58F3,3,4",
    "'',0,0",
    "... !!!,0,0"
  })
  void scriptsWithoutSpacesHaveWords(String text, int least, int most) {
    int count = hashes(text).length;
    assertTrue(count >= least && count <= most, text + ": " + count);
  }

  @Test
  void wordsLieWhereTheyStand() {
    FoldedWords words = new FoldedWords();
    String text = " The Straße, 北京 x\u00ADy!";
    words.cut(text);
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < words.count(); i++) {
      found.append(text, words.start(i), words.end(i)).append('|');
    }
    assertEquals("The|Straße|北京|x\u00ADy|", found.toString());
  }

  @Test
  void aPartHasTheWordsOfItsOwnText() {
    FoldedWords words = new FoldedWords();
    String text = "one two\nthree 北京 four\nfive";
    words.load(text);
    words.cut(8, 21);
    assertArrayEquals(hashes("three 北京 four"), Arrays.copyOf(words.hashes(), words.count()));
  }

  /** Texts of random characters, pairs and halves of pairs neither fail nor depend on the past. */
  @Test
  void hostileTextsAreCutAlikeByAnotherInstance() {
    SplittableRandom random = new SplittableRandom(3);
    FoldedWords reused = new FoldedWords();
    String pool =
        "ab 1.\u00E9\u00DF\uFB03\u4E2D\u3042\u0E01\u0E34\uD83D\uDE00\uD840\uDC00\u200D\u0301\n'";
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(pool.charAt(random.nextInt(pool.length())));
      }
      reused.cut(text.toString());
      long[] again = Arrays.copyOf(reused.hashes(), reused.count());
      assertArrayEquals(hashes(text.toString()), again, "round " + round);
      for (int i = 0; i < reused.count(); i++) {
        assertTrue(reused.start(i) < reused.end(i) && reused.end(i) <= text.length());
      }
    }
  }
}
