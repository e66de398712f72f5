package dev.tamis.language.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.CharsTrie;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every break of Han and kana is where ICU puts it, in pieces without white space. */
class HanKanaAgainstIcuTest {
  private static final int TEXTS = 20_000;

  /** What joins, ends or disturbs a run. */
  private static final String AROUND =
      "ーーァアイウガンヴヷヸヽヾぁあいがきのはをんゝゞゟヿ々〆〇〡〸〹〱〲〳〴〵゛゜゠ｱｶﾞﾟｰﾀ漢字一二三人中国日本語\uF900\uFA0E\uFA11\uFA30⺀⼀㊀㍿㌀ㇰㇱ・。、「」,.:;'_-0123aAzéש한글ไท"
          + "\u3099\u309A\u0301\uFE00\u200D\u200B\u00A0❤©\uFE0F９Ａ：，";

  private static final int[] PAIRS = {
    0x20000, 0x20BB7, 0x2EBF0, 0x2F800, 0x30000, 0x323AF, 0x1B000, 0x1B001, 0xE0100, 0x1D400,
    0x1AFF0, 0x1F200, 0x1F600, 0x16FE3, 0x16FF0
  };

  private enum Kind {
    KATAKANA,
    HAN,
    DICTIONARY_WORDS,
    WORDS_AND_KANA,
    ALL_MIXED,
    PAIRS_AND_KATAKANA
  }

  private final BreakIterator icu = BreakIterator.getWordInstance(ULocale.ROOT);
  private final IcuBreaks breaks = new IcuBreaks();

  @Test
  void theDictionaryIsThere() {
    assertTrue(HanKanaDictionary.get().isPresent());
  }

  @ParameterizedTest
  @EnumSource
  void randomTexts(Kind kind) {
    List<String> words = words();
    SplittableRandom random = new SplittableRandom(20261127L + kind.ordinal());
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = 1 + random.nextInt(30); pieces > 0; pieces--) {
        append(text, kind, words, random);
      }
      check(text.toString());
    }
  }

  /** Of words that overlap in every way that the dictionary has, one after the other. */
  @Test
  void everyWord() {
    List<String> words = words();
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < words.size(); i += 3) {
      String other = words.get(random.nextInt(words.size()));
      check(words.get(i) + words.get(Math.min(i + 1, words.size() - 1)) + other);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ー", "ーーー", "ーサフ", "Aーし", "漢ー字ーーラ", "ーー、ラーメン", "葛\uDB40\uDD00城市", "が\u3099か", "カ゛ラ",
        "2023年3月", "NHKの", "日本_カナ", "カナ_", "_カナ", "ﾃﾞｰﾀベース", "𠮷野家", "漢字한글", "漢字ไทย漢字"
      })
  void edges(String text) {
    check(text);
  }

  /** ICU has two answers, by what it has cut before; here there is one. */
  @Test
  void aMarkAtTheBeginningBelongsToTheFirstWord() {
    assertEquals(List.of("ーゑ"), Tokens.of(Segmentation.PLAIN_ICU, "ーゑ"));
    check("漢字");
    check("ーゑ");
    check("ーｴ");
  }

  /** Runs of katakana are words up to a length; a piece of any length is cut. */
  @Test
  void lengths() {
    for (int length = 1; length < 60; length++) {
      check("ヷ".repeat(length));
      check("漢" + "ア".repeat(length) + "漢");
      check("龘".repeat(length) + "は" + "ヴァ".repeat(length));
    }
    check("我们喜欢读书".repeat(1_300));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpn_Jpan", "zho_Hans", "zho_Hant", "yue_Hant", "kor_Kore", "ain_Kana"})
  void runningText(String tag) throws IOException {
    assumeTrue(Files.exists(TrainingText.archive()), "no sentences at tamis.data");
    for (String sentence : TrainingText.sentences().getOrDefault(tag, List.of())) {
      for (String piece : sentence.split("\\s+")) {
        check(piece);
      }
    }
  }

  private void check(String text) {
    List<Integer> expected = new ArrayList<>();
    icu.setText(text);
    for (int end = icu.next(); end != BreakIterator.DONE; end = icu.next()) {
      expected.add(end);
    }
    List<Integer> actual = new ArrayList<>();
    breaks.cut(text.toCharArray(), 0, text.length(), (from, to) -> actual.add(to));
    assertEquals(expected, actual, () -> text + " " + codes(text));
  }

  private static String codes(String text) {
    return text.codePoints().mapToObj(Integer::toHexString).toList().toString();
  }

  private static void append(
      StringBuilder text, Kind kind, List<String> words, SplittableRandom random) {
    int dice = random.nextInt(10);
    String word = words.get(random.nextInt(words.size()));
    char around = AROUND.charAt(random.nextInt(AROUND.length()));
    int pair = PAIRS[random.nextInt(PAIRS.length)];
    char katakana = (char) (0x30A1 + random.nextInt(94));
    switch (kind) {
      case KATAKANA -> text.append(katakana);
      case HAN -> text.append((char) (0x4E00 + random.nextInt(0x5200)));
      case DICTIONARY_WORDS -> text.append(word, 0, 1 + random.nextInt(word.length()));
      case WORDS_AND_KANA ->
          text.append(dice < 3 ? word : Character.toString(0x3041 + random.nextInt(0xBF)));
      case PAIRS_AND_KATAKANA ->
          text.appendCodePoint(dice < 2 ? pair : dice < 7 ? katakana : around);
      case ALL_MIXED ->
          text.append(
              dice < 5
                  ? String.valueOf(around)
                  : dice < 6
                      ? Character.toString(pair)
                      : dice < 9 ? word : Character.toString(0x2E80 + random.nextInt(0x1300)));
    }
    for (int i = text.length() - 1; i >= 0; i--) {
      if (Words.isGap(text.charAt(i))) {
        text.deleteCharAt(i);
      }
    }
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    char[] tree = HanKanaDictionary.tree().orElseThrow();
    for (CharsTrie.Entry entry : new CharsTrie(CharBuffer.wrap(tree), 0)) {
      words.add(entry.chars.toString());
    }
    return words;
  }
}
