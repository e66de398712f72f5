package dev.tamis.language;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tamis.language.words.TrainingText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words and titles in kana, ideographs and Hangul are not taken for letters of a wrong charset. */
class EastAsianFormTest {
  /** One text in so many may be. */
  private static final int TEXTS_FOR_ONE = 10_000;

  private static final int MAX_PIECE = 12;
  private static final int RANDOM_TEXTS = 20_000;

  @Test
  void partsOfLinesAreNot() throws IOException {
    assumeTrue(Files.exists(TrainingText.archive()), "no sentences at tamis.data");
    SortedMap<String, List<String>> sentences = TrainingText.sentences();
    for (String tag : List.of("jpn_Jpan", "zho_Hans", "zho_Hant", "kor_Kore")) {
      SplittableRandom random = new SplittableRandom(20261127);
      int all = 0;
      int taken = 0;
      StringBuilder shown = new StringBuilder(tag);
      for (String line : sentences.get(tag)) {
        for (int from = 0; from < line.length(); ) {
          int to = Math.min(line.length(), from + random.nextInt(2, MAX_PIECE + 1));
          String piece = line.substring(from, to);
          all++;
          if (FormProbe.isNoise(piece)) {
            taken++;
            shown.append('\n').append(piece);
          }
          from = to;
        }
        all++;
        if (FormProbe.isNoise(line)) {
          taken++;
          shown.append('\n').append(line);
        }
      }
      assertTrue(all > 20_000, tag + ": " + all);
      assertTrue(taken * TEXTS_FOR_ONE <= all, taken + " of " + all + " in " + shown);
    }
  }

  /** The first are those of which most bytes are where UTF-8 has them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "つてとなにぬねのはひふへほまみ",
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん",
        "ァアイウエオカキクケコサシスセソタチツテトナニネノハヒフヘホマミムメモヤユヨラリルレロンー",
        "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会",
        "이다는을가고에의하지를한도로기서은자시나어사아리대인해만그들"
      })
  void randomTextIsNot(String letters) {
    SplittableRandom random = new SplittableRandom(letters.length());
    int taken = 0;
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(2, 40); left > 0; left--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      taken += FormProbe.isNoise(text.toString()) ? 1 : 0;
    }
    assertTrue(taken * TEXTS_FOR_ONE <= RANDOM_TEXTS, taken + " of " + RANDOM_TEXTS);
  }
}
