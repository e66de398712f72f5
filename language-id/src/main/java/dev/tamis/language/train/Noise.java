package dev.tamis.language.train;

import dev.tamis.language.internal.ResourceLines;
import dev.tamis.language.internal.Scripts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Makes lines of letters that are no language: mashed keys, encoded bytes, identifiers, codes. */
final class Noise {
  private static final int LATIN_LINES = 18_000;
  private static final int OTHER_LINES = 500;

  /** A letter is frequent if it is more than one in so many. */
  private static final long FREQUENT = 500;

  private static final long WEIGHTS = 2000;
  private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfv"};
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final String[] SEPARATORS = {" ", " | ", " / ", " > ", " · ", "\n"};

  private static final Map<String, List<String>> WORDS = words();

  private final SplittableRandom random;

  Noise(SplittableRandom random) {
    this.random = random;
  }

  /**
   * Noise in the letters of a script: of all of them alike, of the frequent ones alike, and as
   * often as they are in its languages.
   *
   * @param group of {@link Scripts}
   * @param lines in languages of that script, for their letters
   */
  List<String> of(int group, Collection<List<String>> lines) {
    if (group == Scripts.LATIN) {
      return latin(LATIN_LINES);
    }
    TreeMap<Character, Integer> counts = new TreeMap<>();
    for (List<String> own : lines) {
      for (String line : own) {
        for (int i = 0; i < line.length(); i++) {
          if (Scripts.group(line.charAt(i)) == group) {
            counts.merge(line.charAt(i), 1, Integer::sum);
          }
        }
      }
    }
    long total = counts.values().stream().mapToLong(Integer::longValue).sum();
    StringBuilder all = new StringBuilder();
    StringBuilder frequent = new StringBuilder();
    StringBuilder weighted = new StringBuilder();
    counts.forEach(
        (letter, count) -> {
          all.append(letter);
          frequent.append(count * FREQUENT > total ? letter.toString() : "");
          weighted.append(letter.toString().repeat((int) (count * WEIGHTS / total) + 1));
        });
    List<String> noise = new ArrayList<>();
    for (StringBuilder letters : List.of(all, frequent, weighted)) {
      noise.addAll(letters.isEmpty() ? List.of("") : letters(OTHER_LINES, letters.toString()));
    }
    return noise;
  }

  /** Noise in Latin letters. */
  List<String> latin(int lines) {
    List<String> noise = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      noise.add(
          switch (i % 18) {
            case 0 -> tokens(3 + random.nextInt(12), "abcdefghijklmnopqrstuvwxyz", 3, 12);
            case 1 -> mashed();
            case 2 -> tokens(1 + random.nextInt(3), LETTERS, 30, 100);
            case 3 -> tokens(2 + random.nextInt(8), "abcdef", 2, 12);
            case 4 -> identifiers(WORDS.get("parts"));
            case 5 -> identifiers(WORDS.get("keywords"));
            case 6, 7 -> menu(WORDS.get("menu"));
            case 8 -> menu(WORDS.get("names"));
            case 9 -> menu(WORDS.get("more"));
            case 10 -> names();
            case 11 -> drawn("lorem", 5 + random.nextInt(20));
            case 12, 13 -> goods();
            case 14, 15, 16 -> statements();
            default -> tokens(3 + random.nextInt(12), "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2, 8);
          });
    }
    return noise;
  }

  /**
   * Text whose bytes were read in a wrong charset.
   *
   * @param lines in languages whose letters are not those of ASCII
   * @param misreadings drawn by turns; one that leaves nothing of a line is drawn again
   */
  List<String> misread(List<String> lines, int count, List<Misreading> misreadings) {
    List<String> noise = new ArrayList<>();
    for (int i = 0; i < count && !lines.isEmpty(); i++) {
      String line = lines.get(random.nextInt(lines.size()));
      int length = Math.min(line.length(), 12 + random.nextInt(60));
      int start = random.nextInt(line.length() - length + 1);
      String piece = line.substring(start, start + length);
      String read = misreadings.get(i % misreadings.size()).apply(piece);
      if (read != null) {
        noise.add(read);
      }
    }
    return noise;
  }

