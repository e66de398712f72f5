package dev.tamis.pii.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pii.rules.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The words that are told of a window are those that a look at every place of it finds. */
class WordsTest {

  private static final Lexicon LEXICON = new Lexicon("context.tsv");

  /** A word of the table, without its marks. */
  private record Entry(int topic, String body, boolean left, boolean right) {}

  private final List<Entry> entries = new ArrayList<>();

  WordsTest() {
    for (String[] row : Table.read("context.tsv", 3)) {
      for (String entry : row[2].split("\\|", -1)) {
        String word = entry.startsWith("~") ? entry.substring(1) : entry;
        boolean left = word.startsWith("*");
        boolean right = word.endsWith("*");
        String body = word.substring(left ? 1 : 0, word.length() - (right ? 1 : 0));
        entries.add(new Entry(LEXICON.topic(row[0]), body, left, right));
      }
    }
  }

  @Test
  void tellsWhatALookAtEveryPlaceFinds() {
    Random random = new Random(7);
    for (int round = 0; round < 120; round++) {
      Buffer text = text(random);
      Words words = new Words(LEXICON, text);
      words.clear("deu");
      int at = 0;
      for (int value = 0; value < 12; value++) {
        at = Math.max(0, Math.min(text.length, at + random.nextInt(70) - 12));
        int high = Math.min(text.length, at + random.nextInt(90));
        TreeSet<String> told = new TreeSet<>();
        boolean any = words.near(at, high);
        words.tell(at, high, (t, from, to, weak, home) -> told.add(t + ":" + from + "-" + to));
        assertEquals(every(text, at, high), told, text.text());
        assertTrue(any || told.isEmpty());
      }
    }
  }

  private Buffer text(Random random) {
    StringBuilder text = new StringBuilder();
    String signs = " .-_:aZ5\u00e9\u0438\u6708\n";
    while (text.length() < 400) {
      if (random.nextInt(3) == 0) {
        text.append(entries.get(random.nextInt(entries.size())).body);
      } else {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
    }
    Buffer buffer = new Buffer();
    buffer.load(text.toString());
    return buffer;
  }

  private TreeSet<String> every(Buffer text, int low, int high) {
    TreeSet<String> found = new TreeSet<>();
    for (Entry entry : entries) {
      int length = entry.body.length();
      for (int i = low; i + length <= high; i++) {
        boolean same = true;
        for (int k = 0; k < length && same; k++) {
          same = Chars.WORD[text.chars[i + k]] == Chars.WORD[entry.body.charAt(k)];
        }
        if (same
            && (entry.left || border(text, i - 1, i))
            && (entry.right || border(text, i + length, i + length - 1))) {
          found.add(entry.topic + ":" + i + "-" + (i + length));
        }
      }
    }
    return found;
  }

  private static boolean border(Buffer text, int outside, int inside) {
    char o = text.at(outside);
    char i = text.chars[inside];
    boolean word = Character.isLetter(o) && !Chars.unspaced(o) && !Chars.unspaced(i);
    boolean hump =
        outside < inside
            ? Chars.lower(o) && Chars.upper(i) && Chars.alpha(text.at(outside - 1))
            : Chars.lower(i) && Chars.upper(o);
    return !word || hump;
  }
}
