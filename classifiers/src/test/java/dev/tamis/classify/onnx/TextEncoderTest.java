package dev.tamis.classify.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of a beginning are those of the whole text, for each kind of tokenizer. */
class TextEncoderTest {
  private static final String UNIGRAM =
      """
      {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
       "normalizer": {"type": "NFKC"},
       "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"},
       "post_processor": null, "decoder": null,
       "model": {"type": "Unigram", "unk_id": 0, "byte_fallback": false,
         "vocab": [["<unk>", 0.0], ["▁", -2.0], ["▁flour", -3.0], ["flour", -5.0], ["▁w", -4.0],
                   ["ater", -4.5], ["a", -6.0], ["t", -6.0], ["er", -5.5], ["o", -6.0],
                   ["水", -7.0], ["水水", -9.0], ["▁▁", -3.0], [".", -5.0], ["▁.", -4.0]]}}""";
  private static final String BYTES =
      """
      {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
       "normalizer": null,
       "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true,
        "use_regex": true},
       "post_processor": null, "decoder": null,
       "model": {"type": "BPE", "unk_token": null, "ignore_merges": false,
         "vocab": {"f": 0, "l": 1, "o": 2, "u": 3, "r": 4, "w": 5, "a": 6, "t": 7, "e": 8, "Ġ": 9,
                   "Ċ": 10, "fl": 11, "ou": 12, "flou": 13, "flour": 14, "Ġflour": 15, "ĠĠ": 16,
                   ".": 17, "er": 18, "at": 19},
         "merges": ["f l", "o u", "fl ou", "flou r", "Ġ flour", "Ġ Ġ", "e r", "a t"]}}""";
  private static final List<String> PARTS =
      List.of(
          "flour", "water", "aaaa", "水水水", ".", " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u3000",
          " flour ", "😀", "w", "!?", "e\u0301");

  private static String json(String kind) {
    return switch (kind) {
      case "unigram" -> UNIGRAM;
      case "bytes" -> BYTES;
      default -> Networks.TOKENIZER;
    };
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    if (random.nextInt(3) == 0) {
      // About as many characters for each token as a beginning has, so that its last word counts.
      for (int length = random.nextInt(80); length > 0; length--) {
        text.append(Networks.WORDS.get(random.nextInt(4)))
            .append(" ".repeat(1 + random.nextInt(4)));
      }
      return text.toString();
    }
    // Some texts hardly ever part their words, some are mostly white space.
    int kinds = random.nextBoolean() ? PARTS.size() : 2 + random.nextInt(10);
    for (int length = random.nextInt(400); length > 0; length--) {
      text.append(PARTS.get(random.nextInt(kinds)));
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "wordpiece, first",
    "wordpiece, max",
    "unigram, first",
    "unigram, mean",
    "bytes, first",
    "bytes, max"
  })
  void aBeginningGivesTheTokensOfTheWhole(String kind, String windows) throws IOException {
    byte[] json = json(kind).getBytes(UTF_8);
    ClassifierSpec spec =
        ClassifierSpec.parse(
            ("{\"name\":\"t\",\"head\":\"regression\",\"maxTokens\":12,\"maxWindows\":3,\"windows\":\""
                    + windows
                    + "\"}")
                .getBytes(UTF_8));
    TextEncoder encoder = new TextEncoder(json, spec);
    HuggingFaceTokenizer whole = Tokenizers.cutting(json, 12, !windows.equals("first"));
    SplittableRandom random = new SplittableRandom(11);
    int longer = 0;
    for (int i = 0; i < 600; i++) {
      String text = text(random);
      Encoding expected = whole.encode(text);
      List<Encoding> actual = encoder.encode(text);
      assertArrayEquals(expected.getIds(), actual.get(0).getIds(), text);
      Encoding[] further = expected.getOverflowing();
      assertEquals(Math.min(2, further.length), actual.size() - 1, text);
      for (int w = 1; w < actual.size(); w++) {
        assertArrayEquals(further[w - 1].getIds(), actual.get(w).getIds(), text);
      }
      longer += text.length() > 6 * 12 * 3 ? 1 : 0;
    }
    assertTrue(longer > 150, "many texts are cut");
  }
}
