package dev.tamis.language.fasttext;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small models that {@code src/test/fasttext/make-models.sh} made, and fastText's answers. */
final class Fixtures {
  static final List<String> MODELS =
      List.of(
          "dense.bin",
          "each.bin",
          "forest.bin",
          "plain.bin",
          "tree.bin",
          "words.bin",
          "output.ftz",
          "pruned.ftz",
          "quantized.ftz",
          "uneven.ftz");

  private Fixtures() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  static FastTextModel model(String name) throws IOException {
    return model(name, bytes(name));
  }

  static FastTextModel model(String name, byte[] bytes) throws IOException {
    return FastTextModel.read(new ByteArrayInputStream(bytes), name, bytes.length);
  }

  static List<String> expected() throws IOException {
    return new String(bytes("expected.tsv"), StandardCharsets.UTF_8).lines().toList();
  }
}
