package dev.tamis.classify.textness;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes log files and code of random form out of the words of a text, so that a model learns their
 * shape and no one format. The same random numbers give the same text. Not thread-safe.
 */
final class SyntheticLogs {
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };
  private static final String[] LEVELS = {
    "INFO", "WARN", "ERROR", "DEBUG", "[info]", "[error]", "<notice>", "I", "W", "TRACE"
  };
  private static final String[] SEPARATORS = {" ", " ", " ", " - ", ": ", "\t", " | "};
  private static final String[] OPERATORS = {" += ", " = ", " -> ", "::", ".", " && "};
  private static final int FIELD_KINDS = 12;

  private final SplittableRandom random;

  SyntheticLogs(SplittableRandom random) {
    this.random = random;
  }

  /** Lines of a few fields in one order, and messages of words. */
  String log(String[] words) {
    int timeForm = random.nextInt(7);
    int[] fields = new int[between(2, 6)];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = i == 0 && random.nextInt(100) < 85 ? 0 : between(1, FIELD_KINDS - 1);
    }
    String[][] messages = new String[between(1, 4)][];
    for (int m = 0; m < messages.length; m++) {
      messages[m] = new String[between(2, 9)];
      for (int i = 0; i < messages[m].length; i++) {
        messages[m][i] = random.nextInt(100) < 70 ? pick(words) : null;
      }
    }
    String separator = pick(SEPARATORS);
    StringBuilder log = new StringBuilder();
    for (int line = between(4, 20); line > 0; line--) {
      for (int field : fields) {
        log.append(field(field, timeForm)).append(separator);
      }
      for (String word : messages[random.nextInt(messages.length)]) {
        log.append(word == null ? field(between(3, FIELD_KINDS - 1), timeForm) : word).append(' ');
      }
      log.append('\n');
      if (random.nextInt(100) < 3) {
        trace(log);
      }
    }
    return log.toString();
  }

  private void trace(StringBuilder log) {
    for (int frame = between(1, 5); frame > 0; frame--) {
      log.append("\tat org.").append(name()).append('.').append(type()).append('.').append(name());
      log.append('(').append(type()).append(".java:").append(between(1, 900)).append(")\n");
    }
  }

  private String field(int kind, int timeForm) {
    return switch (kind) {
      case 0 -> time(timeForm);
      case 1 -> pick(LEVELS);
      case 2 -> "[" + name() + "-" + between(1, 99) + "]";
      case 3 -> type() + (random.nextBoolean() ? "." + name() : ":" + between(1, 900));
      case 4 ->
          "192.0.2." + between(0, 255) + (random.nextBoolean() ? ":" + between(1, 65535) : "");
      case 5 -> name() + "[" + between(100, 32000) + "]:";
      case 6 -> name() + "=" + (random.nextBoolean() ? digits(between(1, 9)) : hex(between(6, 16)));
      case 7 -> "0x" + hex(between(4, 12));
      case 8 -> "/" + name() + "/" + name() + "/" + name() + "." + name().substring(0, 2);
      case 9 -> "\"GET /" + name() + " HTTP/1.1\" " + between(200, 504) + " " + digits(4);
      case 10 -> hex(8) + "-" + hex(4) + "-" + hex(4);
      default -> digits(between(1, 7));
    };
  }

  private String time(int form) {
    String clock =
        String.format(
            Locale.ROOT, "%02d:%02d:%02d", between(0, 23), between(0, 59), between(0, 59));
    String date =
        String.format(
            Locale.ROOT, "%d-%02d-%02d", between(2001, 2026), between(1, 12), between(1, 28));
    return switch (form) {
      case 0 -> date + " " + clock + "," + digits(3);
      case 1 -> pick(MONTHS) + " " + between(1, 28) + " " + clock;
      case 2 -> "[" + between(10, 28) + "/" + pick(MONTHS) + "/2026:" + clock + " +0000]";
      case 3 -> date + "T" + clock + "." + digits(3) + "Z";
      case 4 -> "1" + digits(9);
      case 5 -> "[" + between(0, 99999) + "." + digits(6) + "]";
      default -> clock + "." + digits(3);
    };
  }

  /** Code in one of four styles: braces, indents, markup, keys and values. */
  String code(String[] words) {
    StringBuilder code = new StringBuilder();
    int style = random.nextInt(4);
    int depth = 0;
    for (int line = between(8, 40); line > 0; line--) {
      int kind = random.nextInt(8);
      depth = Math.max(0, depth - (kind == 1 ? 1 : 0));
      code.append("    ".repeat(Math.min(depth, 5)));
      code.append(statement(style, kind, words)).append('\n');
      depth += kind == 0 ? 1 : 0;
    }
    return code.toString();
  }

  private String statement(int style, int kind, String[] words) {
    String a = name();
    String b = random.nextBoolean() ? name() + "_" + name() : name() + type();
    return switch (kind) {
      case 0 ->
          style(
              style,
              "if (" + a + " == " + b + ") {",
              "if " + a + " > " + b + ":",
              tag(a, b),
              a + ":");
      case 1 -> style(style, "}", "", "</" + a + ">", "");
      case 2 -> style(style, "// ", "# ", "<!-- ", "# ") + phrase(words, between(2, 9));
      case 3 ->
          style(
              style,
              "return " + b + "(" + a + ");",
              "return " + b,
              "<a href=\"/" + a + "\">" + pick(words) + "</a>",
              a + ": \"" + pick(words) + "\"");
      case 4 ->
          style(
              style,
              "var " + a + " = " + b + "(\"" + pick(words) + "\");",
              a + " = " + b + "[" + between(0, 9) + "]",
              "<p>" + phrase(words, 2) + "</p>",
              a + " = " + digits(3));
      case 5 ->
          style(
              style,
              "import " + a + "." + b + ";",
              "from " + a + " import " + b,
              "<img src='" + a + ".png' />",
              "- " + a);
      case 6 ->
          style(
              style,
              b + "(" + a + ", 0);",
              b + "(" + a + ")",
              tag(b, a),
              "\"" + a + "\": {\"" + b + "\": [" + digits(2) + "]},");
      default -> a + pick(OPERATORS) + b + style(style, ";", "", "", "");
    };
  }

  private static String tag(String name, String value) {
    return "<" + name + " class=\"" + value + "\">";
  }

  private static String style(int style, String... forms) {
    return forms[style];
  }

  private String phrase(String[] words, int count) {
    StringBuilder phrase = new StringBuilder();
    for (int i = 0; i < count; i++) {
      phrase.append(pick(words)).append(' ');
    }
    return phrase.toString();
  }

  /** Letters that can be pronounced. */
  String name() {
    StringBuilder name = new StringBuilder();
    for (int i = between(3, 9); i > 0; i--) {
      String letters = i % 2 == 0 ? "bcdfgklmnprst" : "aeiou";
      name.append(letters.charAt(random.nextInt(letters.length())));
    }
    return name.toString();
  }

  private String type() {
    StringBuilder type = new StringBuilder();
    for (int i = between(1, 3); i > 0; i--) {
      String name = name();
      type.append(Character.toUpperCase(name.charAt(0))).append(name, 1, name.length());
    }
    return type.toString();
  }

  String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private String hex(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append("0123456789abcdef".charAt(random.nextInt(16)));
    }
    return digits.toString();
  }

  String pick(String[] of) {
    return of[random.nextInt(of.length)];
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
