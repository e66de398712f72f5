package dev.tamis.language;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The model in the jar, read on first use and shared by all. */
final class EmbeddedModel {
  static final NgramIdentifier IDENTIFIER;
  static final String SHA256;

  private static final String RESOURCE = "languages-v2.bin";

  static {
    try (InputStream resource = EmbeddedModel.class.getResourceAsStream(RESOURCE)) {
      byte[] bytes = resource.readAllBytes();
      IDENTIFIER = new NgramIdentifier(NgramModel.read(new ByteArrayInputStream(bytes)));
      SHA256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA-256", e);
    }
  }

  private EmbeddedModel() {}
}
