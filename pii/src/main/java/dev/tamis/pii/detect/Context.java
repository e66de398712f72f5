package dev.tamis.pii.detect;

import java.util.Arrays;

/**
 * How far from a value the nearest word of each topic stands. In a table with a header, the words
 * are those of the value's own field and of its column's header. One per thread.
 */
final class Context implements Lexicon.Sink {

  /** How far before and after a value words count, in UTF-16 units. */
  static final int BEFORE = 60;

  static final int AFTER = 25;

  /** The answer for topics without a word. */
  static final int NONE = 1000;

  /** How far away a column's header counts as standing. */
  private static final int HEADER = 4;

  /** More words than stand in a window and a header. */
  private static final int MOST_WORDS = 2_000;

  private final boolean filtered;
  private final Words words;
  private final Buffer text;
  private final Columns columns;
  private final int[] before;
  private final int[] after;
  private final int[] weak;
  private final int[] label;

  /** The topics of the words found, which must be forgotten; one may stand here more than once. */
  private final int[] touched = new int[MOST_WORDS];

  private int touchedCount;
  private int valueStart = -1;
  private int valueEnd = -1;
  private boolean inColumn;
  private boolean header;

  Context(Lexicon lexicon, Buffer text, boolean filtered) {
    this.filtered = filtered;
    words = new Words(lexicon, text);
    this.text = text;
    columns = new Columns(text, lexicon);
    before = new int[lexicon.topicCount()];
    after = new int[lexicon.topicCount()];
    weak = new int[lexicon.topicCount()];
    label = new int[lexicon.topicCount()];
    Arrays.fill(before, NONE);
    Arrays.fill(after, NONE);
  }

  /**
   * Forgets the last window; a new text has been read.
   *
   * @param statements whether it holds words of SQL
   */
  void clear(String textLanguage, boolean statements) {
    valueStart = -1;
    valueEnd = -1;
    words.clear(textLanguage);
    columns.clear(textLanguage, statements);
  }

  Columns columns() {
    return columns;
  }

  /** The distance of the nearest sure word of a topic before the value, or {@link #NONE}. */
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

  /** How many ordinary words of a topic, in the page's language, stand before the value. */
  int weak(int topic, int start, int end) {
    look(start, end);
    return topic < 0 ? 0 : weak[topic];
  }

  /** Whether a word of the topic is the label of the value: "Mobile: 7", a column's header. */
  boolean labelled(int topic, int start, int end) {
    look(start, end);
    return topic >= 0 && label[topic] > 0;
  }

  /** Whether the value stands in a column whose header says what it is. */
  boolean inColumn(int start, int end) {
    look(start, end);
    return inColumn;
  }

  /** Whether no word at all is near, in the window or the header. */
  boolean silent(int start, int end) {
    look(start, end);
    return touchedCount == 0;
  }

  /** Whether the header of the value's column holds a word of the topic. */
  boolean headed(int topic, int start, int end) {
    return columns.locate(start, end) && columns.headerHas(topic);
  }

  private void look(int start, int end) {
    if (start == valueStart && end == valueEnd) {
      return;
    }
    valueStart = start;
    valueEnd = end;
    while (touchedCount > 0) {
      int topic = touched[--touchedCount];
      before[topic] = NONE;
      after[topic] = NONE;
      weak[topic] = 0;
      label[topic] = 0;
    }
    inColumn = columns.locate(start, end);
    if (!filtered) {
      words.forget();
    }
    if (words.near(Math.max(0, start - BEFORE), Math.min(text.length, end + AFTER)) || !filtered) {
      window(start, end);
    }
    if (inColumn) {
      header = true;
      columns.header(this);
    }
  }

  private void window(int start, int end) {
    int from = start;
    int to = end;
    int floor = inColumn ? columns.fieldStart() : 0;
    int ceiling = inColumn ? columns.fieldEnd() : text.length;
    while (from > floor && start - from < BEFORE && !paragraph(from - 1)) {
      from--;
    }
    while (to < ceiling && to - end < AFTER && !paragraph(to)) {
      to++;
    }
    header = false;
    words.tell(from, start, this);
    words.tell(end, to, this);
  }

  private boolean paragraph(int i) {
    return text.chars[i] == '\n' && (text.at(i + 1) == '\n' || text.at(i - 1) == '\n');
  }

  @Override
  public void word(int topic, int start, int end, boolean isWeak, boolean home) {
    if (touchedCount == MOST_WORDS) {
      return;
    }
    touched[touchedCount++] = topic;
    if (header) {
      before[topic] = Math.min(before[topic], HEADER);
      label[topic]++;
      return;
    }
    if (text.at(start - 1) == '[' && (text.at(end) == ']' || text.at(end) == ':')) {
      return; // A placeholder is no word: [PHONE] says nothing of the next number.
    }
    if (end > valueStart) {
      if (home) {
        after[topic] = Math.min(after[topic], start - valueEnd);
      }
      return;
    }
    boolean labels = labels(end);
    if (labels) {
      label[topic]++;
    }
    if (!isWeak || labels) {
      before[topic] = Math.min(before[topic], valueStart - end);
    } else if (home && valueStart - end <= 40) {
      weak[topic]++;
    }
  }

  /** Whether nothing but a sign of assignment stands between a word and the value. */
  private boolean labels(int end) {
    boolean sign = false;
    for (int i = end; i < valueStart; i++) {
      char c = text.chars[i];
      if (c == ':' || c == '=' || c == '>') {
        sign = true;
      } else if (" \t\n\r\"'`.#(+\\".indexOf(c) < 0) {
        return false;
      }
      if (i - end > 8) {
        return false;
      }
    }
    return sign;
  }
}
