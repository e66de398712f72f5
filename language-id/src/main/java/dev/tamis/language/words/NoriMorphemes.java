package dev.tamis.language.words;

import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.AttributeFactory;

/** Korean in morphemes, by Lucene's Nori itself. Not thread-safe. */
final class NoriMorphemes {
  private final KoreanTokenizer tokenizer =
      new KoreanTokenizer(
          AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, null, DecompoundMode.NONE, false, true);
  private final OffsetAttribute offsets = tokenizer.addAttribute(OffsetAttribute.class);

  /** Gives all morphemes of a part of a text; what lies between them is left out. */
  void cut(char[] text, int from, int to, IcuBreaks.Sink sink) {
    try {
      tokenizer.setReader(new CharArrayReader(text, from, to - from));
      tokenizer.reset();
      int end = from;
      while (tokenizer.incrementToken()) {
        int start = from + offsets.startOffset();
        // The parts of an inflected form all have the place of the form.
        if (start >= end) {
          end = from + offsets.endOffset();
          sink.segment(start, end);
        }
      }
      tokenizer.end();
      tokenizer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
