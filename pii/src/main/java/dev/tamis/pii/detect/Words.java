package dev.tamis.pii.detect;

import java.util.Arrays;

/**
 * The words of the lexicon around the values of one text. Each stretch of the text is looked
 * through once, however many values ask about it: they are asked about in rising order, nearly. One
 * per thread.
 */
final class Words implements Lexicon.Sink {

  /** More words than this are forgotten, so that dense texts take no memory. */
  private static final int MOST = 1 << 12;

  /** How far before a stretch the next one begins at most, in units. */
  private static final int SLACK = 64;

  private final Lexicon lexicon;
  private final Buffer text;
  private String language = "";
  private int[] topics = new int[1 << 8];
  private int[] starts = new int[1 << 8];
  private int[] ends = new int[1 << 8];
  private byte[] notes = new byte[1 << 8];
  private int count;
  private int cursor;
  private int from;
  private int to;

  Words(Lexicon lexicon, Buffer text) {
    this.lexicon = lexicon;
    this.text = text;
  }

  /** Forgets the text; a new one, in this language, has been read. */
  void clear(String textLanguage) {
    language = textLanguage;
    forget();
  }

  /** Looks through every stretch anew. */
  void forget() {
    count = 0;
    cursor = 0;
    from = 0;
    to = 0;
  }

  /** Makes the words known that begin in {@code [low, high)}; whether there are any. */
  boolean near(int low, int high) {
    if (low < from || low > to || count > MOST) {
      from = low < from ? Math.max(0, low - SLACK) : low;
      to = from;
      count = 0;
      cursor = 0;
    }
    if (high > to) {
      int behind = to;
      to = high;
      lexicon.find(text, behind, high, text.length, language, this);
    }
    cursor = Math.min(cursor, count);
    while (cursor > 0 && starts[cursor - 1] >= low) {
      cursor--;
    }
    while (cursor < count && starts[cursor] < low) {
      cursor++;
    }
    return cursor < count && starts[cursor] < high;
  }

  /** Tells the words that lie in {@code [low, high)}, after {@link #near} of it or of more. */
  void tell(int low, int high, Lexicon.Sink sink) {
    int i = cursor;
    while (i < count && starts[i] < low) {
      i++;
    }
    for (; i < count && starts[i] < high; i++) {
      if (ends[i] <= high) {
        sink.word(topics[i], starts[i], ends[i], (notes[i] & 1) != 0, (notes[i] & 2) != 0);
      }
    }
  }

  @Override
  public void word(int topic, int start, int end, boolean weak, boolean home) {
    if (count == topics.length) {
      topics = Arrays.copyOf(topics, count * 2);
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      notes = Arrays.copyOf(notes, count * 2);
    }
    topics[count] = topic;
    starts[count] = start;
    ends[count] = end;
    notes[count++] = (byte) ((weak ? 1 : 0) | (home ? 2 : 0));
  }
}
