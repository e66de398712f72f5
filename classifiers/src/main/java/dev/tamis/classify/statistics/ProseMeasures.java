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

  /** Prose of that length without an ellipsis is an article, whatever teasers stand below it. */
  private static final int ARTICLE = 1_000;

  /** What of a line that stands a second time, whole, is taken for a quotation. */
  private static final double QUOTED = 0.1;

  /** With more of the prose in such lines, it is the page that stands there twice. */
  private static final double MOST_QUOTED = 0.45;

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
  private long longestWithoutEllipsis;
  private long quotedCharacters;

  /** Characters of lines that are labels in a row. */
  long menuCharacters;

  int duplicateLines;

  /** Lines that begin as an item does and are no prose. */
  int bullets;

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
  void measure(char[] text, LineTable rows, Blocks blocks, TokenTable table, int[] starts) {
    clear(rows.count(), table.tokens.count);
    choose(rows, blocks, table, starts);
    readLines(text, rows, blocks);
    readTokens(rows, blocks, table, starts);
  }

  /**
   * Share of the prose's characters in lines that end with an ellipsis, or of lines where a text
   * has no prose; 0 where that are one or two, and where prose without any is an article.
   */
  double ellipsisShare() {
    if (hasProse && longestWithoutEllipsis >= ARTICLE) {
      return 0;
    }
    double share = (double) (hasProse ? ellipsisCharacters : ellipses);
    return ellipses < FEW ? 0 : share / (hasProse ? characters : lines);
  }

  /** Share of lines that stood before; 0 where that are one or two. */
  double duplicateLineShare() {
    return duplicateLines < FEW ? 0 : (double) duplicateLines / lines;
  }

  /**
   * Share of the prose that stood before. A tenth of whole lines that stand a second time is left
   * out, as threads of forums quote what they answer, unless they are nearly half of the prose.
   *
   * @param repeated characters in runs that stood before
   */
  double repeatedShare(long repeated) {
    boolean quotes = quotedCharacters <= MOST_QUOTED * characters;
    double counted = quotes ? Math.max(0, repeated - QUOTED * quotedCharacters) : repeated;
    return characters == 0 ? 0 : counted / characters;
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
    characters = wordCharacters = ellipsisCharacters = longestWithoutEllipsis = 0;
    quotedCharacters = menuCharacters = 0;
    tokens = words = alphabetic = hashes = dots = lines = ellipses = 0;
    bullets = duplicateLines = paragraphs = duplicateParagraphs = 0;
    duplicateLineCharacters = duplicateParagraphCharacters = duplicateOtherCharacters = 0;
  }

  /** The kind of a line; null where it is blank. */
  private static BlockKind kind(LineTable rows, Blocks blocks, int line) {
    return rows.isBlank(line) ? null : blocks.kind(line);
  }

  private void choose(LineTable rows, Blocks blocks, TokenTable table, int[] starts) {
    long prose = 0;
    long all = 0;
    int proseWords = 0;
    int filled = 0;
    int token = 0;
    for (int line = 0; line < rows.count(); line++) {
      int end = rows.end(line);
      int units = end - rows.start(line);
      BlockKind kind = kind(rows, blocks, line);
      filled += kind == null ? 0 : 1;
      all += kind == null ? 0 : units;
      prose += kind == BlockKind.PROSE ? units : 0;
      for (; starts != null && token < table.tokens.count && starts[token] < end; token++) {
        proseWords += kind == BlockKind.PROSE && table.has(token, Characters.WORD) ? 1 : 0;
      }
    }
    seen.begin(2 * filled);
    seen.reset(2 * filled);
    share = all == 0 ? 0 : (double) prose / all;
    hasProse = starts != null && proseWords >= MIN_WORDS && share >= MIN_SHARE;
    for (int line = 0; line < rows.count(); line++) {
      BlockKind kind = kind(rows, blocks, line);
      judged[line] = hasProse ? kind == BlockKind.PROSE : kind != null;
    }
  }

  private void readLines(char[] text, LineTable rows, Blocks blocks) {
    long paragraph = 0;
    long paragraphLength = 0;
    long article = 0;
    for (int line = 0; line < rows.count(); line++) {
      BlockKind kind = kind(rows, blocks, line);
      if (kind != null && MenuLine.is(text, rows.first(line), rows.last(line))) {
        menuCharacters += rows.bodyPoints(line);
      }
      bullets += kind != null && kind != BlockKind.PROSE && isBullet(text, rows, line) ? 1 : 0;
      if (judged[line]) {
        int points = rows.bodyPoints(line);
        long hash = rows.bodyHash(line);
        lines++;
        characters += points + 1L;
        hashes += rows.numberSigns(line);
        dots += rows.ellipses(line);
        if (isEllipsis(text, rows.first(line), rows.last(line))) {
          ellipses++;
          ellipsisCharacters += points + 1L;
          article = 0;
        } else {
          article += points + 1L;
          longestWithoutEllipsis = Math.max(longestWithoutEllipsis, article);
        }
        int times = seen.countAt(seen.add(hash));
        // What comes a third time is no quotation, nor was it the second.
        quotedCharacters += times == 2 ? points : times == 3 ? -points : 0;
        if (times > most()) {
          duplicateLines++;
          duplicateLineCharacters += points;
        }
        paragraph = paragraph * Grams.MIX + hash + 1;
        paragraphLength += points;
      } else {
        endParagraph(paragraph, paragraphLength);
        paragraph = paragraphLength = 0;
        if (kind != null && !seen.addOnce(rows.bodyHash(line) ^ OTHER)) {
          duplicateOtherCharacters += rows.bodyPoints(line);
        }
      }
    }
    endParagraph(paragraph, paragraphLength);
  }

  /** What stands twice may be a quotation; of a text that is no prose the second counts. */
  private int most() {
    return hasProse ? 2 : 1;
  }

  private void endParagraph(long hash, long length) {
    if (length > 0) {
      paragraphs++;
      if (seen.countAt(seen.add(hash ^ PARAGRAPH)) > most()) {
        duplicateParagraphs++;
        duplicateParagraphCharacters += length;
      }
    }
  }

  private static boolean isBullet(char[] text, LineTable rows, int line) {
    char first = text[rows.first(line)];
    return first == '\u2022' || first == '-';
  }

  private static boolean isEllipsis(char[] text, int first, int last) {
    return text[last - 1] == '\u2026'
        || (last - first >= 3
            && text[last - 1] == '.'
            && text[last - 2] == '.'
            && text[last - 3] == '.');
  }

  private void readTokens(LineTable rows, Blocks blocks, TokenTable table, int[] starts) {
    int count = table.tokens.count;
    if (starts == null) {
      Arrays.fill(limits, 0, count, count);
      takeTokens(table, 0, count);
      return;
    }
    int token = 0;
    int segment = 0;
    for (int line = 0; line < rows.count(); line++) {
      int end = rows.end(line);
      int from = token;
      while (token < count && starts[token] < end) {
        token++;
      }
      if (judged[line]) {
        takeTokens(table, from, token);
      } else if (kind(rows, blocks, line) != null) {
        Arrays.fill(limits, segment, from, from);
        Arrays.fill(limits, from, token, 0);
        segment = token;
      }
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
