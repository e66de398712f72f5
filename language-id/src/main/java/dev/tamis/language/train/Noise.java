package dev.tamis.language.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Makes lines of letters that are no language: mashed keys, encoded bytes, identifiers, codes. */
final class Noise {
  private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfv"};
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String[] PARTS = {
    "get", "set", "is", "tmp", "buf", "ptr", "idx", "len", "str", "num", "ctx", "req", "res", "err",
    "fn", "var", "int", "char", "void", "null", "func", "def", "cls", "obj", "img", "src", "div",
    "px", "btn", "nav", "cfg", "init", "args", "std", "vec", "map", "hash", "uuid", "json", "xml",
    "http", "www", "api", "url", "png", "jpg", "css", "js", "html", "php", "www", "cdn", "utf"
  };

  private final SplittableRandom random;

  Noise(SplittableRandom random) {
    this.random = random;
  }

  /** Noise in Latin letters. */
  List<String> latin(int lines) {
    List<String> noise = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      noise.add(
          switch (i % 6) {
            case 0 -> tokens(3 + random.nextInt(12), "abcdefghijklmnopqrstuvwxyz", 3, 12);
            case 1 -> mashed();
            case 2 -> tokens(1 + random.nextInt(3), BASE64, 30, 100);
            case 3 -> tokens(2 + random.nextInt(8), "0123456789abcdef", 8, 64);
            case 4 -> identifiers();
            default ->
                tokens(3 + random.nextInt(12), "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", 2, 12);
          });
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

  private String identifiers() {
    StringBuilder line = new StringBuilder();
    for (int word = 4 + random.nextInt(16); word > 0; word--) {
      for (int part = 1 + random.nextInt(3); part > 0; part--) {
        String name = PARTS[random.nextInt(PARTS.length)];
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
}
