package dev.tamis.classify.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCounterTest {
  private static final byte[] JSON = Networks.TOKENIZER.getBytes(UTF_8);

  /** Without the two special tokens that a model's input has. */
  @ParameterizedTest
  @CsvSource({"'',0", "flour,1", "'flour, water',3", "'flour\n\nwater trial',3", "unheard of,2"})
  void countsTokensOfTheTextAlone(String text, long tokens) {
    assertEquals(tokens, TokenCounter.of(JSON).count(text));
  }

  @Test
  void countsLongTextsToTheEnd() {
    assertEquals(200_000, TokenCounter.of(JSON).count("flour water ".repeat(100_000)));
  }

  @Test
  void theSameFileIsLoadedOnce() {
    assertSame(TokenCounter.of(JSON), TokenCounter.of(JSON.clone()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "no json"})
  void otherFilesAreRefused(String wrong) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> TokenCounter.of(wrong.getBytes(UTF_8)))
            .getMessage();
    assertTrue(message.startsWith("not a tokenizer.json"), message);
  }
}
