package dev.tamis.language.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.lucene.util.IntsRef;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.IntsRefFSTEnum;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every morpheme is where Nori finds it. */
class KoreanAgainstNoriTest {
  private static final int TEXTS = 4_000;

  /** Particles, endings, letters of other scripts, marks, spaces and what has no class. */
  private static final String AROUND =
      "가게는은이를의에서고다니다요ㄱㅏㆍ한漢字日あアｱabZé123٣①½ .,!?()「」-—~·ᄀᆞ_#@$€+=\t\n\r\u00A0\u3000\u200B\u200D\u0301"
          + "\u0E01ש\u05B0عд\uD83D\uDE00\uFFFD\u0000ΑΩ";

  private static final List<String> WORDS = new ArrayList<>();

  private final KoreanLattice lattice = new KoreanLattice(KoreanDictionary.get().orElseThrow());
  private final NoriMorphemes nori = new NoriMorphemes();

  private enum Kind {
    SYLLABLES,
    WORDS,
    BEGINNINGS_OF_WORDS,
    WORDS_AND_SPACES,
    AROUND,
    ALL_MIXED
  }

  @BeforeAll
  static void readWords() throws IOException {
    FST<Long> words = KoreanDictionary.words().orElseThrow();
    IntsRefFSTEnum<Long> all = new IntsRefFSTEnum<>(words);
    for (var word = all.next(); word != null; word = all.next()) {
      IntsRef units = word.input;
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < units.length; i++) {
        text.append((char) units.ints[units.offset + i]);
      }
      WORDS.add(text.toString());
    }
  }

  @Test
  void theDictionaryIsThere() {
    assertTrue(WORDS.size() > 500_000);
  }

  @ParameterizedTest
  @EnumSource
  void randomTexts(Kind kind) {
    SplittableRandom random = new SplittableRandom(20261127L + kind.ordinal());
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = 1 + random.nextInt(30); pieces > 0; pieces--) {
        append(text, kind, random);
      }
      check(text.toString());
    }
  }

  /** Every word of the dictionary, beside others. */
  @Test
  void everyWord() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < WORDS.size(); i += 7) {
      String other = WORDS.get(random.nextInt(WORDS.size()));
      check(
          WORDS.get(i)
              + (i % 2 == 0 ? " " : "")
              + other
              + WORDS.get(i + 1 < WORDS.size() ? i + 1 : i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "  ",
        "가",
        " 가",
        "가 ",
        "가  ",
        "가게",
        "국회의 임시회",
        "\n\n가\n",
        "A가 B는",
        "3.14는",
        "!  가",
        "가 !  ",
        "\uD83D\uDE00\uD83D",
        "한국\u0301어",
        "ㆍ가ㆍ나",
        "12가34 나"
      })
  void edges(String text) {
    check(text);
  }

  /** Where no place is shared by all ways for long, a way is taken before the end is seen. */
  @ParameterizedTest
  @ValueSource(
      strings = {"가", "이", "a", "1", "!", "\u0000", "이가", "고 이", "ㅋ", "는데이", "\uD83D\uDE00", " "})
  void longRuns(String part) {
    SplittableRandom random = new SplittableRandom(part.hashCode());
    for (int length : new int[] {1000, 1023, 1024, 1025, 1100, 2048, 2049, 5000}) {
      String run = part.repeat(length / part.length());
      check(run);
      check(WORDS.get(random.nextInt(WORDS.size())) + run + "는 " + run);
    }
  }

  @Test
  void longTextsWithoutASharedPlace() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 60; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 7_000) {
        text.append("이가다고시는지나기".charAt(random.nextInt(9)));
      }
      check(text.toString());
    }
  }

  /** Buffers grow by what a text needs, whatever was cut before. */
  @Test
  void aNewLatticeAtEveryLength() {
    SplittableRandom random = new SplittableRandom(12);
    KoreanDictionary dictionary = KoreanDictionary.get().orElseThrow();
    for (int length = 100; length <= 300; length++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < length) {
        text.append("이가다고시는지나기".charAt(random.nextInt(9)));
      }
      check(new KoreanLattice(dictionary), text.toString());
    }
  }

  @Test
  void runningText() throws IOException {
    assumeTrue(Files.exists(TrainingText.archive()), "no sentences at tamis.data");
    List<String> sentences = TrainingText.sentences().get("kor_Kore");
    for (String sentence : sentences) {
      check(sentence);
    }
    for (int i = 0; i + 40 < sentences.size(); i += 40) {
      check(String.join("\n", sentences.subList(i, i + 40)));
    }
  }

  private void check(String text) {
    check(lattice, text);
  }

  private void check(KoreanLattice lattice, String text) {
    char[] units = ("xy" + text + "가").toCharArray();
    int to = units.length - 1;
    List<Integer> expected = new ArrayList<>();
    nori.cut(units, 2, to, (from, end) -> add(expected, from, end));
    List<Integer> actual = new ArrayList<>();
    lattice.cut(units, 2, to, (from, end) -> add(actual, from, end));
    assertEquals(expected, actual, text);
  }

  private static void add(List<Integer> places, int from, int to) {
    places.add(from);
    places.add(to);
  }

  private static void append(StringBuilder text, Kind kind, SplittableRandom random) {
    int dice = random.nextInt(10);
    String word = WORDS.get(random.nextInt(WORDS.size()));
    char around = AROUND.charAt(random.nextInt(AROUND.length()));
    char syllable = (char) (0xAC00 + random.nextInt(11_172));
    switch (kind) {
      case SYLLABLES -> text.append(syllable);
      case WORDS -> text.append(word);
      case BEGINNINGS_OF_WORDS -> text.append(word, 0, 1 + random.nextInt(word.length()));
      case WORDS_AND_SPACES ->
          text.append(dice < 4 ? " " : dice < 6 ? String.valueOf(around) : word);
      case AROUND -> text.append(around);
      case ALL_MIXED ->
          text.append(
              dice < 3
                  ? word
                  : dice < 5
                      ? String.valueOf(around).repeat(1 + random.nextInt(4))
                      : dice < 6
                          ? " "
                          : String.valueOf(dice < 8 ? syllable : (char) random.nextInt(1 << 16)));
    }
  }
}
