package dev.tamis.pii;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.tamis.pii.rules.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Precision and recall by kind on text that is generated from the official rules: values in all
 * their forms with words of a language of the country, near misses with a wrong check digit in the
 * same place, and numbers of other sorts. The same seed gives the same text.
 */
public final class PiiAccuracy {
  private static final int EACH = 40;
  private static final String[] SENTENCES = {
    "The mill opens at nine. %s It closes at five.",
    "%s",
    "Dear all, %s and so on.",
    "- %s\n- second"
  };

  private final GeneratedValues values = new GeneratedValues(20261124);
  private final PiiScanner scanner =
      PiiScanner.create(PiiOptions.builder().enable("VIN").enable("LICENSE_PLATE").build());
  private final Map<String, int[]> counts = new TreeMap<>();

  /** Writes the table, {@code accuracy/pii.tsv}, to the file that is named. */
  public static void main(String[] args) throws IOException {
    PiiAccuracy accuracy = new PiiAccuracy();
    accuracy.run();
    StringBuilder table =
        new StringBuilder("# kind, default, values, precision, recall: written by PiiAccuracy\n");
    for (Kind kind : Kinds.all()) {
      int[] c = accuracy.counts.getOrDefault(kind.name(), new int[3]);
      if (c[0] + c[1] > 0) {
        table.append(
            String.format(
                Locale.ROOT,
                "%s\t%s\t%d\t%.3f\t%.3f%n",
                kind.name(),
                kind.enabled() ? "on" : "off",
                c[0] + c[1],
                precision(c),
                recall(c)));
      }
    }
    Files.writeString(Path.of(args[0]), table, StandardCharsets.UTF_8);
  }

  /** Counts of each kind: found, missed, wrong. */
  Map<String, int[]> run() {
    identifiers();
    others();
    tables();
    people();
    ids();
    for (int i = 0; i < 400; i++) {
      for (String text : values.lookAlikes()) {
        judge(null, text, "", new Hint("eng", "US"));
      }
    }
    return counts;
  }

  static double precision(int[] c) {
    return c[0] + c[2] == 0 ? 1 : (double) c[0] / (c[0] + c[2]);
  }

  static double recall(int[] c) {
    return c[0] + c[1] == 0 ? 1 : (double) c[0] / (c[0] + c[1]);
  }

  private void identifiers() {
    Map<String, List<String[]>> words = new TreeMap<>();
    for (String[] row : Table.read("context.tsv", 3)) {
      for (String word : row[2].split("\\|", -1)) {
        words
            .computeIfAbsent(row[0], k -> new ArrayList<>())
            .add(new String[] {row[1].split(",", -1)[0], word.replace("*", "").replace("~", "")});
      }
    }
    Set<String> anyDigits = new TreeSet<>();
    for (String[] row : Table.read("identifiers.tsv", 4)) {
      if (row[1].equals("labelled_digits")) {
        anyDigits.add(row[0]);
      }
    }
    for (String[] row : Table.read("identifiers.tsv", 4)) {
      Kind kind = Kinds.byNames().get(row[0]);
      List<String> alone = forms(row[2]);
      List<String> all = new ArrayList<>(alone);
      all.addAll(forms(row[3]));
      for (int i = 0; i < EACH; i++) {
        String form = values.any(all);
        String[] word =
            values.any(words.getOrDefault(row[0], List.<String[]>of(new String[] {"eng", ""})));
        boolean bare = alone.contains(form) && i % 2 == 0;
        String before = bare ? "" : word[1] + ": ";
        Hint hint = hint(kind, word[0]);
        String good = values.identifier(row[1], form, true);
        if (good != null) {
          judge(row[0], good, before, hint);
        }
        // Behind its label such a number is taken whatever its check digit: no near miss.
        boolean unchecked = row[1].equals("plain") || anyDigits.contains(row[0]);
        String bad = unchecked ? null : values.identifier(row[1], form, false);
        if (bad != null) {
          nearMiss(row[0], bad, before, hint);
        }
      }
    }
  }

  /** A value with a wrong check digit must not be found as what it nearly is. */
  private void nearMiss(String kind, String value, String before, Hint hint) {
    for (Finding finding : scanner.scan(before + value, hint)) {
      if (finding.kind().equals(kind)) {
        count(kind)[2]++;
        if (System.getProperty("wrong") != null) {
          System.out.println("wrong " + finding + " in " + before + value);
        }
      }
    }
  }

  private static Hint hint(Kind kind, String language) {
    String country = kind.countries().isEmpty() ? "" : kind.countries().get(0);
    return new Hint(language.equals("mul") ? "" : language, country);
  }

