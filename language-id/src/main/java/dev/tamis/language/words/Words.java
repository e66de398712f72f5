package dev.tamis.language.words;

import dev.tamis.language.LanguageTag;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * Cuts a text into tokens, words and punctuation alike, by a {@link Segmentation}. Most scripts are
 * cut by {@link PlainBreaks}; what needs a dictionary is handed to ICU, and Korean is cut into
 * morphemes by the rules of Nori. Reused from text to text, without an object per word. Not
 * thread-safe.
 */
public final class Words {
  private static final String ICU_CLASS = "com.ibm.icu.text.BreakIterator";
  private static final Set<String> SYLLABLES = Set.of("bod", "dzo");
  private static final Set<String> SOUTH_EAST_ASIA = Set.of("tha", "lao", "khm", "mya", "shn");
  private static final int LARGEST_KEPT = 1 << 20;

  /** Without ICU there is none, nor a {@code Words}: each attempt to make one names the library. */
  private static final byte[] CLASSES =
      Needed.isThere(ICU_CLASS) ? BreakClasses.table() : new byte[0];

  private static final char ZERO_WIDTH_SPACE = '\u200B';
  private static final char TSHEG = '\u0F0B';
  private static final char TSHEG_WITHOUT_BREAK = '\u0F0C';

  private final Segmentation segmentation;
  private final PlainBreaks plain;
  private final IcuBreaks icu;
  private final IcuBreaks.Sink fromIcu = this::takeFromIcu;
  private final IcuBreaks.Sink fromKorean = this::takeMorpheme;
  private KoreanMorphemes korean;

  private char[] text = new char[1 << 14];
  private int length;
  private int[] bounds = new int[1024];
  private boolean[] words = new boolean[512];
  private int count;
  private boolean isKorean;
  private char gap;
  private char otherGap;
  private int reached;

  /** Cuts by language. */
  public Words() {
    this(Segmentation.BY_LANGUAGE);
  }

  /**
   * Cuts as told.
   *
   * @param segmentation see there
   * @throws NoClassDefFoundError if ICU is not there; the message names the library to add
   */
  public Words(Segmentation segmentation) {
    Needed.check(ICU_CLASS, "com.ibm.icu:icu4j");
    this.segmentation = Objects.requireNonNull(segmentation);
    this.icu = new IcuBreaks();
    this.plain = new PlainBreaks(segmentation == Segmentation.PLAIN_ICU);
  }

  /** How texts are cut. */
  public Segmentation segmentation() {
    return segmentation;
  }

  /**
   * Cuts a text.
   *
   * @param newText any text, of any length
   * @param tag its language, for the languages that need rules of their own
   */
  public void cut(String newText, LanguageTag tag) {
    load(newText);
    count = 0;
    boolean byLanguage = segmentation == Segmentation.BY_LANGUAGE;
    String language = tag.language();
    isKorean = byLanguage && language.equals("kor");
    boolean syllables = byLanguage && SYLLABLES.contains(language);
    boolean zeroWidth = byLanguage && SOUTH_EAST_ASIA.contains(language);
    gap = syllables ? TSHEG : zeroWidth ? ZERO_WIDTH_SPACE : ' ';
    otherGap = syllables ? TSHEG_WITHOUT_BREAK : gap;
    if (segmentation == Segmentation.WHITESPACE) {
      cutAtSpaces();
    } else {
      cut(0, length);
    }
  }

  /** Number of tokens. */
  public int count() {
    return count;
  }

  /** Where a token begins, in UTF-16 units. */
  public int start(int token) {
    return bounds[2 * token];
  }

  /** Where a token ends, exclusive. White space in it is no part of it: {@link #isGap}. */
  public int end(int token) {
    return bounds[2 * token + 1];
  }

  /** Whether a token has a letter or number in it, by the Unicode categories L and N. */
  public boolean isWord(int token) {
    return words[token];
  }

  /** A token as a string, for tests and explanations. */
  public String token(int token) {
    StringBuilder chars = new StringBuilder();
    for (int i = start(token); i < end(token); i++) {
      if (!isGap(text[i]) && text[i] != gap && text[i] != otherGap) {
        chars.append(text[i]);
      }
    }
    return chars.toString();
  }

  /** White space, no-break spaces included: what Python's {@code str.split()} cuts at. */
  public static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  /**
   * White space that is never part of a token, though it may stand between the characters of one
   * that is punctuation. A no-break space does not end a line and is no gap.
   */
  public static boolean isGap(char c) {
    return (CLASSES[c] & BreakClasses.CLASS) == BreakClasses.WHITE;
  }

  private void load(String newText) {
    length = newText.length();
    if (text.length < length || (text.length > LARGEST_KEPT && length <= LARGEST_KEPT)) {
      text = new char[Math.max(length, 1 << 14)];
    }
    if (words.length > LARGEST_KEPT && length <= LARGEST_KEPT) {
      bounds = new int[1024];
      words = new boolean[512];
    }
    newText.getChars(0, length, text, 0);
  }

