package dev.tamis.pipeline.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sentences that sites put before and behind an article and that no name gives away: credits of
 * photographs, invitations to read, subscribe or sign in, rules for comments. They are looked for
 * where a text begins and ends alone, for in the midst of it the same words may be the article's
 * own. The phrases, in fourteen languages, are in {@code notices.tsv}. Thread-safe.
 */
final class Notices {
  /** Longer blocks are taken for text, whatever they begin with. */
  private static final double LONGEST = 240;

  /** A credit is a name or two; what is longer tells something of the picture. */
  private static final double LONGEST_CREDIT = 60;

  private static final double LONGEST_LAST_CREDIT = 32;
  private static final int SHORTEST = 2;
  private static final Map<String, Map<String, List<Phrase>>> BY_KIND = read();

  private record Phrase(String words, boolean colon, boolean whole) {
    boolean begins(String line) {
      if (!line.startsWith(words)) {
        return false;
      }
      String rest = line.substring(words.length()).strip();
      if (colon) {
        return rest.startsWith(":");
      }
      return !whole || rest.chars().noneMatch(Character::isLetterOrDigit);
    }
  }

  private Notices() {}

  /** Whether a block that stands where a text begins is the credit of a photograph. */
  static boolean isCredit(Block block, String text) {
    return block.weight <= LONGEST_CREDIT && !block.code && is("credit", text);
  }

  /**
   * Whether a block that stands where a text ends is a notice of the site.
   *
   * @param row whether it is part of a list or table, where no credit stands
   */
  static boolean isTail(Block block, String text, boolean row) {
    boolean credit = !row && block.weight <= LONGEST_LAST_CREDIT && isCredit(block, text);
    return credit || (block.weight <= LONGEST && !block.code && is("tail", text));
  }

  private static boolean is(String kind, String text) {
    String line = text.toLowerCase(Locale.ROOT).replace('：', ':').replace('’', '\'');
    String beginning = beginning(line);
    for (Phrase phrase : BY_KIND.get(kind).getOrDefault(beginning, List.of())) {
      if (phrase.begins(line)) {
        return true;
      }
    }
    return false;
  }

  private static String beginning(String line) {
    return line.substring(0, Math.min(line.length(), SHORTEST));
  }

  private static Map<String, Map<String, List<Phrase>>> read() {
    Map<String, Map<String, List<Phrase>>> kinds = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Notices.class.getResourceAsStream("notices.tsv"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        String[] fields = line.split("\t", -1);
        Map<String, List<Phrase>> kind = kinds.computeIfAbsent(fields[0], k -> new HashMap<>());
        for (String phrase : fields[2].split("\\|", -1)) {
          add(kind, phrase);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kinds;
  }

  private static void add(Map<String, List<Phrase>> kind, String written) {
    boolean colon = written.endsWith(":");
    boolean whole = written.endsWith("=");
    String words = colon || whole ? written.substring(0, written.length() - 1).strip() : written;
    kind.computeIfAbsent(beginning(words), b -> new ArrayList<>())
        .add(new Phrase(words, colon, whole));
  }
}