  private static List<String> forms(String column) {
    return column.isEmpty() ? List.of() : Arrays.asList(column.split("\\|", -1));
  }

  private void others() {
    String[][] regions = {
      {"US", "eng", "Phone"},
      {"GB", "eng", "Tel"},
      {"DE", "deu", "Telefon"},
      {"FR", "fra", "Tél."},
      {"ES", "spa", "teléfono"},
      {"IT", "ita", "Telefono"},
      {"PL", "pol", "telefon"},
      {"BR", "por", "telefone"},
      {"RU", "rus", "телефон"},
      {"IN", "hin", "फोन"},
      {"JP", "jpn", "電話"},
      {"KR", "kor", "전화"},
      {"CN", "zho", "电话"},
      {"TR", "tur", "telefon"},
      {"NL", "nld", "telefoon"},
      {"SE", "swe", "telefon"},
      {"EG", "ara", "هاتف"},
      {"MX", "spa", "celular"}
    };
    String base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    for (int i = 0; i < 600; i++) {
      Hint english = new Hint("eng", "US");
      judge("EMAIL", values.email(), i % 2 == 0 ? "write to " : "", english);
      judge("IP", values.ip(), i % 2 == 0 ? "from " : "", english);
      String[] region = regions[i % regions.length];
      Hint home = new Hint(region[1], region[0]);
      judge("PHONE", values.phone(region[0], PhoneNumberFormat.E164), "", home);
      judge("PHONE", values.phone(region[0], PhoneNumberFormat.INTERNATIONAL), "", home);
      String national = values.phone(region[0], PhoneNumberFormat.NATIONAL);
      judge("PHONE", national, region[2] + ": ", home);
      judge("PHONE", national, "They are not answering at ", home);
      judge("SECRET", "ghp" + "_" + values.letters(36, base62), "token ", english);
      judge("SECRET", "AKIA" + values.letters(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), "", english);
      judge("SECRET", "AIza" + values.letters(35, base62), "key=", english);
      judge("SECRET", "glpat-" + values.letters(20, base62), "", english);
    }
    for (String iban :
        "GB82WEST12345698765432 DE89370400440532013000 FR1420041010050500013M02606 NO9386011117947"
            .split(" ", -1)) {
      for (int i = 0; i < 50; i++) {
        String bad = iban.substring(0, 2) + (10 + values.number(88)) + iban.substring(4);
        judge("IBAN", iban.replaceAll("(.{4})(?=.)", "$1 "), "", Hint.NONE);
        if (!bad.equals(iban)) {
          nearMiss("IBAN", bad, "IBAN ", Hint.NONE);
        }
      }
    }
  }

  /** Rows of leaked tables: delimiters, headers, statements. */
  private void tables() {
    String[][] headers = {
      {"eng", "US", "id,name,phone,dob", ","},
      {"deu", "DE", "Nr;Name;Telefon;Geburtsdatum", ";"},
      {"fra", "FR", "id\tnom\tt\u00e9l\u00e9phone\tdate de naissance", "\t"},
      {"spa", "ES", "id | nombre | tel\u00e9fono | fecha de nacimiento", " | "},
      {"fin", "FI", "id;nimi;puhelin;syntym\u00e4aika", ";"},
      {"pol", "PL", "id,nazwisko,telefon,data urodzenia", ","},
      {
        "rus",
        "RU",
        "\u2116;\u0424\u0418\u041e;\u0422\u0435\u043b\u0435\u0444\u043e\u043d;\u0414\u0430\u0442\u0430 \u0440\u043e\u0436\u0434\u0435\u043d\u0438\u044f",
        ";"
      },
      {"jpn", "JP", "id,\u6c0f\u540d,\u96fb\u8a71\u756a\u53f7,\u751f\u5e74\u6708\u65e5", ","}
    };
    for (String[] h : headers) {
      Hint hint = new Hint(h[0], h[1]);
      for (int i = 0; i < EACH / 2; i++) {
        String phone = values.phone(h[1], PhoneNumberFormat.NATIONAL).replaceAll("[^0-9]", "");
        String date =
            "19"
                + (60 + values.number(40))
                + "-0"
                + (1 + values.number(9))
                + "-1"
                + values.number(10);
        String row = h[2] + "\n" + i + h[3] + "A. Roe" + h[3];
        judgeAt("PHONE", row, phone, h[3] + date, hint);
        judgeAt("DATE_OF_BIRTH", row + phone + h[3], date, "", hint);
      }
    }
    Hint english = new Hint("eng", "US");
    for (int i = 0; i < EACH; i++) {
      String ssn = values.identifier("us_ssn", "999999999", true);
      String sql = "INSERT INTO users (id, name, ssn) VALUES (1,'Roe','536904399'),(2,'Doe','";
      judgeAt("US_SSN", sql, ssn, "');", english);
      judgeAt("US_SSN", "{\"name\":\"Roe\",\"ssn\":\"", ssn, "\",\"order_id\":123456789}", english);
    }
  }

