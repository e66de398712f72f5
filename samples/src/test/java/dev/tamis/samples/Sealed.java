package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks a manifest against the bytes. */
final class Sealed {
  private Sealed() {}

  /** Size, digest and number of lines of every file, both ways: no file more, none less. */
  static void check(Corpus corpus) throws IOException {
    Map<String, byte[]> files = corpus.files();
    JsonNode manifest = new ObjectMapper().readTree(files.remove("MANIFEST.json"));
    Map<String, JsonNode> named = new TreeMap<>();
    manifest.get("files").forEach(file -> named.put(file.get("path").asText(), file));
    assertEquals(new TreeSet<>(files.keySet()), new TreeSet<>(named.keySet()));
    for (Map.Entry<String, JsonNode> file : named.entrySet()) {
      byte[] bytes = files.get(file.getKey());
      assertEquals(bytes.length, file.getValue().get("bytes").asLong(), file.getKey());
      assertEquals(sha256(bytes), file.getValue().get("sha256").asText(), file.getKey());
      if (file.getValue().has("records")) {
        assertEquals(
            corpus.text(file.getKey()).lines().count(),
            file.getValue().get("records").asLong(),
            file.getKey());
      }
    }
    assertEquals(corpus.statistics().get("records"), manifest.get("records"));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
