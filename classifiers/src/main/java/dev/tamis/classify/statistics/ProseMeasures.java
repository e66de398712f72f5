package dev.tamis.classify.statistics;

import java.util.Arrays;

/**
 * Which lines of a text are judged, what they are made of, and what of the others repeats. Where a
 * text has prose, that is judged and no other line; a text that has next to none is judged as a
 * whole. Reused; not thread-safe.
 */
final class ProseMeasures {
  /**
   * With fewer words of prose, or less prose than a tenth, a text is no prose with things in it.
   */
  private static final int MIN_WORDS = 50;

  private static final double MIN_SHARE = 0.1;

  /** Fewer lines than that are no habit of a page. */
  private static final int FEW = 3;

  /** Keep hashes of lines of prose, of paragraphs and of other lines apart in one table. */
  private static final long PARAGRAPH = 0x5851F42D4C957F2DL;

  private static final long OTHER = 0x14057B7EF767814FL;

  private final Grams seen = new Grams();
  private int[] limits = new int[512];
  private boolean[] judged = new boolean[64];

  /** Share of the characters of all lines that are not blank. */
  double share;

  /** Whether the text has prose, which alone is judged then. */
  boolean hasProse;

  long characters;
  int tokens;
  int words;
  int alphabetic;
  long wordCharacters;
  int hashes;
  int dots;
  int lines;
  int ellipses;
  long ellipsisCharacters;
  int duplicateLines;
  long duplicateLineCharacters;
  int paragraphs;
  int duplicateParagraphs;
  long duplicateParagraphCharacters;
  long duplicateOtherCharacters;

  /**
   * Measures a text.
   *
   * @param starts where each token begins; null where that is not known, and then the whole text is
   *     judged
   */
  void measure(char[] text, int length, Blocks blocks, TokenTable table, int[] starts) {
    clear(blocks.count(), table.tokens.count);
    choose(text, length, blocks, table, starts);
    readLines(text, length, blocks);
    readTokens(text, length, blocks, table, starts);
  }

  /**
   * Share of the prose's characters in lines that end with an ellipsis, or of lines where a text
   * has no prose; 0 where that are one or two.
   */
  double ellipsisShare() {
    double share = (double) (hasProse ? ellipsisCharacters : ellipses);
    return ellipses < FEW ? 0 : share / (hasProse ? characters : lines);
  }

  /** Share of lines that stood before; 0 where that are one or two. */
  double duplicateLineShare() {
    return duplicateLines < FEW ? 0 : (double) duplicateLines / lines;
  }

  /** How far a run of tokens may reach from each token: to the end of the prose it stands in. */
  int[] limits() {
    return limits;
  }

  private void clear(int lineCount, int tokenCount) {
    if (Buffers.isUnfit(limits.length, tokenCount)) {
      limits = new int[Buffers.size(tokenCount)];
    }
    if (Buffers.isUnfit(judged.length, lineCount)) {
      judged = new boolean[Buffers.size(lineCount)];
    }
    characters = wordCharacters = ellipsisCharacters = 0;
    tokens = words = alphabetic = hashes = dots = lines = ellipses = 0;
    duplicateLines = paragraphs = duplicateParagraphs = 0;
    duplicateLineCharacters = duplicateParagraphCharacters = duplicateOtherCharacters = 0;
  }

  private void choose(char[] text, int length, Blocks blocks, TokenTable table, int[] starts) {
    long prose = 0;
    long all = 0;
    int start = 0;
    int proseWords = 0;
    int filled = 0;
    int token = 0;
    for (int line = 0; line < blocks.count(); line++) {
      int end = lineEnd(text, start, length);
      BlockKind kind = blocks.kind(line);
      filled += kind == null ? 0 : 1;
      all += kind == null ? 0 : end - start;
      prose += kind == BlockKind.PROSE ? end - start : 0;
      for (; starts != null && token < table.tokens.count && starts[token] < end; token++) {
        proseWords += kind == BlockKind.PROSE && table.has(token, Characters.WORD) ? 1 : 0;
      }
      start = end + 1;
    }
    seen.begin(2 * filled);
    seen.reset(2 * filled);
    share = all == 0 ? 0 : (double) prose / all;
    hasProse = starts != null && proseWords >= MIN_WORDS && share >= MIN_SHARE;
    for (int line = 0; line < blocks.count(); line++) {
      BlockKind kind = blocks.kind(line);
      judged[line] = hasProse ? kind == BlockKind.PROSE : kind != null;
    }
  }

