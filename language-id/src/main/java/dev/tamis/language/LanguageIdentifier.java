package dev.tamis.language;

/**
 * Says which language and script a text is in. Implementations are immutable and may be shared
 * between threads; they never throw for any text, however broken, and answer {@code und} where
 * there is nothing to say.
 */
public interface LanguageIdentifier {

  /** Identifies the whole of {@code text}, which may be empty and may hold lone surrogates. */
  Identification identify(CharSequence text);

  /**
   * The default identifier: about 250 languages by the model in the jar, which is read on first use
   * and shared.
   */
  static NgramIdentifier embedded() {
    return EmbeddedModel.IDENTIFIER;
  }

  /** SHA-256 of the model in the jar, hexadecimal. */
  static String embeddedSha256() {
    return EmbeddedModel.SHA256;
  }
}