  private void cutAtSpaces() {
    int start = 0;
    for (int i = 0; i <= length; i++) {
      if (i == length || isSpace(text[i])) {
        if (i > start) {
          add(start, i, hasWord(start, i));
        }
        start = i + 1;
      }
    }
  }

  private void cut(int from, int to) {
    int at = from;
    while (at < to) {
      if (isGap(text[at])) {
        at++;
        continue;
      }
      int end = plain.end(text, at, to);
      if (end == PlainBreaks.ASK_ICU) {
        end = isKorean && hasHangul(at, to) ? morphemes(at, to) : fromIcu(at, to);
      } else if (plain.isWord()) {
        addWord(at, end);
      } else {
        addOther(at, end);
      }
      at = end;
    }
  }

  /** What stands between two white spaces and needs more than the plain rules. */
  private int fromIcu(int from, int to) {
    int end = endOfPiece(from, to);
    icu.cut(text, from, end, fromIcu);
    return end;
  }

  private void takeFromIcu(int from, int to) {
    int start = from;
    if (segmentation != Segmentation.PLAIN_ICU) {
      for (int i = from + 1; i < to - 1; i++) {
        if ((CLASSES[text[i]] & BreakClasses.CLASS) == BreakClasses.COLON) {
          int end = i + 1;
          while (end < to && (CLASSES[text[end]] & BreakClasses.ATTACHED) != 0) {
            end++;
          }
          take(start, i);
          start = i;
          if (!PlainBreaks.isJoined(text, end, to)) {
            take(i, end);
            start = end;
          }
          i = end - 1;
        }
      }
    }
    take(start, to);
  }

  private void take(int from, int to) {
    if (hasWord(from, to)) {
      addWord(from, to);
    } else if (to > from) {
      addOther(from, to);
    }
  }

  private boolean hasWord(int from, int to) {
    for (int i = from; i < to; i++) {
      boolean word =
          Character.isHighSurrogate(text[i])
              ? BreakClasses.isWord(Character.codePointAt(text, i, to))
              : (CLASSES[text[i]] & BreakClasses.WORD) != 0;
      if (word) {
        return true;
      }
    }
    return false;
  }

  /** A piece with Hangul in it and those after it that begin with Hangul, for Nori looks around. */
  private int morphemes(int from, int to) {
    if (korean == null) {
      Needed.check(
          "org.apache.lucene.analysis.ko.KoreanTokenizer",
          "org.apache.lucene:lucene-analysis-nori");
      korean = new KoreanMorphemes();
    }
    int end = endOfPiece(from, to);
    for (int next = end; next < to && next - from < IcuBreaks.WINDOW; ) {
      if (isGap(text[next])) {
        next++;
      } else if (isHangul(text[next])) {
        end = endOfPiece(next, to);
        next = end;
      } else {
        break;
      }
    }
    for (int start = from; start < end; start = reached) {
      int stop = Math.min(end, start + IcuBreaks.WINDOW);
      stop -= Character.isHighSurrogate(text[stop - 1]) && stop - start > 1 ? 1 : 0;
      reached = start;
      korean.cut(text, start, stop, fromKorean);
      between(reached, stop);
      reached = stop;
    }
    return end;
  }

  private boolean hasHangul(int from, int to) {
    for (int i = from; i < to && !isGap(text[i]); i++) {
      if (isHangul(text[i])) {
        return true;
      }
    }
    return false;
  }

  private int endOfPiece(int from, int to) {
    int end = from;
    while (end < to && !isGap(text[end])) {
      end++;
    }
    return end;
  }

  private void takeMorpheme(int from, int to) {
    between(reached, from);
    reached = to;
    take(from, to);
  }

  /** What Nori leaves out is white space, or nothing that it has a word for. */
  private void between(int from, int to) {
    for (int at = from; at < to; at++) {
      if (!isGap(text[at])) {
        at = fromIcu(at, to);
      }
    }
  }

  private static boolean isHangul(char c) {
    return c >= 0xAC00 && c <= 0xD7A3;
  }

  private void addWord(int start, int end) {
    if (segmentation != Segmentation.PLAIN_ICU) {
      for (int i = start; i < end - 1; i++) {
        char c = text[i];
        if (c == '\'' || c == '\u2019') {
          add(start, i + 1, true);
          add(i + 1, end, true);
          return;
        }
      }
    }
    add(start, end, true);
  }

  private void addOther(int start, int end) {
    if (end - start == 1 && (text[start] == gap || text[start] == otherGap)) {
      return;
    }
    if (segmentation != Segmentation.PLAIN_ICU && count > 0 && !words[count - 1]) {
      bounds[2 * count - 1] = end;
    } else {
      add(start, end, false);
    }
  }

  private void add(int start, int end, boolean word) {
    if (count == words.length) {
      bounds = Arrays.copyOf(bounds, bounds.length * 2);
      words = Arrays.copyOf(words, words.length * 2);
    }
    bounds[2 * count] = start;
    bounds[2 * count + 1] = end;
    words[count++] = word;
  }
}
