package dev.tamis.pii.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pii.Hint;
import dev.tamis.pii.PiiOptions;
import dev.tamis.pii.rules.SecretWords;
import dev.tamis.pii.rules.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The cheap tests before the dear ones change nothing: a scan that tries everything everywhere
 * finds the same, in mixtures of values, what looks like them, words of every language and noise.
 */
class FiltersTest {
  private static final String[] KINDS = {"PERSON", "STREET_ADDRESS", "LICENSE_PLATE", "VIN"};
  private static final List<String> VALUES =
      List.of(
          "jo@tamis.dev",
          "алексей@почта.рф",
          "jo (at) tamis (dot) dev",
          "+44 20 7123 4567",
          "(212) 736-5000",
          "212-736-5000",
          "030 12345678",
          "536-22-8726",
          "536228726",
          "4111 1111 1111 1111",
          "4111111111111111",
          "DE89370400440532013000",
          "DE89 3704 0044 0532 0130 00",
          "8.8.8.9",
          "93.184.216.34",
          "2001:4860:4860::8889",
          "3c:22:fb:12:34:56",
          "12.03.1985",
          "1985-03-12",
          "12 March 1985",
          "March 12, 1985",
          "12 марта 1985",
          "昭和60年3月12日",
          "1985年3月12日",
          "12. März 1985",
          "12/03/85",
          "19850312",
          "120385",
          "48.85822, 2.29450",
          "529.982.247-25",
          "12.345.678-5",
          "199003071234",
          "11010519491231002X",
          "123-456-789 01",
          "756.9217.0769.85",
          "1 85 05 78 006 084 91",
          "RSSMRA85T10A562S",
          "X1234567L",
          "12345678Z",
          "S1234567D",
          "A123456(3)",
          "13-AA-00",
          "B-MW 1234",
          "1M8GDM9AXKP042788",
          "490154203237518",
          "AKIAIOSFODNN7EXAMPLF",
          "password=hunter2x",
          "token: Zfo8ZxNq12fWcGzFzwsrC8WU",
          "curl -u jroe:pQ7wTxu2Fh x",
          "https://jo:pQ7wTxu2Fh@tamis.dev/",
          "Name: Jane Roe",
          "Dear Jane,",
          "Straße: Hauptstr. 5",
          "пароль: Qw7erty1x",
          "%40",
          "%2B12127365000",
          "id,name,phone\n1,Jane Roe,2127365000\n",
          "insert into t (id, ssn) values (1,'536904399');\n",
          "phone\tdob\n2127365000\t1985-03-12\n",
          "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<");
  private static final List<String> NOISE =
      List.of(
          "9-17",
          "1.234,56 €",
          "v1.2.3.4",
          "ISBN 978-3-16-148410-0",
          "2015 – 03/2016",
          "10.1000/182",
          "1234567890123",
          "12 345 678",
          "pages 12-34",
          "〒100-0001",
          "٣٤٥",
          "१२३४",
          "𝟘𝟙",
          "a@b",
          "::",
          "<<",
          "[PHONE]",
          "\u00ad",
          "\u200b",
          "\ud835",
          "é",
          "の",
          "ไทย",
          "\n",
          "\n\n",
          " ",
          " ",
          " ",
          ", ",
          ": ",
          "-",
          ".",
          "/",
          "(",
          ")",
          "\"",
          "'",
          "=",
          "\t",
          "|",
          ";",
          "0",
          "7",
          "19",
          "x");

