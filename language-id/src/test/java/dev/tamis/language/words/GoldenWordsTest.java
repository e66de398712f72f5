package dev.tamis.language.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.language.LanguageTag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The tokens of every golden document, as another program cut them with ICU 74. */
class GoldenWordsTest {
  @Test
  void tokensAreEqualInEveryDocument() throws IOException {
    Path file =
        Path.of(
            System.getProperty("tamis.data", "../shared/data"),
            "quality/datatrove-decisions-dev.jsonl.gz");
    assumeTrue(Files.exists(file), "no golden decisions at tamis.data");
    List<String> different = new ArrayList<>();
    int documents = 0;
    Words words = new Words(Segmentation.ICU);
    Words byLanguage = new Words();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode document = new ObjectMapper().readTree(line);
        List<String> expected = new ArrayList<>();
        document.get("tokens_icu").forEach(token -> expected.add(token.asText()));
        String text = document.get("text").asText();
        LanguageTag english = LanguageTag.parse("eng_Latn");
        documents++;
        if (!Tokens.of(words, text, english).equals(expected)
            || !Tokens.of(byLanguage, text, english).equals(expected)) {
          different.add(document.get("id").asText());
        }
      }
    }
    assertTrue(documents > 300, documents + " documents");
    assertEquals(List.of(), different);
  }
}
