package dev.tamis.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongCharsetTest {
  private static final String[] TEXTS = {
    "Паром уходит из гавани в семь часов и возвращается до темноты.",
    "Пором відпливає з гавані о сьомій і повертається до темряви, її ім'я «Мрія».",
    "Фериботът тръгва от пристанището в седем часа.",
    "Το πλοίο φεύγει από το λιμάνι στις επτά και επιστρέφει.",
    "تغادر العبارة الميناء في السابعة وتعود قبل الظلام.",
    "הספינה יוצאת מהנמל בשבע וחוזרת לפני שמחשיך.",
    "जहाज़ सात बजे बंदरगाह से निकलता है और लौट आता है।",
    "เรือออกจากท่าเวลาเจ็ดโมงและกลับมาก่อนมืด",
    "船は七時に港を出て、暗くなる前に戻ってきます。",
    "배는 일곱 시에 항구를 떠나서 어두워지기 전에 돌아옵니다.",
    "渡轮七点钟离开港口，天黑以前回来。",
    "გემი შვიდ საათზე გადის ნავსადგურიდან.",
  };

  @ParameterizedTest
  @CsvSource({
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "KOI8-R",
    "IBM866",
    "ISO-8859-5",
    "x-MacRoman",
    "IBM437",
    "ISO-8859-1",
    "ISO-8859-2",
    "windows-1254"
  })
  void utf8ThatWasReadInAnotherCharsetIsNoLanguage(String charset) {
    for (String text : TEXTS) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      String read = new String(bytes, Charset.forName(charset));
      assertTrue(WrongCharset.isRead(read.toCharArray()), read);
      assertTrue(
          LanguageIdentifier.embedded().identify(read).tag().isUndetermined(),
          charset + " " + text);
    }
  }

  /** Letters that stand where the bytes of UTF-8 do in some charset, in their own right. */
  @ParameterizedTest
  @CsvSource({
    "'Її мрії здійснилися: історії цієї країни й її мелодії.'",
    "'Његов љубимац и ћерка њеног љубавника поједоше џем.'",
    "'À Ñuñoa, Ünal a dit: « ÇA VA ÉTÉ »; Ø ÆØÅ ÄÖÜ ß ÀÉÈÊ'",
    "'Çocuğun düşü, ŞİŞLİ ÜÇÜNCÜ ÇIĞLIK ÖĞÜT ığdır'",
    "'ΑΒΓΔ ΕΖΗΘ άέήί ΰαβγ δεζη'",
    "'РАДОСТЬ, СТРАХ, рабство, рад, сад, ряд, лад'",
    "'Đặng Ðình Ữớ ằẳẵặ ơưăâêô'",
  })
  void textOfItsOwnRightIsNot(String text) {
    assertFalse(WrongCharset.isRead(text.toCharArray()));
  }

  @ParameterizedTest
  @CsvSource({"''", "é", "ÃÃÃÃÃÃÃÃÃÃÃÃÃÃÃÃ", "�����������������"})
  void tooLittleOrNothingButLostCharactersIsNot(String text) {
    assertEquals(false, WrongCharset.isRead(text.toCharArray()));
  }
}
