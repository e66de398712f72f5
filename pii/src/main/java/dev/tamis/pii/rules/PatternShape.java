package dev.tamis.pii.rules;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The shape of an RE2 expression, as far as a rule must know it: the least length of its value
 * (group 1, or the whole match), texts that match it, and where it is wrong. Reads what RE2 reads;
 * expressions that it does not understand have no shape.
 */
public final class PatternShape {

  private static final int MOST_SAMPLES = 12;
  private static final String PROBES =
      "a1A b_-.,:/@#$%&*+=!?<>(){}[]|\\\"'`~^\t\nz9Z\u00e9\u0436\u4e2d";

  /** A part: the fewest characters it takes, and some texts that match it. */
  private record Part(int least, List<String> samples) {}

  /** Where an expression is wrong. */
  private static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int at;

    Wrong(int at) {
      super("wrong at " + at, null, false, false);
      this.at = at;
    }
  }

  private final String pattern;
  private int at;
  private int groups;
  private int valueLeast = -1;

  private PatternShape(String pattern) {
    this.pattern = pattern;
  }

  /** The fewest characters that the value can have; -1 where that is not known. */
  public static int leastValue(String pattern) {
    try {
      PatternShape shape = new PatternShape(pattern);
      Part whole = shape.whole();
      return shape.valueLeast >= 0 ? shape.valueLeast : whole.least;
    } catch (Wrong e) {
      return -1;
    }
  }

  /** Texts that the expression matches, each tried; empty where none is known. */
  public static List<String> samples(String pattern) {
    List<String> matching = new ArrayList<>();
    try {
      Pattern compiled = Pattern.compile(pattern);
      for (String sample : new PatternShape(pattern).whole().samples) {
        for (String around : new String[] {sample, " " + sample + " ", "x" + sample + "x"}) {
          if (compiled.matcher(around).find()) {
            matching.add(around);
            break;
          }
        }
      }
    } catch (Wrong e) {
      return List.of();
    }
    return matching;
  }

  /** The index at which an expression is wrong, or -1 where this reader finds no fault. */
  public static int fault(String pattern) {
    try {
      new PatternShape(pattern).whole();
      return -1;
    } catch (Wrong e) {
      return e.at;
    }
  }

  private Part whole() {
    Part part = alternatives();
    if (at < pattern.length()) {
      throw new Wrong(at); // A closing bracket that nothing opened.
    }
    return part;
  }

  private Part alternatives() {
    Part part = sequence();
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      Part other = sequence();
      Set<String> samples = new LinkedHashSet<>(part.samples);
      samples.addAll(other.samples);
      part = new Part(Math.min(part.least, other.least), few(samples));
    }
    return part;
  }

  private Part sequence() {
    Part all = new Part(0, List.of(""));
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      Part next = repeated(atom());
      Set<String> samples = new LinkedHashSet<>();
      for (String left : all.samples) {
        for (String right : next.samples) {
          samples.add(left + right);
        }
      }
      all = new Part(Math.min(100_000, all.least + next.least), few(samples));
    }
    return all;
  }

  private static List<String> few(Set<String> samples) {
    return samples.stream().limit(MOST_SAMPLES).toList();
  }

  private Part repeated(Part atom) {
    Part part = atom;
    boolean again = false;
    while (at < pattern.length()) {
      int sign = at;
      char c = pattern.charAt(at);
      int least;
      if (c == '*' || c == '?') {
        least = 0;
        at++;
      } else if (c == '+') {
        least = 1;
        at++;
      } else if (c == '{' && counted()) {
        least = leastOfCount();
      } else {
        return part;
      }
      if (again) {
        throw new Wrong(sign);
      }
      if (at < pattern.length() && pattern.charAt(at) == '?') {
        at++;
      }
      again = true;
      Set<String> samples = new LinkedHashSet<>();
      for (String sample : part.samples) {
        samples.add(sample.repeat(Math.max(1, Math.min(least, 1000))));
      }
      if (least == 0) {
        samples.add("");
      }
      part = new Part(part.least * least, few(samples));
    }
    return part;
  }

  private boolean counted() {
    int close = pattern.indexOf('}', at);
    return close > 0 && pattern.substring(at, close + 1).matches("\\{[0-9]+(,[0-9]*)?}");
  }

  private int leastOfCount() {
    int close = pattern.indexOf('}', at);
    String[] bounds = pattern.substring(at + 1, close).split(",", -1);
    long least = Long.parseLong(bounds[0]);
    long most = bounds.length > 1 && !bounds[1].isEmpty() ? Long.parseLong(bounds[1]) : least;
    if (least > 1000 || most > 1000 || least > most) {
      throw new Wrong(at);
    }
    at = close + 1;
    return (int) least;
  }

  private Part atom() {
    char c = pattern.charAt(at);
    return switch (c) {
      case '(' -> group();
      case '[' -> set();
      case '\\' -> escape();
      case '^', '$' -> {
        at++;
        yield new Part(0, List.of(""));
      }
      case '*', '+', '?' -> throw new Wrong(at);
      case '.' -> {
        at++;
        yield new Part(1, List.of("a"));
      }
      default -> {
        int point = pattern.codePointAt(at);
        at += Character.charCount(point);
        yield new Part(1, List.of(Character.toString(point)));
      }
    };
  }

  private Part group() {
    int open = at++;
    boolean captures = true;
    if (pattern.startsWith("?", at)) {
      if (pattern.startsWith("?P<", at) || pattern.startsWith("?<", at)) {
        int name = pattern.indexOf('>', at);
        char third = at + 2 < pattern.length() ? pattern.charAt(at + 2) : 0;
        if (name < 0 || third == '=' || third == '!') {
          throw new Wrong(open);
        }
        at = name + 1;
      } else {
        captures = false;
        int i = at + 1;
        while (i < pattern.length() && "imsU-".indexOf(pattern.charAt(i)) >= 0) {
          i++;
        }
        if (i >= pattern.length() || (pattern.charAt(i) != ':' && pattern.charAt(i) != ')')) {
          throw new Wrong(open);
        }
        at = i + 1;
        if (pattern.charAt(i) == ')') {
          return new Part(0, List.of(""));
        }
      }
    }
    int index = captures ? ++groups : 0;
    Part inner = alternatives();
    if (at >= pattern.length()) {
      throw new Wrong(open);
    }
    at++;
    if (index == 1) {
      valueLeast = inner.least;
    }
    return inner;
  }

  private Part set() {
    int open = at++;
    if (pattern.startsWith("^", at)) {
      at++;
    }
    boolean first = true;
    while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
      first = false;
      if (pattern.charAt(at) == '\\') {
        at++;
      } else if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
        at = pattern.indexOf(":]", at) + 1;
      }
      at++;
    }
    if (at >= pattern.length()) {
      throw new Wrong(open);
    }
    at++;
    return one(pattern.substring(open, at));
  }

  private Part escape() {
    int slash = at++;
    if (at >= pattern.length()) {
      throw new Wrong(slash);
    }
    char c = pattern.charAt(at++);
    if (c == 'Q') {
      int close = pattern.indexOf("\\E", at);
      String literal = pattern.substring(at, close < 0 ? pattern.length() : close);
      at = close < 0 ? pattern.length() : close + 2;
      return new Part(literal.length(), List.of(literal));
    }
    if ("bBAzE".indexOf(c) >= 0) {
      return new Part(0, List.of(""));
    }
    if (c >= '1' && c <= '9') {
      throw new Wrong(slash); // RE2 has no references back.
    }
    if ((c == 'p' || c == 'P' || c == 'x') && pattern.startsWith("{", at)) {
      int close = pattern.indexOf('}', at);
      if (close < 0) {
        throw new Wrong(slash);
      }
      at = close + 1;
    } else if (c == 'x') {
      at = Math.min(pattern.length(), at + 2);
    } else if (c == 'p' || c == 'P') {
      at = Math.min(pattern.length(), at + 1);
    }
    return one(pattern.substring(slash, at));
  }

  /** One character of a class, found by trying; none where the class has no common one. */
  private static Part one(String expression) {
    List<String> samples = new ArrayList<>();
    try {
      Pattern compiled = Pattern.compile(expression);
      PROBES
          .codePoints()
          .mapToObj(Character::toString)
          .filter(s -> compiled.matcher(s).matches())
          .limit(1)
          .forEach(samples::add);
    } catch (com.google.re2j.PatternSyntaxException e) {
      throw new Wrong(0);
    }
    return new Part(1, samples);
  }
}
