package dev.tamis.classify.textness;

import static dev.tamis.classify.statistics.Signal.BULLET_LINES;
import static dev.tamis.classify.statistics.Signal.DUPLICATE_5_GRAMS;
import static dev.tamis.classify.statistics.Signal.DUPLICATE_8_GRAMS;
import static dev.tamis.classify.statistics.Signal.DUPLICATE_LINES;
import static dev.tamis.classify.statistics.Signal.DUPLICATE_LINE_CHARACTERS;
import static dev.tamis.classify.statistics.Signal.ELLIPSIS_LINES;
import static dev.tamis.classify.statistics.Signal.MEAN_WORD_LENGTH;
import static dev.tamis.classify.statistics.Signal.STOP_WORDS;
import static dev.tamis.classify.statistics.Signal.TOKENS;
import static dev.tamis.classify.statistics.Signal.WORDS;

import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.LanguageTag;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/**
 * The statistics that {@link Textness} looks at: none knows a word of any language but through the
 * list of stop words, for models that know words learn the source of a text and not its quality.
 * Reused; not thread-safe.
 */
final class TextnessFeatures {
  /** Version of this set; a model is of one set. */
  static final String VERSION = "textness-features-1";

  static final int COUNT = 33;

  private final StatisticsComputer computer = new StatisticsComputer();
  private final Deflater deflater = new Deflater(6, true);
  private final byte[] deflated = new byte[1 << 14];
  private float[] row;
  private int next;

  /** The features of a text, {@link #COUNT} numbers. */
  float[] of(String text, LanguageTag tag) {
    return of(text, computer.compute(text, tag));
  }

  /** The features of a text whose statistics are known. */
  float[] of(String text, TextStatistics statistics) {
    row = new float[COUNT];
    next = 0;
    double words = Math.max(1, statistics.get(WORDS));
    double tokens = Math.max(1, statistics.get(TOKENS));
    put(statistics.get(MEAN_WORD_LENGTH) / 10);
    put(words / tokens);
    put(statistics.get(BULLET_LINES));
    put(statistics.get(ELLIPSIS_LINES));
    put(statistics.get(DUPLICATE_LINES));
    put(statistics.get(DUPLICATE_LINE_CHARACTERS));
    put(statistics.get(DUPLICATE_5_GRAMS));
    put(statistics.get(DUPLICATE_8_GRAMS));
    put(Math.min(1, statistics.get(STOP_WORDS) / Math.sqrt(words)));
    put(computer.stopWordShare());
    put(computer.distinctWordShare());
    characters(text, words);
    lines(text, words);
    put(deflateRatio(text));
    return row;
  }

  private void put(double value) {
    row[next++] = (float) value;
  }

  private void characters(String text, double words) {
    int[] kinds = new int[16];
    boolean inWord = false;
    boolean allCaps = false;
    int wordLetters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = Character.isLetter(c);
      if (letter) {
        boolean upper = Character.isUpperCase(c);
        kinds[0] += upper ? 1 : 0;
        kinds[1] += inWord || !upper ? 0 : 1;
        allCaps = upper && (!inWord || allCaps);
        wordLetters = inWord ? wordLetters + 1 : 1;
      } else {
        kinds[2] += inWord && allCaps && wordLetters > 1 ? 1 : 0;
        kind(c, kinds);
      }
      inWord = letter;
    }
    double length = Math.max(1, text.length());
    put(kinds[0] / length);
    put(kinds[1] / words);
    put(kinds[2] / words);
    put(kinds[3] / length);
    put(kinds[4] / length);
    put(kinds[5] / words);
    put(kinds[6] / words);
    put(kinds[7] / words);
    put(kinds[8] / words);
    put(100.0 * kinds[9] / length);
    put(100.0 * kinds[10] / length);
    put(kinds[11] / words);
  }

  private static void kind(char c, int[] kinds) {
    if (Character.isDigit(c)) {
      kinds[3]++;
    } else if (Character.isWhitespace(c)) {
      kinds[4]++;
    } else if (c == ',' || c == '\u3001' || c == '\u060c' || c == '\uff0c') {
      kinds[5]++;
    } else if (isSentenceEnd(c)) {
      kinds[6]++;
    } else if (c == '"' || c == '(' || c == ')' || c == '\u201c' || c == '\u00ab') {
      kinds[7]++;
    } else if ("{}|<>=_*#\\/~^[]".indexOf(c) >= 0) {
      kinds[8]++;
    } else if (c < ' ' || c == '\ufffd' || (c >= 0x80 && c <= 0x9f)) {
      kinds[9]++;
    } else if (c >= 0xa1 && c <= 0xbf || c == '\u20ac' || c == '\u2122') {
      // What mojibake of UTF-8 is full of.
      kinds[10]++;
    } else {
      kinds[11]++;
    }
  }

  private static boolean isSentenceEnd(char c) {
    return c == '.'
        || c == '!'
        || c == '?'
        || c == '\u3002'
        || c == '\u0964'
        || c == '\u061f'
        || c == '\u06d4'
        || c == '\uff01'
        || c == '\uff1f'
        || c == '\u1362'
        || c == '\u0589'
        || c == '\u104b'
        || c == '\u17d4';
  }

  private void lines(String text, double words) {
    int lines = 0;
    int shortLines = 0;
    int ended = 0;
    int lowerStarts = 0;
    int digitsStart = 0;
    double logs = 0;
    double squares = 0;
    int from = 0;
    while (from <= text.length()) {
      int to = text.indexOf('\n', from);
      to = to < 0 ? text.length() : to;
      String line = text.substring(from, to).strip();
      from = to + 1;
      if (line.isEmpty()) {
        continue;
      }
      lines++;
      double log = Math.log(line.length());
      logs += log;
      squares += log * log;
      shortLines += line.length() <= 30 ? 1 : 0;
      ended += isSentenceEnd(line.charAt(line.length() - 1)) ? 1 : 0;
      lowerStarts += Character.isLowerCase(line.charAt(0)) ? 1 : 0;
      digitsStart += Character.isDigit(line.charAt(0)) ? 1 : 0;
    }
    double n = Math.max(1, lines);
    put(logs / n / 6);
    put(Math.sqrt(Math.max(0, squares / n - logs / n * (logs / n))));
    put(shortLines / n);
    put(ended / n);
    put(lowerStarts / n);
    put(digitsStart / n);
    put(Math.min(2, lines / words));
    put(lines > 1 ? 1 : 0);
    put(Math.min(1, words / n / 40));
  }

  private double deflateRatio(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, 2000);
    deflater.reset();
    deflater.setInput(bytes, 0, length);
    deflater.finish();
    return length == 0 ? 0 : (double) deflater.deflate(deflated) / length;
  }
}
