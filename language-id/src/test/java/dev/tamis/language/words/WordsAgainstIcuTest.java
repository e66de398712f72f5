package dev.tamis.language.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The own rules against ICU itself, on texts that nobody would write. */
class WordsAgainstIcuTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          "Straße",
          "ж",
          "слово",
          "λόγος",
          "é",
          "e\u0301",
          "\u0301",
          "\u0308\u0300",
          "ש",
          "צ'",
          "\"",
          "שלום",
          "ה\"ש",
          "عربي",
          "نیم\u200Cفاصله",
          "हिन्दी",
          "क\u094D\u200Dष",
          "ಕನ್ನಡ",
          "தமிழ்",
          "ไทย",
          "ภาษา",
          "ລາວ",
          "ខ្មែរ",
          "\u200B",
          "မြန်မာ",
          "བོད",
          "\u0F0B",
          "\u0F0C",
          "漢字",
          "ひら",
          "カタ",
          "ー",
          "々",
          "한국어",
          "는",
          "ᄒ",
          "ⅷ",
          "½",
          "¼",
          "①",
          "1",
          "23",
          "٣",
          "१२",
          "1,2",
          "3.4",
          ".",
          ",",
          ";",
          ":",
          "\uFE55",
          "\uFF1A",
          "·",
          "'",
          "\u2019",
          "\u2018",
          "’",
          "_",
          "__",
          "\u203F",
          "-",
          "\u00AD",
          "\u2011",
          "/",
          "://",
          "@",
          "#",
          "…",
          "!?",
          "(",
          ")",
          "«",
          "»",
          "\u00A0",
          "\u202F",
          "\u2007",
          "\u3000",
          "\u1680",
          "\u205F",
          " ",
          "  ",
          "\n",
          "\r\n",
          "\r",
          "\t",
          "\u000B",
          "\f",
          "\u001C",
          "\u0085",
          "\u2028",
          "\u2029",
          "\u200D",
          "\u2060",
          "\uFEFF",
          "\u200E",
          "\u061C",
          "\u0000",
          "\u0007",
          "\uFFFD",
          "\uFFFE",
          "\uE000",
          "😀",
          "👩\u200D🚀",
          "👍🏽",
          "🇩🇪",
          "🇫",
          "❤\uFE0F",
          "❤",
          "©",
          "™",
          "Ⓜ",
          "ℹ",
          "1\uFE0F\u20E3",
          "㊗",
          "\uD83D",
          "\uDE00",
          "\u0E4E",
          "\u17CF",
          "\uFF9E",
          "𝐀",
          "𞤀",
          "𠀀",
          "\uD800\uDF30",
          "\u070F",
          "ܐ",
          "\u0600",
          "\u06DD",
          "\u02BC",
          "\u02D7",
          "\u055A",
          "\u055F",
          "\u05F4",
          "\u05F3",
          "\u0E2F",
          "\u0E46",
          "ໆ",
          "ៗ",
          "\uFF0E",
          "\uFF0C",
          "\uFF07",
          "\u2024",
          "。",
          "、",
          "」",
          "１");

  @Property(tries = 40_000, seed = "20261125")
  void plainTokensAreThoseOfIcu(@ForAll("texts") String given) {
    String text = HanKanaAgainstIcuTest.withoutMarksAtBeginnings(given);
    assertEquals(Tokens.plainIcu(text), Tokens.of(Segmentation.PLAIN_ICU, text));
  }

  @Property(tries = 20_000, seed = "20261125")
  void changedTokensAreThosePromised(@ForAll("texts") String given) {
    String text = HanKanaAgainstIcuTest.withoutMarksAtBeginnings(given);
    assertEquals(Tokens.icu(text), Tokens.of(Segmentation.ICU, text));
  }

  /** What is written in two units belongs to what stands before it, at the end of a clause too. */
  @Test
  void aSelectorBehindPunctuationIsPartOfIt() {
    for (String end : List.of("。", "、", "，", "」", "１，", "漢，")) {
      for (String next : List.of("\uDB40\uDD00", "\uD83C\uDFFD", "\u0308", "ﾞ", "漢", "１")) {
        String text = "漢字" + end + next + "漢字" + end;
        assertEquals(Tokens.plainIcu(text), Tokens.of(Segmentation.PLAIN_ICU, text), text);
      }
    }
  }

  /** All of the basic plane, beside letters, digits and marks. */
  @Test
  void everyCharacterBesideEveryKindOfNeighbour() {
    String[] left = {"a", "1", " ", "ש", "_", "a\u0301", "\u200D", "a.", "1,", "文", "ก"};
    String[] right = {"b", "2", " ", "ש", "_", "\u0301", "😀", ".c", "\u200D❤", "字", "ข"};
    Words words = new Words(Segmentation.PLAIN_ICU);
    SplittableRandom random = new SplittableRandom(7);
    for (int c = 0; c <= 0xFFFF; c++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        text.append(left[random.nextInt(left.length)]).append((char) c);
        text.append(random.nextInt(3) == 0 ? Character.toString((char) c) : "");
        text.append(right[random.nextInt(right.length)]).append(random.nextInt(2) == 0 ? " " : "");
      }
      String all = text.toString();
      assertEquals(
          Tokens.plainIcu(all),
          Tokens.of(words, all, dev.tamis.language.LanguageTag.parse("eng_Latn")),
          () -> "at U+" + all.codePoints().mapToObj(Integer::toHexString).toList());
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(PIECES).list().ofMaxSize(24).map(pieces -> String.join("", pieces)),
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().withCharRange('\u0000', '\u0600').ofMaxLength(40));
  }
}
