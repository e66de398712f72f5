package dev.tamis.pipeline.decide.lines;

import dev.tamis.language.words.Words;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.words.FoldedWords;
import java.util.ArrayList;
import java.util.List;

/**
 * Hashes the lines of a text by their folded words, so that "Page 12" and "PAGE 13." are the same
 * line, as in CCNet. Not thread-safe.
 */
final class LineSigner implements Signer {
  private static final int VERSION = 1;
  private static final long BASE = 0xD6E8FEB86659FD93L;

  private final FoldedWords words = new FoldedWords();
  private final LineKinds kinds = new LineKinds();

  @Override
  public String stage() {
    return FrequentLines.STAGE;
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public byte[] sign(Document document) {
    return lines(document.text()).toBytes();
  }

  LineList lines(String text) {
    words.load(text);
    kinds.begin();
    List<LineList.Line> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      end = end < 0 ? next : end;
      boolean compared = kinds.isCompared(text, start, end);
      lines.add(
          new LineList.Line(
              next - start, solid(text, start, end), compared, compared ? hash(start, end) : 0));
      start = next;
    }
    return new LineList(lines);
  }

  private long hash(int start, int end) {
    words.cut(start, end);
    long hash = words.count();
    for (int i = 0; i < words.count(); i++) {
      hash = hash * BASE + words.hash(i);
    }
    return FoldedWords.mix(hash);
  }

  private static int solid(String text, int start, int end) {
    int solid = 0;
    for (int i = start; i < end; i++) {
      solid += Words.isSpace(text.charAt(i)) ? 0 : 1;
    }
    return solid;
  }
}
