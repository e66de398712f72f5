package dev.tamis.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.internal.ResourceLines;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NgramIdentifierTest {
  private final NgramIdentifier identifier = LanguageIdentifier.embedded();

  @ParameterizedTest
  @CsvSource({
    "eng_Latn, The ferry leaves the harbour at seven and comes back before it is dark.",
    "deu_Latn, Die Fähre verlässt den Hafen um sieben und kommt vor der Dunkelheit zurück.",
    "fra_Latn, Le bateau quitte le port à sept heures et revient avant la tombée de la nuit.",
    "spa_Latn, El barco sale del puerto a las siete y vuelve antes de que anochezca.",
    "tur_Latn, Gemi limandan saat yedide ayrılıyor ve hava kararmadan geri dönüyor.",
    "fin_Latn, Lautta lähtee satamasta seitsemältä ja palaa ennen pimeän tuloa.",
    "rus_Cyrl, Паром уходит из гавани в семь часов и возвращается до темноты.",
    "ell_Grek, Το πλοίο φεύγει από το λιμάνι στις επτά και επιστρέφει πριν νυχτώσει.",
    "jpn_Jpan, 船は七時に港を出て、暗くなる前に戻ってきます。",
    "zho_Hans, 渡轮七点钟离开港口，天黑以前回来。我们在码头等着他们。",
    "kor_Kore, 배는 일곱 시에 항구를 떠나서 어두워지기 전에 돌아옵니다.",
    "tha_Thai, เรือออกจากท่าเวลาเจ็ดโมงและกลับมาก่อนมืด",
    "heb_Hebr, הספינה יוצאת מהנמל בשבע וחוזרת לפני שמחשיך.",
    "hin_Deva, जहाज़ सात बजे बंदरगाह से निकलता है और अंधेरा होने से पहले लौट आता है।",
  })
  void knowsPlainSentences(String tag, String text) {
    Identification answer = identifier.identify(text);
    assertEquals(tag, answer.tag().toString());
    assertTrue(answer.confidence() > 0.5, "confidence: " + answer.confidence());
    assertFalse(answer.multilingual());
  }

  /**
   * Technical and everyday text, text of several scripts, languages in Latin letters, and noise.
   */
  static Stream<String> texts() {
    return ResourceLines.read(NgramIdentifierTest.class, "texts.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void knowsTextsOfManyKinds(String line) {
    String[] fields = line.split("\t", 2);
    String text = fields[1].replace("\\n", "\n");
    if (text.startsWith("*")) {
      int space = text.indexOf(' ');
      text = text.substring(space + 1).repeat(Integer.parseInt(text.substring(1, space)));
    }
    Identification answer = identifier.identify(text);
    assertWhole(answer);
    String tag = answer.tag().isUndetermined() ? "und" : answer.tag().toString();
    assertTrue(List.of(fields[0].split(",", -1)).contains(tag), tag + " for " + line);
  }

  @Test
  void fewLettersAreNotSure() {
    assertTrue(identifier.identify("Hello").confidence() < 0.5);
    assertTrue(identifier.identify("Guten Morgen").confidence() < 0.75);
  }

  @Test
  void twoLanguagesInOneParagraphAreSeen() {
    Identification answer =
        identifier.identify(
            "The ferry leaves the harbour at seven and comes back before it is dark. Please bring a"
                + " coat, since it will be cold. Die Fähre verlässt den Hafen um sieben und kommt"
                + " vor der Dunkelheit zurück. Bitte bring einen Mantel mit, es wird kalt.");
    assertEquals(List.of("deu_Latn", "eng_Latn"), tags(answer));
    assertTrue(answer.multilingual());
  }

  @Test
  void codeCountsForNobody() {
    String code = "for (int i = 0; i < n; i++) {\n  sum[i] += values[i];\n}\n";
    String german = "Die Fähre verlässt den Hafen um sieben und kommt vor der Dunkelheit zurück.\n";
    Identification answer = identifier.identify(code.repeat(20) + german);
    assertEquals(List.of("deu_Latn"), tags(answer));
  }

  static Stream<String> broken() {
    return Stream.of(
        "",
        "a",
        "я",
        "漢",
        "\uD800",
        "\uDC00",
        "\uDC00\uD800".repeat(1000),
        "The ferry \uD83D leaves \uDE00 the har\uDFFFbour at se\uD800ven and comes back.",
        "\u200F\u202B\u202E\u2066\u2069\u200E".repeat(100),
        "\u202Eהספינה יוצאת\u202C the ferry \u200Fמהנמל\u200E leaves",
        "Theпаромφεύγει船は항구เรือالعبارة".repeat(50),
        "\u0301".repeat(5000),
        "e" + "\u0301".repeat(5000),
        "\0\0\0",
        "\uFEFF\uFFFE\uFFFF",
        "\n".repeat(10_000),
        "a\n".repeat(10_000),
        " \t\r\n\u0085\u2028\u2029\u3000 ",
        "𝕿𝖍𝖊 𝖋𝖊𝖗𝖗𝖞 𐐀𐐁𐐂𐐃 𒀀𒀁𒀂");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void answersForBrokenText(String text) {
    assertWhole(identifier.identify(text));
  }

  @Test
  void answersForTenMegabytesWithoutASpace() {
    SplittableRandom random = new SplittableRandom(1);
    char[] letters = new char[10_000_000];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = (char) ('a' + random.nextInt(26));
    }
    Identification answer = identifier.identify(new String(letters));
    assertWhole(answer);
    assertTrue(answer.tag().isUndetermined(), "tag: " + answer.tag());
    assertWhole(identifier.identify("я".repeat(letters.length)));
  }

  @Test
  void answersForAnyUnits() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 3000; round++) {
      char[] text = new char[random.nextInt(200)];
      int bound = round % 3 == 0 ? 0x10000 : round % 3 == 1 ? 0x0800 : 0x3000;
      for (int i = 0; i < text.length; i++) {
        text[i] = (char) random.nextInt(bound);
      }
      Identification answer = identifier.identify(new String(text));
      assertWhole(answer);
      assertEquals(answer, identifier.identify(new StringBuilder().append(text)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "und_Zyyy, ''",
    "und_Zyyy, 123 456",
    "und_Zyyy, \u0301\u0301\u0301\u0301\u0301",
    "und_Zyyy, 𞤀𞤣𞤤𞤢𞤥 𞤆𞤵𞤤𞤢𞤪",
    "und_Latn, qwlekj zxmncb qwoiue asdkjh qwlekj",
    "und_Cyrl, жщъ ыъщж ъъжы щщыъ жжъы щыжъ",
  })
  void noLanguageIsNamedByItsScript(String tag, String text) {
    assertEquals(tag, identifier.identify(text).tag().toString());
  }

  /** A last line too short for a paragraph counts for itself where its script is another. */
  @Test
  void aShortLastLineInAnotherScriptIsSeen() {
    String english = "The ferry leaves the harbour at seven and comes back before it is dark.\n";
    Identification answer = identifier.identify(english + "船は七時に港を出て、暗くなる前に戻ってきます。");
    assertEquals("eng_Latn", answer.tag().toString());
    assertEquals(List.of("eng_Latn", "jpn_Jpan"), tags(answer));
    assertEquals(List.of("eng_Latn"), tags(identifier.identify(english + "Bring a coat.")));
  }

  private static List<String> tags(Identification answer) {
    return answer.languages().keySet().stream().map(LanguageTag::toString).toList();
  }

  @Test
  void findsTwoLanguages() {
    String english = "The ferry leaves the harbour at seven and comes back before it is dark.\n";
    String russian = "Паром уходит из гавани в семь часов и возвращается до темноты.\n";
    Identification answer = identifier.identify(english.repeat(3) + russian.repeat(2));
    assertEquals("eng_Latn", answer.tag().toString());
    assertEquals("rus_Cyrl", answer.runnerUp().toString());
    assertTrue(answer.multilingual());
  }

  private static void assertWhole(Identification answer) {
    double sum = answer.languages().values().stream().mapToDouble(d -> d).sum();
    assertTrue(answer.languages().isEmpty() || Math.abs(sum - 1) < 1e-6, "shares: " + sum);
    assertTrue(answer.confidence() >= 0 && answer.confidence() <= 1);
  }
}
