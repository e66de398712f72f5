package dev.tamis.language.train;

import java.text.Normalizer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Draws examples from the lines of a label: most are pieces of a line, for short texts are the hard
 * ones; some are whole, several, without their diacritics, or beside an address as the web has it.
 */
final class Examples {
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern START = Pattern.compile("^\\P{L}+");

  /** One in so many examples at least is a phrase of every day. */
  private static final int PHRASES = 25;

  /** One in so many at most. */
  private static final int MOST_PHRASES = 6;

  /** One example in so many is a given phrase: each comes often enough, however many there are. */
  private static final int EXAMPLES_FOR_A_PHRASE = 1300;

  private static final int MIN_PIECE = 12;
  private static final int MAX_PIECE = 82;
  private static final String[] ADDRESSES = {
    "https://www.%s.com/%s.html", "http://%s.org/%s", "www.%s.net/%s.php", "%s@%s.com", "@%s #%s"
  };

  private final SplittableRandom random;
  private final boolean latin;

  /**
   * Draws by {@code random}.
   *
   * @param latin whether lines are in Latin letters, which are also typed without diacritics
   */
  Examples(SplittableRandom random, boolean latin) {
    this.random = random;
    this.latin = latin;
  }

  /**
   * Draws an example.
   *
   * @param lines of the label
   * @param phrases of every day in the label's language, drawn now and then as they are; may be
   *     empty
   */
  String draw(List<String> lines, List<String> phrases) {
    if (!phrases.isEmpty() && random.nextInt(oneIn(phrases.size())) == 0) {
      return any(phrases);
    }
    String line = any(lines);
    int form = random.nextInt(100);
    if (form < 20) {
      return line + " " + any(lines);
    }
    if (form < 80) {
      line = piece(line);
    }
    if (latin && form % 20 == 0) {
      return MARKS.matcher(Normalizer.normalize(line, Normalizer.Form.NFD)).replaceAll("");
    }
    return latin && form % 20 == 1 ? line + " " + address(lines) : line;
  }

  private static int oneIn(int phrases) {
    return Math.max(MOST_PHRASES, Math.min(PHRASES, EXAMPLES_FOR_A_PHRASE / phrases));
  }

  private String any(List<String> lines) {
    return lines.get(random.nextInt(lines.size()));
  }

  private String piece(String line) {
    if (line.length() <= 2 * MIN_PIECE) {
      return line;
    }
    int length = MIN_PIECE + random.nextInt(Math.min(MAX_PIECE, line.length()) - MIN_PIECE);
    int start = random.nextInt(line.length() - length + 1);
    return line.substring(start, start + length);
  }

  private String address(List<String> lines) {
    String[] words = START.matcher(any(lines)).replaceFirst("").split("\\P{L}+", 4);
    String host = words[0];
    String path = words[words.length > 1 ? 1 : 0];
    return String.format(
        java.util.Locale.ROOT, ADDRESSES[random.nextInt(ADDRESSES.length)], host, path);
  }
}
