package dev.tamis.classify.statistics;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Words;

/**
 * Gives the tokens of texts. A string that {@link StatisticsComputer} has just measured in this
 * thread is not cut again. Not thread-safe.
 */
public final class TokenReader {
  private final Words words = new Words();
  private final TokenTable table = new TokenTable();
  private final StopWordCounter stops = new StopWordCounter();
  private char[] buffer = new char[1 << 12];
  private int[] starts = new int[512];

  /** The tokens of a text; the same whether they were known or not. */
  public TextTokens read(String text, LanguageTag tag) {
    TextTokens known = TokenMemo.find(text, tag);
    return known == null ? cut(text, tag) : known;
  }

  private TextTokens cut(String text, LanguageTag tag) {
    if (Buffers.isUnfit(buffer.length, text.length())) {
      buffer = new char[Buffers.size(text.length())];
    }
    text.getChars(0, text.length(), buffer, 0);
    table.clear(text.length());
    stops.begin(tag);
    words.cut(text, tag);
    int count = words.count();
    if (Buffers.isUnfit(starts.length, count)) {
      starts = new int[Buffers.size(count)];
    }
    for (int i = 0; i < count; i++) {
      starts[i] = words.start(i);
      boolean letter = table.add(buffer, starts[i], words.end(i), false);
      if (letter && stops.look(table.lastHash(), buffer, starts[i], words.end(i) - starts[i])) {
        table.markStop();
      }
    }
    return table.copy(text, tag, starts);
  }
}
