package dev.tamis.pii.validate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Whether a string looks like a secret that was made at random, or is a token. */
public final class Secrets {

  /** How sure the name is that a value was assigned to. */
  public enum Name {
    /** A password: people choose it, 6 characters are enough. */
    SURE,
    /** A token, an API key: 8 characters or more, letters and digits. */
    KEY,
    /** Any key or session: made at random. */
    WEAK,
    /** A service: its keys and ids are made at random. */
    VENDOR
  }

  /** Bits for each character; English words in lower case have about 3 at this length. */
  private static final double LEAST_ENTROPY = 3.5;

  private static final double TOKEN_ENTROPY = 1.5;
  private static final int LONGEST = 400;

  private Secrets() {}

  /**
   * Whether the characters are spread as those of random strings are (Shannon entropy of at least
   * 3.5 bits), and letters and digits are mixed.
   */
  public static boolean isRandom(String value) {
    return Shape.of(value).mixed() && entropy(value) >= LEAST_ENTROPY;
  }

  /** Whether a string with a vendor's prefix is more than a sample of that form. */
  public static boolean isToken(String value) {
    return entropy(value) >= TOKEN_ENTROPY && !Placeholders.sample(value);
  }

  /** Whether a password could be: no placeholder, no variable, no word. */
  public static boolean isPassword(String value) {
    return isAssigned(Name.SURE, value, true);
  }

  /** What a value is made of. */
  private record Shape(int digits, int lower, int upper, int signs, int others) {

    static Shape of(String value) {
      int[] n = new int[5];
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        n[
            c >= '0' && c <= '9'
                ? 0
                : c >= 'a' && c <= 'z' ? 1 : c >= 'A' && c <= 'Z' ? 2 : c < 0x80 ? 3 : 4]++;
      }
      return new Shape(n[0], n[1], n[2], n[3], n[4]);
    }

