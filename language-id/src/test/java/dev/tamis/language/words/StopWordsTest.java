package dev.tamis.language.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.LanguageTag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopWordsTest {
  private static List<LanguageTag> listed() throws IOException {
    List<LanguageTag> tags = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                StopWords.class.getResourceAsStream("frequent.tsv"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          tags.add(LanguageTag.parse(line.substring(0, line.indexOf('\t'))));
        }
      }
    }
    return tags;
  }

  @ParameterizedTest
  @CsvSource({
    "eng_Latn,the,mill", "deu_Latn,und,Mühle", "fra_Latn,l',moulin", "fra_Latn,l’,moulin",
    "rus_Cyrl,и,мельница", "srp_Latn,je,mlin", "srp_Cyrl,је,млин", "nob_Latn,og,mølle",
    "nno_Latn,og,mølle", "por_Latn,que,moinho", "zho_Hans,的,水车", "zho_Hant,的,水車",
    "cmn_Hani,的,水车", "arb_Arab,في,طاحونة", "lvs_Latn,un,dzirnavas", "kor_Kore,는,물레방아",
    "tel_Telu,మరియు,నది", "bod_Tibt,ནི,ཆུ", "chr_Cher,ᎠᎴ,ᎠᎹ", "pol_Latn,się,młyn"
  })
  void listsHaveWhatIsFrequentAndNothingElse(String tag, String in, String out) {
    StopWords words = StopWords.of(LanguageTag.parse(tag));
    assertEquals("frequent", words.source());
    assertTrue(words.contains(in), in);
    assertTrue(words.contains(("x" + in).toCharArray(), 1, in.length()), in);
    assertFalse(words.contains(out), out);
  }

  /** Codes and scripts as GlotLID, OpenLID and lid.176 have them. */
  @ParameterizedTest
  @CsvSource({
    "kor_Hang, kor_Kore",
    "yue_Hani, yue_Hant",
    "cmn_Hani, zho_Hans",
    "arb_Arab, ara_Arab",
    "quy_Latn, que_Latn",
    "kur_Latn, kmr_Latn",
    "twi_Latn, aka_Latn",
    "hbs_Latn, srp_Latn",
  })
  void otherModelsTagsHaveTheListOfOurs(String theirs, String ours) {
    StopWords list = StopWords.of(LanguageTag.parse(ours));
    assertTrue(list.size() > 0, ours);
    assertEquals(list.words(), StopWords.of(LanguageTag.parse(theirs)).words());
  }

  @Test
  void listsAreManyAndOfLikeSize() throws IOException {
    List<LanguageTag> tags = listed();
    assertTrue(StopWords.languages().size() >= 200, "languages");
    for (LanguageTag tag : tags) {
      int size = StopWords.of(tag).size();
      assertTrue(size >= 8 && size <= 60, tag + " has " + size);
    }
  }

  @Test
  void noListHasWordsOfInterfaces() throws IOException {
    Set<String> banned =
        Set.of(
            "wikipedia",
            "firefox",
            "mozilla",
            "libreoffice",
            "click",
            "edit",
            "label",
            "tab",
            "url",
            "tom",
            "том",
            "http",
            "www");
    for (LanguageTag tag : listed()) {
      for (String word : StopWords.of(tag).words()) {
        assertFalse(banned.contains(word), tag + " has " + word);
        assertTrue(Character.isLetter(word.codePointAt(0)), tag + " has " + word);
        boolean english = tag.toString().equals("eng_Latn") || tag.toString().equals("sco_Latn");
        assertTrue(english || !word.equals("the"), tag + " has " + word);
      }
    }
  }

  @Test
  void aLanguageWithoutAListIsSaidToHaveNone() {
    StopWords none = StopWords.of(LanguageTag.parse("shn_Mymr"));
    assertTrue(none.isEmpty());
    assertEquals("none", none.source());
    assertFalse(StopWords.isKnown(LanguageTag.parse("shn_Mymr")));
    assertFalse(StopWords.isKnown(LanguageTag.UNDETERMINED));
  }

  @Test
  void luceneHasListsOfItsOwn() {
    assertEquals(33, StopWords.lucene(LanguageTag.parse("eng_Latn")).size());
    assertEquals(1470, StopWords.lucene(LanguageTag.parse("ekk_Latn")).size());
    assertTrue(StopWords.lucene(LanguageTag.parse("srp_Latn")).isEmpty());
    assertEquals(156, StopWords.lucene(LanguageTag.parse("srp_Cyrl")).size());
  }

  @Test
  void theDocumentedSizesAreThoseOfTheLists() throws IOException {
    Path table = Path.of(System.getProperty("tamis.root", ".."), "docs/words.md");
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    for (String line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
      if (line.matches("\\| [a-z]{3}_[A-Z][a-z]{3} \\|.*")) {
        String[] cells = line.split(" \\| ", -1);
        LanguageTag tag = LanguageTag.parse(cells[0].substring(2));
        String size = StopWords.isKnown(tag) ? "" + StopWords.of(tag).size() : "none";
        rows++;
        if (!size.equals(cells[1])) {
          wrong.add(tag + " " + size);
        }
      }
    }
    assertEquals(237, rows);
    assertEquals(List.of(), wrong);
  }
}
