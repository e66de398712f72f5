package dev.tamis.classify.statistics;

import dev.tamis.language.LanguageTag;
import java.util.ArrayDeque;

/**
 * The tokens of the texts that this thread has cut last: a batch of documents goes through the
 * rules and then through the classifiers, which look at the same strings. Bounded by their number
 * and by the tokens of all.
 */
final class TokenMemo {
  /** Twice a batch of documents. */
  private static final int MOST = 64;

  /** About 9 MB. */
  private static final int MOST_TOKENS = 1 << 19;

  private static final ThreadLocal<TokenMemo> MEMOS = ThreadLocal.withInitial(TokenMemo::new);

  private final ArrayDeque<TextTokens> texts = new ArrayDeque<>();
  private int tokens;

  private TokenMemo() {}

  /** Remembers a text that has been cut by its language. */
  static void put(String text, LanguageTag tag, TokenTable table, int[] starts) {
    if (table.tokens.count <= MOST_TOKENS / 8 && find(text, tag) == null) {
      MEMOS.get().add(table.copy(text, tag, starts));
    }
  }

  private void add(TextTokens added) {
    texts.addFirst(added);
    tokens += added.count();
    while (texts.size() > MOST || tokens > MOST_TOKENS) {
      tokens -= texts.removeLast().count();
    }
  }

  /** The tokens of this very string; null if they are not known. */
  static TextTokens find(String text, LanguageTag tag) {
    for (TextTokens known : MEMOS.get().texts) {
      if (known.isOf(text, tag)) {
        return known;
      }
    }
    return null;
  }
}
