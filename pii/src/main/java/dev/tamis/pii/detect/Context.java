package dev.tamis.pii.detect;

import java.util.Arrays;

/** How far from a value the nearest word of each topic stands. One per thread. */
final class Context implements Lexicon.Sink {

  /** How far before and after a value words count, in UTF-16 units. */
  static final int BEFORE = 60;

  static final int AFTER = 25;

  /** The answer for topics without a word. */
  static final int NONE = 1000;

  private final Lexicon lexicon;
  private final Buffer text;
  private final int[] before;
  private final int[] after;
  private int valueStart = -1;
  private int valueEnd = -1;

  Context(Lexicon lexicon, Buffer text) {
    this.lexicon = lexicon;
    this.text = text;
    before = new int[lexicon.topicCount()];
    after = new int[lexicon.topicCount()];
  }

  /** Forgets the last window; a new text has been read. */
  void clear() {
    valueStart = -1;
    valueEnd = -1;
  }

  /** The distance of the nearest word of a topic before the value, or {@link #NONE}. */
  int before(int topic, int start, int end) {
    look(start, end);
    return topic < 0 ? NONE : before[topic];
  }

  /** The distance of the nearest word of a topic after the value, or {@link #NONE}. */
  int after(int topic, int start, int end) {
    look(start, end);
    return topic < 0 ? NONE : after[topic];
  }

  /** The distance on either side; words after count twice as far. */
  int near(int topic, int start, int end) {
    return Math.min(before(topic, start, end), Math.min(NONE, 2 * after(topic, start, end)));
  }

  private void look(int start, int end) {
    if (start == valueStart && end == valueEnd) {
      return;
    }
    valueStart = start;
    valueEnd = end;
    Arrays.fill(before, NONE);
    Arrays.fill(after, NONE);
    int from = start;
    while (from > 0 && start - from < BEFORE && !paragraph(from - 1)) {
      from--;
    }
    int to = end;
    while (to < text.length && to - end < AFTER && !paragraph(to)) {
      to++;
    }
    lexicon.find(text, from, start, start, this);
    lexicon.find(text, end, to, to, this);
  }

  private boolean paragraph(int i) {
    return text.chars[i] == '\n' && (text.at(i + 1) == '\n' || text.at(i - 1) == '\n');
  }

  @Override
  public void word(int topic, int start, int end) {
    if (text.at(start - 1) == '[' && (text.at(end) == ']' || text.at(end) == ':')) {
      return; // A placeholder is no word: [PHONE] says nothing of the next number.
    }
    if (end <= valueStart) {
      before[topic] = Math.min(before[topic], valueStart - end);
    } else {
      after[topic] = Math.min(after[topic], start - valueEnd);
    }
  }
}
