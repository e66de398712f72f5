package dev.tamis.language.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.LanguageTag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a word is, in each segmentation. */
class WordsTest {
  private final Words words = new Words();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "eng_Latn; The mill, by the river.; The|mill|,|by|the|river|.",
        "eng_Latn; can't stop; can'|t|stop",
        "fra_Latn; l’eau d'hier; l’|eau|d'|hier",
        "gle_Latn; fir'n'ceol; fir'|n'ceol",
        "eng_Latn; (really?!) ...; (|really|?!)...",
        "eng_Latn; a:b 1:2 snake_case 3.14 1,000; a|:|b|1|:|2|snake_case|3.14|1,000",
        "eng_Latn; see https://example.org/a?b=c; see|https|://|example.org|/|a|?|b|=|c",
        "eng_Latn; ½ cup; ½|cup",
        "rus_Cyrl; Мельница у реки.; Мельница|у|реки|.",
        "hin_Deva; नदी के पास।; नदी|के|पास|।",
        "heb_Hebr; צה\"ל ג'; צה\"ל|ג'",
        "zho_Hans; 我们喜欢读书。; 我们|喜欢|读书|。",
        "tha_Thai; ภาษาไทย; ภาษา|ไทย",
        "tha_Thai; ภาษา\u200Bไทย; ภาษา|ไทย",
        "khm_Khmr; ខ្ញុំ\u200Bចូលចិត្ត; ខ្ញុំ|ចូលចិត្ត",
        "eng_Latn; a\u200Bb; a|\u200B|b",
        "bod_Tibt; བོད་ཡིག་ནི།; བོད|ཡིག|ནི|།",
        "dzo_Tibt; རྫོང་ཁ།; རྫོང|ཁ|།",
        "eng_Latn; བོད་ཡིག; བོད|་|ཡིག",
        "kor_Kore; 물레방아는 강가에 있다.; 물레방아|는|강가|에|있|다|.",
        "kor_Kore; AI는 3개; AI|는|3|개",
        "eng_Latn; 강가에 있다; 강가에|있다",
      })
  void tokensByLanguage(String tag, String text, String tokens) {
    assertEquals(List.of(tokens.split("\\|", -1)), Tokens.of(words, text, LanguageTag.parse(tag)));
  }

  @Test
  void plainIcuKeepsWordsWithApostrophesAndPunctuationApart() {
    assertEquals(
        List.of("can't", ".", ".", "a:b"), Tokens.of(Segmentation.PLAIN_ICU, "can't. . a:b"));
    assertEquals(
        List.of("can'", "t", "..", "a", ":", "b"), Tokens.of(Segmentation.ICU, "can't. . a:b"));
  }

  @Test
  void whiteSpaceIsThatOfPython() {
    assertEquals(
        List.of("can't.", "a\u200Bb", "c", "d", "e", "𝐀!"),
        Tokens.of(
            Segmentation.WHITESPACE, "\u3000can't. a\u200Bb\u00A0c\u0085d\u001Ce\u2028𝐀!\n"));
    assertEquals(List.of(), Tokens.of(Segmentation.WHITESPACE, " \n\u00A0"));
  }

  @Test
  void aTokenIsAWordIfItHasALetterOrNumber() {
    words.cut("a 1 ½ _ __ . \u00A0 😀 ❤ 𝐀 Ⅷ", LanguageTag.parse("eng_Latn"));
    StringBuilder kinds = new StringBuilder();
    for (int i = 0; i < words.count(); i++) {
      kinds.append(words.isWord(i) ? 'w' : '.');
    }
    assertEquals("www.ww", kinds.toString());
  }

  @Test
  void offsetsAreThoseOfTheText() {
    String text = "  Die Mühle – läuft.\n";
    words.cut(text, LanguageTag.parse("deu_Latn"));
    assertEquals("Mühle", text.substring(words.start(1), words.end(1)));
    assertEquals(5, words.count());
    assertEquals(text.length() - 1, words.end(4));
  }

  @Test
  void whatIsReusedLeavesNothingBehind() {
    LanguageTag english = LanguageTag.parse("eng_Latn");
    String text = "One wheel, two stones; none of them turns.";
    List<String> first = Tokens.of(new Words(), text, english);
    Tokens.of(words, "한국어 텍스트 입니다. ".repeat(50), LanguageTag.parse("kor_Kore"));
    Tokens.of(words, "བོད་ཡིག་", LanguageTag.parse("bod_Tibt"));
    assertEquals(first, Tokens.of(words, text, english));
    words.cut("", english);
    assertEquals(0, words.count());
  }

  /** Why the morphemes of a Korean word cannot be remembered: a space is no boundary for Nori. */
  @Test
  void aKoreanWordIsCutByItsNeighbours() {
    LanguageTag korean = LanguageTag.parse("kor_Kore");
    assertEquals(List.of("국", "회의"), Tokens.of(words, "국회의", korean));
    assertEquals(List.of("국회", "의"), Tokens.of(words, "국회의 임시회", korean).subList(0, 2));
  }

  @Test
  void segmentationsHaveNamesForReports() {
    assertEquals(Segmentation.BY_LANGUAGE, new Words().segmentation());
    assertEquals("icu-by-language", new Words().segmentation().id());
    assertTrue(Words.isSpace('\u00A0') && !Words.isGap('\u00A0'));
  }
}
