package dev.tamis.classify.rules;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.LanguageScope;
import dev.tamis.classify.onnx.ClassifierSpec;
import dev.tamis.language.LanguageTag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user writes is used or refused, never taken and left unused. */
class RefusedTablesTest {
  private static final String WORDS = "gopher-quality/min-words";

  /** Spaces around a cell are cut by the reader of this table; {@code _} stands for one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xyz_Latn | gopher-quality/min-words | 40 | no language of ISO 639-3 has the code xyz",
        "zzz_Cyrl | gopher-quality/min-words | 40 | no language of ISO 639-3 has the code zzz",
        "eng_Bogu | gopher-quality/min-words | 40 | no script has the code Bogu",
        "xx_Bogus | gopher-quality/min-words | 40 | language must be an ISO 639-3 code",
        "eng | gopher-quality/min-words | 40 | a language tag looks like",
        "eng_latn | gopher-quality/min-words | 40 | script must be an ISO 15924 code",
        "_eng_Latn | gopher-quality/min-words | 40 | language must be an ISO 639-3 code",
        "eng_Latn | gopher-quality/min-words_ | 40 | has no rule",
        "eng_Latn | gopher-quality/min_words | 40 | has no rule",
        "eng_Latn | Gopher-quality/min-words | 40 | no rule set is called",
        "eng_Latn | min-words | 40 | a line is a tag, set/rule and a number",
        "eng_Latn | gopher-quality/min-words | -1 | is 0 or more (got: -1.0)",
        "eng_Latn | gopher-quality/min-words | NaN | must be a finite number (got: \"NaN\")",
        "eng_Latn | gopher-quality/min-words | Infinity | must be a finite number",
        "eng_Latn | gopher-quality/min-words | 1e999 | must be a finite number",
        "eng_Latn | gopher-quality/min-words | 40f | must be a finite number",
        "eng_Latn | gopher-quality/min-words | 0x1p3 | must be a finite number",
        "eng_Latn | gopher-quality/min-words | _40 | must be a finite number",
        "eng_Latn | gopher-quality/min-words | 40,5 | must be a finite number",
        "eng_Latn | gopher-quality/min-words | off | must be a finite number",
        "eng_Latn | gopher-quality/min-words | '' | must be a finite number",
        "eng_Latn | gopher-quality/alphabetic-words | 80 | is a share of 0 to 1 (got: 80.0)",
        "eng_Latn | gopher-quality/bullet-lines | 90 | is a share of 0 to 1, or 2 where runs overlap (got: 90.0)",
        "eng_Latn | gopher-repetition/duplicate-lines | 30 | is a share of 0 to 1, or 2 where runs overlap (got: 30.0)",
      })
  void linesOfThresholds(String tag, String rule, String number, String message) {
    String line = String.join("\t", tag, rule, number).replace("_eng", " eng");
    line = line.replace("words_", "words ").replace("\t_", "\t ");
    String text = "# mine\n" + line + "\n";
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> OwnThresholds.parse(text));
    assertTrue(e.getMessage().startsWith("line 2: "), e.getMessage());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eng_Latn\tgopher-quality/min-words\t24\n",
        "\uFEFFeng_Latn\tgopher-quality/min-words\t24\n",
        "\uFEFF# mine\neng_Latn\tgopher-quality/min-words\t24",
        "# mine\r\neng_Latn\tgopher-quality/min-words\t24\r\n\r\n",
        "eng_Latn\tgopher-quality/min-words\t2.4e1\n"
      })
  void formsOfOneFile(String text) {
    RuleSet set = OwnThresholds.parse(text).over(RuleSet.named("gopher-quality"));
    assertEquals(24, OwnThresholdsTest.threshold(set, "eng_Latn", "min-words"));
    assertEquals(50, OwnThresholdsTest.threshold(set, "nld_Latn", "min-words"));
  }

  /** Assigned codes of many kinds: macrolanguages, languages without two letters, private use. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "zho_Hans", "ara_Arab", "arb_Arab", "tgl_Latn", "hbs_Latn", "srp_Cyrl", "jpn_Jpan",
        "kor_Hang", "yue_Hant", "ber_Tfng", "qaa_Latn", "und_Zyyy", "aai_Latn", "mon_Mong"
      })
  void codesThatAreAssigned(String tag) {
    assertDoesNotThrow(() -> OwnThresholds.parse(tag + "\t" + WORDS + "\t40"));
    assertDoesNotThrow(() -> new LanguageScope(List.of(tag, tag.substring(0, 3))));
  }

  @Test
  void whatStandsTwiceOrLeavesNothing() {
    String one = "eng_Latn\t" + WORDS + "\t40\n";
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> OwnThresholds.parse(one + one))
            .getMessage()
            .startsWith("line 2: eng_Latn gopher-quality/min-words stands twice"));
    OwnThresholds crossed =
        OwnThresholds.parse("eng_Latn\tgopher-quality/min-mean-word-length\t11\n");
    assertEquals(
        "eng_Latn: gopher-quality/min-mean-word-length must be at most max-mean-word-length (got:"
            + " 11.0, 10.0)",
        assertThrows(
                IllegalArgumentException.class, () -> crossed.over(RuleSet.named("gopher-quality")))
            .getMessage());
  }

  /** A file that says nothing was meant to say something. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\uFEFF", "\uFEFF\r\n\r\n", "  \n\t\n"})
  void filesWithoutAThreshold(String text) {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> OwnThresholds.parse(text))
            .getMessage()
            .startsWith("a threshold of at least one rule must be given (got: "));
    OwnThresholds none =
        OwnThresholds.parse("\uFEFF# nothing to change\r\n" + text.replace("\uFEFF", ""));
    RuleSet set = RuleSet.named("gopher-quality");
    assertSame(set, none.over(set));
  }

  /** Two tags for one language: the second would be used, and nobody would know. */
  @Test
  void tagsThatStandForOneLanguage() {
    Map<String, String> aliases = RuleFile.aliases();
    assertTrue(aliases.size() > 10);
    aliases.forEach(
        (own, theirs) -> {
          String lines =
              own + "\tfineweb2/top-2-gram\t0.3\n" + theirs + "\tfineweb2/top-2-gram\t0.4\n";
          OwnThresholds both = OwnThresholds.parse(lines);
          RuleSet set = RuleSet.named("fineweb2");
          boolean one = set.thresholds().nameOf(LanguageTag.parse(own)).equals(theirs);
          if (one) {
            String message =
                assertThrows(IllegalArgumentException.class, () -> both.over(set)).getMessage();
            assertTrue(message.startsWith("fineweb2/top-2-gram is given for "), message);
            assertTrue(message.contains(own) && message.contains(theirs), message);
          } else {
            assertDoesNotThrow(() -> both.over(set));
          }
        });
  }