  /** Dates of birth in words, and secrets behind names. */
  private void people() {
    String[][] births = {
      {"eng", "born on ", "March"},
      {"deu", "geboren am ", "M\u00e4rz"},
      {"fra", "n\u00e9 le ", "mars"},
      {"spa", "fecha de nacimiento: ", "de marzo de"},
      {"por", "data de nascimento: ", "de mar\u00e7o de"},
      {"ita", "nato il ", "marzo"},
      {"nld", "geboren op ", "maart"},
      {"swe", "f\u00f6dd ", "mars"},
      {"pol", "data urodzenia: ", "marca"},
      {"ces", "narozen ", "b\u0159ezna"},
      {"tur", "do\u011fum tarihi: ", "Mart"},
      {
        "rus",
        "\u0434\u0430\u0442\u0430 \u0440\u043e\u0436\u0434\u0435\u043d\u0438\u044f: ",
        "\u043c\u0430\u0440\u0442\u0430"
      }
    };
    String base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    String[] names = {
      "aws_secret_access_key = ",
      "Authorization: Bearer ",
      "PRIVATE-TOKEN: ",
      "SECRET_KEY=",
      "auth_key: ",
      "datadog_token = ",
      "\"clientSecret\": \"",
      "export NETLIFY_TOKEN=",
      "api_token += \"",
      "{\\\"api_token\\\": \\\"",
      "deploy_token: |\n  ",
      "curl -u jroe:",
      "<apiToken>"
    };
    for (int i = 0; i < EACH * 6; i++) {
      String[] b = births[i % births.length];
      String date = (1 + values.number(28)) + " " + b[2] + " " + (1930 + values.number(80));
      judgeAt("DATE_OF_BIRTH", b[1], date, ".", new Hint(b[0], ""));
      judgeAt(
          "SECRET",
          names[i % names.length],
          values.letters(40, base62) + "7",
          "",
          new Hint("eng", "US"));
    }
  }

  /** The ids of an AppRole of HashiCorp Vault. */
  private void ids() {
    String[] names = {"VAULT_SECRET_ID=", "\"secretId\": \"", "vault_role_id: ", "secret-id = "};
    for (int i = 0; i < EACH; i++) {
      String hex = "0123456789abcdef";
      String uuid =
          String.join(
              "-",
              values.letters(8, hex),
              values.letters(4, hex),
              "4" + values.letters(3, hex),
              "8" + values.letters(3, hex),
              values.letters(12, hex));
      judgeAt("SECRET", names[i % names.length], uuid, "", new Hint("eng", "US"));
    }
  }

  private void judgeAt(String kind, String before, String value, String after, Hint hint) {
    boolean found = false;
    for (Finding finding : scanner.scan(before + value + after, hint)) {
      found |=
          finding.kind().equals(kind)
              && finding.start() <= before.length() + 1
              && finding.end() >= before.length() + value.length() - 1;
    }
    count(kind)[found ? 0 : 1]++;
    if (!found && System.getProperty("missed") != null) {
      System.out.println("missed " + kind + " " + hint + " in " + before + value + after);
    }
  }

  private void judge(String kind, String value, String before, Hint hint) {
    String sentence = SENTENCES[values.number(SENTENCES.length)];
    int at = sentence.indexOf("%s") + before.length();
    String text = sentence.replace("%s", before + value);
    boolean found = false;
    for (Finding finding : scanner.scan(text, hint)) {
      boolean right =
          finding.kind().equals(kind)
              && finding.start() <= at + 1
              && finding.end() >= at + value.length() - 1;
      found |= right;
      if (!right) {
        count(finding.kind())[2]++;
        if (System.getProperty("wrong") != null) {
          System.out.println("wrong " + finding + " in " + text);
        }
      }
    }
    if (kind != null) {
      count(kind)[found ? 0 : 1]++;
      if (!found && System.getProperty("missed") != null) {
        System.out.println("missed " + kind + " " + hint + " in " + text);
      }
    }
  }

  private int[] count(String kind) {
    return counts.computeIfAbsent(kind, k -> new int[3]);
  }
}
