package dev.tamis.pipeline.input.charset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZawgyiTest {
  /** How are you; I like the Burmese language. */
  @ParameterizedTest
  @CsvSource({
    "ေနေကာင္းလား, နေကောင်းလား",
    "ျမန္မာဘာသာစကားကို ႀကိဳက္တယ္, မြန်မာဘာသာစကားကို ကြိုက်တယ်",
  })
  void convertsZawgyi(String zawgyi, String unicode) {
    assertTrue(Zawgyi.isLikely(zawgyi));
    assertEquals(unicode, Zawgyi.convert(zawgyi));
    assertEquals(unicode, TextCleaner.clean(zawgyi).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "နေကောင်းလား",
        "မြန်မာဘာသာစကားကို ကြိုက်တယ်",
        "လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း",
        "ၵူၼ်းၵေႃႉပႃႈလႆႈၵိူတ်ႇမႃးလွတ်ႈလႅဝ်းထၢင်ႇႁၢင်ႈ",
        "no Burmese at all",
        "",
      })
  void leavesUnicodeAlone(String text) {
    assertFalse(Zawgyi.isLikely(text));
    assertSame(text, Zawgyi.convert(text));
  }
}