  /** Random letters out of an alphabet. */
  List<String> letters(int lines, String alphabet) {
    List<String> noise = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      noise.add(tokens(3 + random.nextInt(12), alphabet, 2, 12));
    }
    return noise;
  }

  private String mashed() {
    StringBuilder line = new StringBuilder();
    for (int word = 2 + random.nextInt(8); word > 0; word--) {
      String row = ROWS[random.nextInt(ROWS.length)];
      for (int length = 3 + random.nextInt(12); length > 0; length--) {
        line.append(row.charAt(random.nextInt(row.length())));
      }
      line.append(' ');
    }
    return line.toString();
  }

  private String drawn(String kind, int words) {
    List<String> own = WORDS.get(kind);
    StringBuilder line = new StringBuilder();
    for (int word = 0; word < words; word++) {
      line.append(own.get(random.nextInt(own.size()))).append(' ');
    }
    return line.toString();
  }

  /** What is left of lines of program text without their signs. */
  private String statements() {
    List<String> code = WORDS.get("code");
    List<String> parts = WORDS.get("parts");
    StringBuilder line = new StringBuilder();
    for (int statement = 1 + random.nextInt(4); statement > 0; statement--) {
      line.append(code.get(random.nextInt(code.size()))).append(' ');
      line.append(parts.get(random.nextInt(parts.size()))).append('\n');
    }
    return line.toString();
  }

  /** Given names and family names, as lists of people have them. */
  private String names() {
    List<String> names = WORDS.get(random.nextInt(3) == 0 ? "more" : "names");
    StringBuilder line = new StringBuilder();
    for (int name = 1 + random.nextInt(10); name > 0; name--) {
      for (int part = 1 + random.nextInt(3); part > 0; part--) {
        line.append(names.get(random.nextInt(names.size()))).append(' ');
      }
      line.append(random.nextInt(4) == 0 ? "- " : ", ");
    }
    return line.toString();
  }

  /** Lines of price lists: names of goods and makes, numbers and units. */
  private String goods() {
    List<String> menu = WORDS.get("menu");
    List<String> goods = WORDS.get("goods");
    StringBuilder line = new StringBuilder();
    for (int item = 1 + random.nextInt(6); item > 0; item--) {
      for (int part = 1 + random.nextInt(3); part > 0; part--) {
        List<String> from = random.nextInt(4) == 0 ? menu : goods;
        line.append(from.get(random.nextInt(from.size()))).append(' ');
      }
      line.append(random.nextInt(1000)).append(random.nextInt(2) == 0 ? " € " : " | ");
    }
    return line.toString();
  }

  private String menu(List<String> menu) {
    String separator = SEPARATORS[random.nextInt(SEPARATORS.length)];
    StringBuilder line = new StringBuilder();
    for (int word = 3 + random.nextInt(12); word > 0; word--) {
      String name = menu.get(random.nextInt(menu.size()));
      line.append(name).append(word > 1 ? separator : "");
    }
    return line.toString();
  }

  private String identifiers(List<String> parts) {
    StringBuilder line = new StringBuilder();
    for (int word = 4 + random.nextInt(16); word > 0; word--) {
      for (int part = 1 + random.nextInt(3); part > 0; part--) {
        String name = parts.get(random.nextInt(parts.size()));
        line.append(random.nextInt(2) == 0 ? name : name.toUpperCase(Locale.ROOT));
        line.append(random.nextInt(3) == 0 ? "_" : "");
      }
      line.append(" .;(){}=[]<>/".charAt(random.nextInt(13))).append(' ');
    }
    return line.toString();
  }

  private String tokens(int count, String alphabet, int min, int max) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < count; i++) {
      for (int length = min + random.nextInt(max - min); length > 0; length--) {
        line.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      line.append(' ');
    }
    return line.toString();
  }

  private static Map<String, List<String>> words() {
    Map<String, List<String>> words = new TreeMap<>();
    for (String line : ResourceLines.read(Noise.class, "noise.tsv")) {
      String[] fields = line.split("\t", 2);
      words.put(fields[0], List.of(fields[1].split(fields[0].equals("code") ? "\\|" : " ", -1)));
    }
    return words;
  }
}