  private static int lineEnd(char[] text, int start, int length) {
    int end = start;
    while (end < length && text[end] != '\n') {
      end++;
    }
    return end;
  }

  private void readLines(char[] text, int length, Blocks blocks) {
    int start = 0;
    long paragraph = 0;
    long paragraphLength = 0;
    for (int line = 0; line < blocks.count(); line++) {
      int end = lineEnd(text, start, length);
      if (judged[line]) {
        int first = first(text, start, end);
        int last = last(text, first, end);
        int points = Character.codePointCount(text, first, last - first);
        long hash = look(text, first, last);
        lines++;
        characters += points + 1L;
        if (isEllipsis(text, first, last)) {
          ellipses++;
          ellipsisCharacters += points + 1L;
        }
        if (!seen.addOnce(hash)) {
          duplicateLines++;
          duplicateLineCharacters += points;
        }
        paragraph = paragraph * Grams.MIX + hash + 1;
        paragraphLength += points;
      } else {
        endParagraph(paragraph, paragraphLength);
        paragraph = paragraphLength = 0;
        if (blocks.kind(line) != null) {
          other(text, start, end);
        }
      }
      start = end + 1;
    }
    endParagraph(paragraph, paragraphLength);
  }

  private void endParagraph(long hash, long length) {
    if (length > 0) {
      paragraphs++;
      if (!seen.addOnce(hash ^ PARAGRAPH)) {
        duplicateParagraphs++;
        duplicateParagraphCharacters += length;
      }
    }
  }

  private void other(char[] text, int start, int end) {
    int first = first(text, start, end);
    int last = last(text, first, end);
    if (!seen.addOnce(hash(text, first, last) ^ OTHER)) {
      duplicateOtherCharacters += Character.codePointCount(text, first, last - first);
    }
  }

  /** Hashes a line and counts its number signs and ellipses. */
  private long look(char[] text, int first, int last) {
    for (int i = first; i < last; i++) {
      char c = text[i];
      if (c == '#') {
        hashes++;
      } else if (c == '\u2026') {
        dots++;
      } else if (c == '.' && i + 2 < last && text[i + 1] == '.' && text[i + 2] == '.') {
        dots++;
        i += 2;
      }
    }
    return hash(text, first, last);
  }

  private static long hash(char[] text, int first, int last) {
    long hash = 0;
    for (int i = first; i < last; i++) {
      hash = hash * TokenTable.BASE + text[i] + 1;
    }
    return hash;
  }

  private static int first(char[] text, int start, int end) {
    int first = start;
    while (first < end && Characters.isSpace(text[first])) {
      first++;
    }
    return first;
  }

  private static int last(char[] text, int first, int end) {
    int last = end;
    while (last > first && Characters.isSpace(text[last - 1])) {
      last--;
    }
    return last;
  }

  private static boolean isEllipsis(char[] text, int first, int last) {
    return text[last - 1] == '\u2026'
        || (last - first >= 3
            && text[last - 1] == '.'
            && text[last - 2] == '.'
            && text[last - 3] == '.');
  }

  private void readTokens(char[] text, int length, Blocks blocks, TokenTable table, int[] starts) {
    int count = table.tokens.count;
    if (starts == null) {
      Arrays.fill(limits, 0, count, count);
      takeTokens(table, 0, count);
      return;
    }
    int token = 0;
    int segment = 0;
    int start = 0;
    for (int line = 0; line < blocks.count(); line++) {
      int end = lineEnd(text, start, length);
      int from = token;
      while (token < count && starts[token] < end) {
        token++;
      }
      if (judged[line]) {
        takeTokens(table, from, token);
      } else if (blocks.kind(line) != null) {
        Arrays.fill(limits, segment, from, from);
        Arrays.fill(limits, from, token, 0);
        segment = token;
      }
      start = end + 1;
    }
    Arrays.fill(limits, segment, count, count);
  }

  private void takeTokens(TokenTable table, int from, int to) {
    long[] ends = table.tokens.ends;
    tokens += to - from;
    for (int i = from; i < to; i++) {
      alphabetic += table.has(i, Characters.LETTER) ? 1 : 0;
      if (table.has(i, Characters.WORD)) {
        words++;
        wordCharacters += ends[i + 1] - ends[i];
      }
    }
  }
}