    boolean mixed() {
      return digits > 0 && lower + upper > 0 && others == 0;
    }
  }

  /**
   * Whether a value is a secret, by the name that it was assigned to.
   *
   * @param quoted whether the value stands in quotes
   */
  public static boolean isAssigned(Name name, String value, boolean quoted) {
    int n = value.length();
    if (n > LONGEST || n < 6) {
      return false;
    }
    Shape shape = Shape.of(value);
    // The form is looked at first: most values fail by it, and it costs least.
    boolean form = name == Name.SURE ? password(value, shape, quoted) : key(name, value, shape);
    return form && !Placeholders.assigned(value);
  }

  private static boolean key(Name name, String value, Shape shape) {
    int n = value.length();
    boolean long20 = n >= 20 && shape.lower > 2 && shape.upper > 2;
    boolean digits = name == Name.VENDOR && shape.digits == n;
    if (!long20 && !digits && !(shape.mixed() && shape.digits * 12 >= n)) {
      return false;
    }
    boolean fingerprint = value.indexOf(':') == 2 && value.lastIndexOf(':') == n - 3;
    boolean named =
        name == Name.WEAK
            && (value.startsWith("0x") || value.indexOf('=') < n - 2 && value.indexOf('=') > 0);
    if (shape.others > 0 || fingerprint || named || !plain(value)) {
      return false;
    }
    double entropy = entropy(value);
    boolean mixed = shape.mixed() && shape.digits * 12 >= n;
    boolean random =
        mixed || (n >= 20 && shape.lower > 2 && shape.upper > 2 && entropy >= 3.8 && !camel(value));
    boolean strong =
        switch (name) {
          case KEY ->
              n >= 8
                  && random
                  && (entropy >= 2.9 || n >= 16 && entropy >= 2.5)
                  && !(n < 16 && ordinary(value, shape));
          case VENDOR ->
              n >= 12 && random && entropy >= 2.8 && !ordinary(value, shape)
                  || n >= 15 && n <= 20 && shape.digits == n && entropy >= 2.2;
          default -> n >= 16 && random && entropy >= 3.3 && !ordinary(value, shape);
        };
    return strong && !pathOrWords(value);
  }

  private static boolean password(String value, Shape shape, boolean quoted) {
    if (value.indexOf(' ') >= 0 && value.indexOf(' ', value.indexOf(' ') + 1) >= 0) {
      return false;
    }
    int letters = shape.lower + shape.upper;
    if (letters + shape.digits + shape.others == 0) {
      return false;
    }
    int strong = 0;
    for (int i = 0; i < value.length(); i++) {
      strong += "!#$^&*+?@~=%;:|\\/".indexOf(value.charAt(i)) >= 0 ? 1 : 0;
    }
    boolean code = value.indexOf('(') >= 0 || value.indexOf('[') >= 0 || value.endsWith("()");
    if (code && !quoted) {
      return false;
    }
    boolean path = value.indexOf('/') > 0 && value.indexOf('.') > 0 || value.startsWith("#");
    if (shape.digits > 0 && letters + strong + shape.others > 0) {
      return !dated(value) && !path && (quoted || !pathOrWords(value) || strong > 0);
    }
    int tail = value.length();
    while (tail > 0 && !Character.isLetterOrDigit(value.charAt(tail - 1))) {
      tail--;
    }
    boolean inside = false;
    for (int i = 0; i < tail; i++) {
      inside |= "!#$^&*+?@~=%".indexOf(value.charAt(i)) >= 0;
    }
    if (inside && letters >= 4 && !path) {
      return value.indexOf('/') < 0 && value.indexOf(' ') < 0 && value.indexOf('\\') < 0;
    }
    if (shape.digits == value.length()) {
      return quoted || value.length() >= 8;
    }
    return shape.lower > 1
        && shape.upper > 1
        && value.length() >= 8
        && value.indexOf(' ') < 0
        && value.indexOf('.') < 0
        && !camel(value)
        && entropy(value) >= 2.7;
  }

  /** A date, a version or a number with a unit: "2024-01-31", "v1.2.3", "30s". */
  private static boolean dated(String value) {
    int letters = 0;
    for (int i = 0; i < value.length(); i++) {
      letters += Character.isLetter(value.charAt(i)) ? 1 : 0;
    }
    boolean signs = value.indexOf('-') > 0 || value.indexOf('.') > 0 || value.indexOf(':') > 0;
    return letters <= 1 && (signs || value.length() < 7);
  }

  /** Whether capitals begin words and nothing else: "getPasswordForUser". */
  private static boolean camel(String value) {
    int words = 0;
    int run = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        words++;
        if (i > 0 && run < 2 && words > 1) {
          return false;
        }
        run = 0;
      } else if (c < 'a' || c > 'z') {
        if (c != '_' && c != '-') {
          return false;
        }
        run = 0;
      } else {
        run++;
      }
    }
    return true;
  }

  /** The characters that keys are made of. */
  private static boolean plain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean fits =
          (c >= '0' && c <= '9')
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || "+/=_.~-:%!@#$^&*".indexOf(c) >= 0;
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Words joined by signs, with a number at most: "us-east-1", "com.acme.key2". */
  private static boolean pathOrWords(String value) {
    int words = 0;
    for (String part : value.split("[-_./:]", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      if (!word(part)) {
        return false;
      }
      words++;
    }
    return words > 1;
  }

  /** Letters in one case or with a capital, a short number, or letters and a short number. */
  private static boolean word(String part) {
    int upper = 0;
    int i = 0;
    while (i < part.length() && isLetter(part.charAt(i))) {
      upper += part.charAt(i) <= 'Z' ? 1 : 0;
      i++;
    }
    int digits = part.length() - i;
    for (int k = i; k < part.length(); k++) {
      if (part.charAt(k) < '0' || part.charAt(k) > '9') {
        return false;
      }
    }
    if (part.length() >= 15) {
      return false;
    }
    if (digits == 0) {
      boolean capital = upper == 1 && part.charAt(0) <= 'Z' && i > 1;
      return upper == 0 || capital || upper == i && i >= 2 && i <= 12;
    }
    boolean marked = i == 1 && (part.charAt(0) == 'v' || part.charAt(0) == 'x');
    return marked || digits <= 4 && (i == 0 || i >= 2 && i <= 12);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** A word with a number behind it: "version12", "Sha256". */
  private static boolean ordinary(String value, Shape shape) {
    int i = 0;
    while (i < value.length() && Character.isLetter(value.charAt(i))) {
      i++;
    }
    return i > 2 && shape.digits == value.length() - i && shape.digits < 5;
  }

  /** Shannon entropy in bits for each character. */
  static double entropy(String value) {
    int[] counts = new int[128];
    for (int i = 0; i < value.length(); i++) {
      counts[Math.min(127, value.charAt(i))]++;
    }
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / value.length();
        entropy -= share * Math.log(share) / Math.log(2);
      }
    }
    return entropy;
  }

  /** Whether a string is a JSON Web Token: its header is a JSON object that names an algorithm. */
  public static boolean isJwt(String value) {
    int dot = value.indexOf('.');
    if (dot < 0 || Placeholders.published(value)) {
      return false;
    }
    try {
      byte[] header = Base64.getUrlDecoder().decode(value.substring(0, dot));
      String json = new String(header, StandardCharsets.UTF_8);
      return json.startsWith("{") && json.contains("\"alg\"");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
