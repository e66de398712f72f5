package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.words.FoldedWords;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Sketches texts: folded words, shingles, a sketch of eight bits a row, and the shingles themselves
 * where candidates are verified exactly. Not thread-safe.
 */
final class NearSigner implements Signer {
  /** Version of the algorithm; a change of words, shingles or sketches is another version. */
  static final int VERSION = 1;

  private static final byte[] NONE = {};

  private final Signing signing;
  private final Shingler shingler;
  private final Sketcher sketcher;

  /**
   * What is signed.
   *
   * @param layout of the sketch
   * @param shingle words in a shingle
   * @param exact whether the shingles are kept
   * @param byLanguage whether documents of different languages are never compared
   */
  record Signing(Layout layout, int shingle, boolean exact, boolean byLanguage) {}

  NearSigner(Signing signing) {
    this.signing = signing;
    this.shingler = new Shingler(signing.shingle);
    this.sketcher = new Sketcher(signing.layout.size());
  }

  @Override
  public String stage() {
    return NearDuplicates.STAGE;
  }

  @Override
  public int version() {
    int settings = signing.layout.bands() * 256 + signing.layout.rows();
    settings = settings * 64 + signing.shingle;
    return (settings * 4 + (signing.exact ? 2 : 0) + (signing.byLanguage ? 1 : 0)) * 4 + VERSION;
  }

  @Override
  public byte[] sign(Document document) {
    long group = signing.byLanguage ? group(document.language().tag().toString()) : 0;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * signing.layout.size());
    try {
      print(document.text(), group).write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What a text is compared by. */
  Print print(String text, long group) {
    shingler.shingle(text);
    byte[] sketch = sketcher.sketch(shingler.shingles(), shingler.count());
    byte[] set = signing.exact ? ShingleSet.of(shingler.shingles(), shingler.count()) : NONE;
    return new Print(group, sketch, set);
  }

  private static long group(String tag) {
    long hash = 1;
    for (int i = 0; i < tag.length(); i++) {
      hash = hash * 31 + tag.charAt(i);
    }
    return FoldedWords.mix(hash);
  }
}
