package dev.tamis.classify.textness;

import dev.tamis.classify.statistics.TextTokens;
import dev.tamis.classify.statistics.TokenReader;
import dev.tamis.language.LanguageTag;

/**
 * The forty statistics that {@link Textness} looks at. None knows a word of any language but
 * through the list of stop words, for models that know words learn the source of a text and not its
 * quality; none grows with the length of a text. Each is in a range of about 0 to 10 and finite.
 * Nothing is allocated per word. Reused; not thread-safe.
 */
public final class TextnessFeatures {
  /** Version of this set; a model is of one set. */
  public static final String VERSION = "textness-features-3";

  /** How many there are. */
  public static final int COUNT = 40;

  private static final double MAX = 10;
  private static final double LONGEST_MEAN = 60;
  private static final double LEAST_RATIO = 0.04;
  private static final double USUAL_STOP_SHARE = 0.25;

  private final CharacterFeatures characters = new CharacterFeatures();
  private final LineFeatures lines = new LineFeatures();
  private final WordFeatures words = new WordFeatures();
  private final Squeeze squeeze = new Squeeze();
  private final TokenReader reader = new TokenReader();
  private String whole = "";
  private TextTokens tokens;
  private char[] text = new char[1 << 12];
  private float[] row;
  private int at;
  private double lastRatio;

  /** Writes the features of a text into {@code into}, from {@code offset} on. */
  public void compute(String newText, LanguageTag tag, float[] into, int offset) {
    begin(newText, tag);
    piece(0, newText.length(), into, offset);
  }

  /** Begins a text that is looked at in pieces. */
  void begin(String newText, LanguageTag tag) {
    whole = newText;
    tokens = reader.read(newText, tag);
  }

  /** Writes the features of what stands between two places; a token is where it begins. */
  void piece(int from, int to, float[] into, int offset) {
    int length = to - from;
    if (text.length < length) {
      text = new char[length * 2];
    }
    whole.getChars(from, to, text, 0);
    characters.count(text, length);
    lines.count(text, length);
    words.count(tokens, tokens.from(from), tokens.from(to));
    row = into;
    at = offset;
    putWords();
    putCharacters(length);
    putLines();
    putRepetition(length);
    putMarks();
  }

  /**
   * Whether the last text is beyond what any text of a language looks like: one thing said over and
   * over, or letters without an end. The network was never shown such, and what it says of it means
   * nothing.
   */
  boolean isDegenerate() {
    return words.meanLength() > LONGEST_MEAN || lastRatio < LEAST_RATIO;
  }

  private void put(double value) {
    row[at++] = (float) Math.min(MAX, value);
  }

  private void putWords() {
    put(words.meanLength() / 3);
    put(words.deviation() / 2);
    put(words.wordShare());
    put(words.distinctShare());
    put(words.onceShare());
    put(words.stopShare());
    put(words.distinctStopShare());
    put(Math.abs(words.stopShare() - USUAL_STOP_SHARE));
    put(words.numberShare());
    put(words.capitalShare());
    put(Math.min(MAX, words.sentenceLength() / 10));
  }

  private void putCharacters(int count) {
    double length = Math.max(1, count);
    put(characters.punctuation() / length);
    put(characters.digits() / length);
    put(characters.upperCase() / (double) Math.max(1, characters.letters()));
    put(characters.spaces() / length);
    put(characters.symbols() / length);
    put(characters.scriptMix());
    put(Math.min(1, 50 * characters.broken() / length));
  }

  private void putLines() {
    put(StrictMath.log(1 + lines.meanLength()));
    put(Math.min(3, lines.variation()));
    put(lines.shortShare());
    put(lines.endedShare());
    put(lines.bulletShare());
    put(lines.ellipsisShare());
    put(lines.lowerStartShare());
    put(Math.min(1, perWord(Math.max(0, lines.lines() - 1))));
  }

  private void putRepetition(int length) {
    put(lines.duplicateShare());
    put(lines.duplicateCharacterShare());
    double five = words.duplicateGrams(5);
    put(five);
    // Where no five tokens repeat, no eight do.
    put(five == 0 ? 0 : words.duplicateGrams(8));
    lastRatio = squeeze.ratio(text, length);
    put(lastRatio);
  }

  private void putMarks() {
    put(Math.min(1, 20 * perWord(characters.urls())));
    put(Math.min(1, 20 * perWord(characters.braces())));
    put(Math.min(1, 20 * perWord(characters.bars())));
    put(Math.min(1, 20 * perWord(characters.hashes())));
    put(Math.min(1, 20 * perWord(characters.tags())));
    put(Math.min(1, perWord(characters.commas())));
    put(Math.min(1, perWord(characters.quotes())));
    put(Math.min(1, perWord(characters.exclamations())));
    put(Math.min(1, perWord(characters.stops())));
  }

  private double perWord(int count) {
    return (double) count / Math.max(1, words.words());
  }
}
