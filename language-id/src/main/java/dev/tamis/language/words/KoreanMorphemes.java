package dev.tamis.language.words;

/**
 * Korean in morphemes as Lucene's Nori finds them, whose words are those of mecab-ko-dic. A
 * compound is one token, and so is an inflected form. By {@link KoreanLattice}, and by Nori itself
 * where its dictionary cannot be read. Not thread-safe.
 */
final class KoreanMorphemes {
  private final KoreanLattice lattice = KoreanDictionary.get().map(KoreanLattice::new).orElse(null);
  private final NoriMorphemes nori = lattice == null ? new NoriMorphemes() : null;

  /** Gives all morphemes of a part of a text; what lies between them is left out. */
  void cut(char[] text, int from, int to, IcuBreaks.Sink sink) {
    if (lattice == null) {
      nori.cut(text, from, to, sink);
    } else {
      lattice.cut(text, from, to, sink);
    }
  }
}
