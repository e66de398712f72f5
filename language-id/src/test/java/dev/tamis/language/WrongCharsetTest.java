package dev.tamis.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    "渡轮七点钟离开港口，天黑以前回来。我们在码头等着他们。",
    "გემი შვიდ საათზე გადის ნავსადგურიდან.",
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "windows-1250",
        "windows-1251",
        "windows-1252",
        "windows-1253",
        "windows-1254",
        "windows-1256",
        "windows-1257",
        "KOI8-R",
        "KOI8-U",
        "IBM437",
        "IBM850",
        "IBM852",
        "IBM866",
        "ISO-8859-1",
        "ISO-8859-2",
        "ISO-8859-5",
        "ISO-8859-15",
        "x-MacRoman",
        "x-MacCyrillic"
      })
  void utf8ThatWasReadInAnotherCharsetIsNoLanguage(String charset) {
    for (String text : TEXTS) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      String read = new String(bytes, Charset.forName(charset));
      assertTrue(WrongCharset.isBeginning(read.toCharArray(), 0), charset + " " + text);
      assertTrue(
          LanguageIdentifier.embedded().identify(read).tag().isUndetermined(),
          charset + " " + text);
    }
  }

  /**
   * Where a decoder swallows bytes, two in five of such short texts at least are told by form
   * alone.
   */
  @ParameterizedTest
  @ValueSource(strings = {"GBK", "Big5", "windows-31j", "EUC-JP", "x-windows-949"})
  void utf8ThatWasReadInPairsOfBytesIsTold(String charset) {
    int told = 0;
    for (String text : TEXTS) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      String read = new String(bytes, Charset.forName(charset));
      told += WrongCharset.isBeginning(read.toCharArray(), 0) ? 1 : 0;
    }
    assertTrue(5 * told >= 2 * TEXTS.length, charset + ": " + told + " of " + TEXTS.length);
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, Паром уходит из гавани в семь часов.",
    "KOI8-R, Паром уходит из гавани в семь часов.",
    "ISO-8859-7, Το πλοίο φεύγει από το λιμάνι στις επτά.",
    "windows-1255, הספינה יוצאת מהנמל בשבע וחוזרת לפני שמחשיך.",
    "windows-1256, تغادر العبارة الميناء في السابعة وتعود.",
  })
  void anOldCharsetReadAsWesternIsNoLanguage(String charset, String text) {
    String read =
        new String(text.getBytes(Charset.forName(charset)), Charset.forName("ISO-8859-1"));
    assertTrue(WrongCharset.isBeginning(read.toCharArray(), 0), read);
  }

  /** Letters that stand where the bytes of UTF-8 do in some charset, in their own right. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Її мрії здійснилися: історії цієї країни й її мелодії.",
        "Његов љубимац и ћерка њеног љубавника поједоше џем.",
        "À Ñuñoa, Ünal a dit: « ÇA VA ÉTÉ »; Ø ÆØÅ ÄÖÜ ß ÀÉÈÊ",
        "Çocuğun düşü, ŞİŞLİ ÜÇÜNCÜ ÇIĞLIK ÖĞÜT ığdır",
        "ΑΒΓΔ ΕΖΗΘ άέήί ΰαβγ δεζη",
        "РАДОСТЬ, СТРАХ, рабство, рад, сад, ряд, лад",
        "Đặng Ðình Ữớ ằẳẵặ ơưăâêô",
        "پاک ها پک گپ چک ژاک کج",
        "เกม เมือง แม่ โมง ไมล์ เงิน",
        "船は七時に港を出て、暗くなる前に戻ってきます。",
        "배는 일곱 시에 항구를 떠나서 어두워지기 전에 돌아옵니다.",
        "渡轮七点钟离开港口，天黑以前回来。联通移动",
        "ネットバンク",
        "ドットネット",
        "なつのはなび",
        "なつのはな",
        "ひとつひとつ",
        "どのひとなのでは",
        "のはなのなまえ",
        "はひふへほ",
        "おいしい",
        "しかしかくい",
        "このなつのはなびははなのなまえのひとつなのでは",
        "一些医院",
        "年的任天堂",
        "人口变化图示",
        "遣散費可",
        "게걸거렸다",
        "않는다는게",
        "",
        "é",
        "ÃÃÃÃÃÃÃ",
        "�����������������"
      })
  void textOfItsOwnRightIsNot(String text) {
    assertFalse(WrongCharset.isBeginning(text.toCharArray(), 0));
    assertEquals(Optional.empty(), WrongCharset.of(text).map(WrongCharset::charset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1250", "windows-1251", "KOI8-R", "IBM437", "x-MacRoman", "GBK"})
  void whatShowsItsBytesIsUndone(String charset) {
    String text = "Для паромов и гаваней";
    String read = new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName(charset));
    Optional<WrongCharset> wrong = WrongCharset.of(read);
    assertTrue(wrong.isPresent(), read);
    Optional<String> undone = wrong.get().undo(read);
    // What a decoder lost is not guessed.
    assertEquals(read.indexOf('\uFFFD') < 0, undone.isPresent(), read);
    undone.ifPresent(line -> assertEquals(text, line));
    assertEquals(Optional.empty(), wrong.get().undo("Ⓐ — не байты"));
  }
}