  private static String table(String tag, String column, String value) {
    List<String> fields = new ArrayList<>(List.of(tag));
    for (String known : FineWeb2.COLUMNS) {
      String usual =
          known.equals("max_avg_word_length")
              ? "10"
              : known.equals("min_avg_word_length") ? "3" : "0.5";
      fields.add(known.equals(column) ? value : usual);
    }
    return String.join("\t", fields) + "\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xyz_Latn | top_2 | 0.5 | no language of ISO 639-3 has the code xyz",
        "deu_Bogu | top_2 | 0.5 | no script has the code Bogu",
        "deu_Latn | top_2 | NaN | top_2 of deu_Latn must be a finite number (got: \"NaN\")",
        "deu_Latn | top_2 | Infinity | must be a finite number",
        "deu_Latn | top_2 | 0.5d | must be a finite number",
        "deu_Latn | top_2 | '' | must be a finite number",
        "deu_Latn | top_2 | -0.5 | must be 0 or more, or -1",
        "deu_Latn | dup_line_frac | 28 | dup_line_frac of deu_Latn is a share, 0 to 2 (got: 28)",
        "deu_Latn | top_3 | 18 | is a share, 0 to 10",
        "deu_Latn | dup_10 | 2.1 | is a share, 0 to 2",
        "deu_Latn | language_score | 90 | is a share, 0 to 1",
        "deu_Latn | line_punct_thr | 1.5 | is a share, 0 to 1",
        "deu_Latn | max_non_alpha_words_ratio | 80 | is a share, 0 to 1",
        "deu_Latn | min_avg_word_length | 12 | min-mean-word-length must be at most max-mean",
      })
  void linesOfFineWeb2(String tag, String column, String value, String message) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> RuleSet.fineWeb2(FineWeb2.parse(table(tag, column, value))));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void filesOfFineWeb2() {
    String german = table("deu_Latn", "top_2", "0.4");
    for (String form : List.of(german, "\uFEFF" + german, "\uFEFF# x\r\n" + german + "\r\n")) {
      assertEquals(0.4, FineWeb2.parse(form).value("deu_Latn", "top_2"));
    }
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> FineWeb2.parse(german + german))
            .getMessage()
            .contains("line 2: thresholds of deu_Latn stand twice"));
    for (String none : List.of("", "# nothing\n", "\uFEFF\n")) {
      assertThrows(IllegalArgumentException.class, () -> FineWeb2.parse(none));
    }
    assertThrows(IllegalArgumentException.class, () -> FineWeb2.parse(german.replace("\t0.4", "")));
  }

  @Test
  void errorsOfFineWeb2NameTheLine() {
    String text =
        "# mine\n\n" + table("deu_Latn", "top_2", "0.4") + table("fra_Latn", "top_2", "x");
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> FineWeb2.parse(text))
            .getMessage()
            .startsWith("line 4: top_2 of fra_Latn must be a finite number"));
    for (String words : List.of("der  die", " der die", "der ")) {
      String line = table("deu_Latn", "top_2", "0.4").strip() + "\t" + words;
      assertThrows(IllegalArgumentException.class, () -> FineWeb2.parse(line));
    }
  }

  /** Each is put into the description of a working model, in place of the same key. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"labels\": [1, 2] | String",
        "\"labels\": [\"a\", null] | labels must not hold an empty value",
        "\"labels\": [\"a\", \" \"] | labels must not hold an empty value",
        "\"labels\": [\"a\", \"a\"] | labels must differ",
        "\"labels\": [] | labels is missing",
        "\"labels\": \"a\" | ",
        "\"label\": \"c\" | label must be one of [a, b] (got: \"c\")",
        "\"maxTokens\": 12.5 | ",
        "\"maxTokens\": \"12\" | ",
        "\"batch\": true | ",
        "\"head\": 0 | ",
        "\"head\": \"Sigmoid\" | Head",
        "\"languages\": [\"xyz\"] | no language of ISO 639-3 has the code xyz",
        "\"languages\": [\"eng_Bogu\"] | no script has the code Bogu",
        "\"languages\": [null] | languages must not hold an empty value",
        "\"threshold\": 1.5 | threshold must be a score that the model can give",
        "\"threshold\": NaN | ",
        "\"labelThreshold\": -0.1 | labelThreshold must be 0 .. 1",
        "\"range\": [5, 0] | range",
        "\"sha256\": 7 | String",
        "\"name\": \"n\", \"name\": \"m\" | Duplicate field 'name'",
        "\"treshold\": 0.5 | unknown key \"treshold\"",
      })
  void descriptionsOfModels(String entry, String message) {
    String key = entry.substring(1, entry.indexOf('"', 1));
    StringBuilder json = new StringBuilder("{").append(entry);
    for (String known :
        List.of("\"name\": \"n\"", "\"head\": \"softmax\"", "\"labels\": [\"a\", \"b\"]")) {
      json.append(known.startsWith("\"" + key + "\"") ? "" : ", " + known);
    }
    byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ClassifierSpec.parse(bytes));
    assertTrue(e.getMessage().startsWith("classifier.json: "), e.getMessage());
    assertTrue(message == null || e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void moreThanOneDescriptionInAFile() {
    String json = "{\"name\": \"n\", \"head\": \"regression\"}";
    assertDoesNotThrow(() -> ClassifierSpec.parse(json.getBytes(StandardCharsets.UTF_8)));
    assertDoesNotThrow(
        () -> ClassifierSpec.parse(("\uFEFF" + json).getBytes(StandardCharsets.UTF_8)));
    assertThrows(
        IllegalArgumentException.class,
        () -> ClassifierSpec.parse((json + json).getBytes(StandardCharsets.UTF_8)));
  }
}
