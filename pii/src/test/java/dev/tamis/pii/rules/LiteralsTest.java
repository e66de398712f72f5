package dev.tamis.pii.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiteralsTest {

  private static final List<String> STRINGS =
      List.of("key", "api_key", "Q~", "sk-", "password", "pass", "word", "AKIA", "aaa", "a", "Key");

  @Test
  void findsWhatComparingAtEveryPlaceFinds() {
    Random random = new Random(11);
    String signs = "kKeEyYaApPiI_-sSwWoOrRdDqQ~\u00e9\u043a 1";
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 60) {
        if (random.nextInt(4) == 0) {
          text.append(STRINGS.get(random.nextInt(STRINGS.size())));
        } else {
          text.append(signs.charAt(random.nextInt(signs.length())));
        }
      }
      assertEquals(
          compared(STRINGS, text.toString()), found(STRINGS, text.toString()), text.toString());
    }
  }

  @Test
  void findsEveryStringOfTheRulesByItself() {
    List<String> all = new ArrayList<>();
    SecretWords.all().forEach(word -> all.add(word.text()));
    for (String[] row : Table.read("secrets.tsv", 8)) {
      all.addAll(List.of(row[3].split("\\|", -1)));
    }
    for (String literal : all) {
      String text = "x " + literal.toUpperCase(Locale.ROOT) + literal;
      assertEquals(compared(all, text), found(all, text));
    }
  }

  @Test
  void takesAsciiAlone() {
    List<String> accent = List.of("cl\u00e9");
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Literals(accent)).getMessage();
    assertTrue(message.contains("ASCII (got: 233)"), message);
    List<String> empty = List.of("a", "");
    assertThrows(IllegalArgumentException.class, () -> new Literals(empty));
  }

  private static List<String> found(List<String> strings, String text) {
    Literals literals = new Literals(strings);
    char[] chars = text.toCharArray();
    int[] places = new int[chars.length];
    long[] marks = literals.marks();
    int count = 0;
    int last = 0;
    for (int i = 0; i < chars.length; i++) {
      last = (last << Literals.BITS | literals.classOf(chars[i])) & Literals.MASK;
      if ((marks[last >>> 6] >>> last & 1) != 0) {
        places[count++] = i + 1;
      }
    }
    List<String> found = new ArrayList<>();
    literals.find(
        chars, chars.length, places, count, (literal, end) -> found.add(literal + "@" + end));
    return found;
  }

  private static List<String> compared(List<String> strings, String text) {
    List<int[]> found = new ArrayList<>();
    for (int literal = 0; literal < strings.size(); literal++) {
      int length = strings.get(literal).length();
      for (int at = 0; at + length <= text.length(); at++) {
        if (text.regionMatches(true, at, strings.get(literal), 0, length)) {
          found.add(new int[] {literal, at + length, -length});
        }
      }
    }
    found.sort(
        Comparator.<int[]>comparingInt(f -> f[1])
            .thenComparingInt(f -> f[2])
            .thenComparingInt(f -> f[0]));
    return found.stream().map(f -> f[0] + "@" + f[1]).toList();
  }
}
