package dev.tamis.pipeline.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the names that authors give to elements (class, id, role, itemprop) say of their content.
 * The names are in {@code hints.tsv}; they are the same the world over, in whatever language the
 * page is written. Not thread-safe: it remembers names.
 */
final class Hints {
  /**
   * What a name says.
   *
   * @param names the names, as they stand in the page
   * @param bad how sure it is of holding no content: 0 not at all, 1 perhaps, 2 sure
   * @param level how sure it is of holding the main text, 0 to 5
   */
  record Hint(String names, int bad, int level) {
    static final Hint NONE = new Hint("", 0, 0);
  }

  private record Pattern(String text, int bad, int level) {}

  private static final int REMEMBERED = 8192;
  private static final int LONGEST = 400;
  private static final List<Pattern> PATTERNS = read();

  private final Map<String, Hint> known = new HashMap<>();

  /** What the attributes of an element say. */
  Hint of(Attributes attributes) {
    if (attributes.isEmpty()) {
      return Hint.NONE;
    }
    String names =
        attributes.get("class") + ' ' + attributes.get("id") + ' ' + attributes.get("role");
    String item = attributes.get("itemprop");
    if (!item.isEmpty()) {
      names += " itemprop-" + item;
    }
    return names.length() == 2 ? Hint.NONE : of(names);
  }

  Hint of(String names) {
    Hint hint = known.get(names);
    if (hint == null) {
      if (known.size() == REMEMBERED) {
        known.clear();
      }
      hint = judge(names.length() > LONGEST ? names.substring(0, LONGEST) : names);
      known.put(names, hint);
    }
    return hint;
  }

  private static Hint judge(String written) {
    String names = normal(written);
    int bad = 0;
    int level = 0;
    for (Pattern pattern : PATTERNS) {
      boolean more = pattern.bad > bad || pattern.level > level;
      if (more && names.contains(pattern.text)) {
        bad = Math.max(bad, pattern.bad);
        level = Math.max(level, pattern.level);
      }
    }
    return new Hint(written, bad, level);
  }

  /** "relatedPosts side_bar" becomes "|-related-posts-|-side-bar-|". */
  private static String normal(String names) {
    StringBuilder normal = new StringBuilder(names.length() + 16).append("|-");
    for (int i = 0; i < names.length(); i++) {
      char c = names.charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      boolean wordBefore = i > 0 && names.charAt(i - 1) >= 'a' && names.charAt(i - 1) <= 'z';
      if (upper && wordBefore) {
        normal.append('-');
      }
      if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        normal.append(upper ? (char) (c | 0x20) : c);
      } else if (HtmlTokenizer.isSpace(c)) {
        normal.append("-|-");
      } else {
        normal.append('-');
      }
    }
    return normal.append("-|").toString();
  }

  private static List<Pattern> read() {
    List<Pattern> patterns = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Hints.class.getResourceAsStream("hints.tsv"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        String[] fields = line.split("\t", -1);
        int bad = fields[0].equals("bad") ? 2 : fields[0].equals("perhaps") ? 1 : 0;
        for (String name : fields[1].split(" ", -1)) {
          String text =
              name.endsWith("*") ? "-" + name.substring(0, name.length() - 1) : "-" + name + "-";
          text = text.startsWith("-=") ? "|-" + text.substring(2) + "|" : text;
          patterns.add(new Pattern(text, bad, bad > 0 ? 0 : Integer.parseInt(fields[0])));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return patterns;
  }
}