  @Test
  void findsWhatAScanWithoutThemFinds() {
    PiiOptions options = PiiOptions.builder().enable(KINDS).build();
    Scan filtered = new Detection(options).newScan();
    Scan plain = new Detection(options, false).newScan();
    List<String> words = words();
    Hint[] hints = {
      Hint.NONE,
      new Hint("eng", "US"),
      new Hint("deu", "DE"),
      new Hint("rus", ""),
      new Hint("jpn", "")
    };
    SplittableRandom random = new SplittableRandom(20261127);
    int found = 0;
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      int parts = 5 + random.nextInt(60);
      for (int i = 0; i < parts; i++) {
        int sort = random.nextInt(8);
        text.append(
            switch (sort) {
              case 0, 1 -> changed(any(VALUES, random), random);
              case 2, 3 -> any(words, random) + (random.nextBoolean() ? ": " : " ");
              case 4 -> String.valueOf(random.nextInt(100_000));
              default -> any(NOISE, random);
            });
      }
      Hint hint = hints[round % hints.length];
      TreeSet<String> expected = found(plain, text.toString(), hint);
      assertEquals(expected, found(filtered, text.toString(), hint), () -> "in " + text);
      found += expected.size();
    }
    assertTrue(found > 1_000, "too little was found to say anything: " + found);
  }

  @Test
  void findsWhatIsDisguisedAsIfItWereWrittenPlainly() {
    PiiOptions options = PiiOptions.builder().enable(KINDS).build();
    Scan scan = new Detection(options).newScan();
    Scan other = new Detection(options).newScan();
    List<String> values = VALUES.stream().filter(v -> v.indexOf('%') < 0).toList();
    SplittableRandom random = new SplittableRandom(20261128);
    Hint hint = new Hint("eng", "US");
    int found = 0;
    for (int round = 0; round < 1_000; round++) {
      StringBuilder plain = new StringBuilder();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        plain.append(any(values, random)).append(random.nextBoolean() ? ", " : "\n");
      }
      StringBuilder text = new StringBuilder();
      int[] starts = new int[plain.length()];
      int[] ends = new int[plain.length()];
      int disguised = 1 << random.nextInt(7);
      for (int i = 0; i < plain.length(); i++) {
        text.append(invisible(random, 2 * disguised));
        starts[i] = text.length();
        char c = plain.charAt(i);
        boolean codable = c >= ' ' && !Character.isSurrogate(c) && random.nextInt(disguised) == 0;
        text.append(codable ? coded(c, random) : String.valueOf(c));
        ends[i] = text.length();
      }
      TreeSet<String> expected = new TreeSet<>();
      for (Candidate c : scan.run(plain.toString(), hint, new int[0])) {
        expected.add(shown(starts[c.start()], ends[c.end() - 1], c));
      }
      assertEquals(expected, found(other, text.toString(), hint), () -> plain + "\nas " + text);
      found += expected.size();
    }
    assertTrue(found > 1_000, "too little was found to say anything: " + found);
  }

  /** Percent codes of a unit, some of them coded again or with something invisible in them. */
  private static String coded(char c, SplittableRandom random) {
    StringBuilder coded = new StringBuilder();
    for (byte octet : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
      String code = String.format(Locale.ROOT, "%%%02X", octet);
      for (char part : code.toCharArray()) {
        coded.append(coded.length() == 0 ? "" : invisible(random, 8));
        coded.append(random.nextInt(8) == 0 ? coded(part, random) : String.valueOf(part));
      }
    }
    return coded.toString();
  }

  private static String invisible(SplittableRandom random, int oneIn) {
    return random.nextInt(oneIn) == 0
        ? any(List.of("\u200b", "\u00ad", "\ufeff", "%E2%80%8B", "%C2%AD"), random)
        : "";
  }

  private static TreeSet<String> found(Scan scan, String text, Hint hint) {
    TreeSet<String> found = new TreeSet<>();
    for (Candidate c : scan.run(text, hint, new int[0])) {
      found.add(shown(c.start(), c.end(), c));
    }
    return found;
  }

  private static String shown(int start, int end, Candidate c) {
    return start + "-" + end + " " + c.kind() + " " + c.rule() + " " + c.score();
  }

  /** A value, or one with a digit or sign that is not its own. */
  private static String changed(String value, SplittableRandom random) {
    if (random.nextInt(3) != 0) {
      return value;
    }
    int at = random.nextInt(value.length());
    char c = "0123456789-. xX".charAt(random.nextInt(15));
    return value.substring(0, at) + c + value.substring(at + 1);
  }

  private static String any(List<String> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }

  /**
   * The words that stand near values, in every language, those of secrets, and literals of rules.
   */
  private static List<String> words() {
    List<String> words = new ArrayList<>();
    for (String table : List.of("context.tsv", "persons.tsv", "months.tsv")) {
      for (String[] row : Table.read(table, 3)) {
        for (String word : row[2].split("\\|", -1)) {
          words.add(word.replace("*", "").replace("~", ""));
        }
      }
    }
    SecretWords.all().forEach(word -> words.add(word.text()));
    for (String[] row : Table.read("secrets.tsv", 8)) {
      words.addAll(List.of(row[3].split("\\|", -1)));
    }
    return words;
  }
}
