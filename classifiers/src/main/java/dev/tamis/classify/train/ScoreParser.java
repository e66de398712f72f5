package dev.tamis.classify.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the score in a teacher's free text: the last number behind a word such as "score", or the
 * last one of the form "4/5" or "4 out of 5", or the answer itself if it is a number. Thread-safe.
 */
public final class ScoreParser {
  /** More than this is not looked at, from the end. */
  private static final int TAIL = 10_000;

  private static final String NUMBER = "([-\u2212]?[0-9]{1,3}(?:[.,][0-9]{1,3})?)(?![0-9])";
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:score|rating|points?|total|grade)\"?[\\s:=*_`(\\[<\"]{1,12}(?:is |of |: )?\\**"
              + NUMBER);
  private static final Pattern OF_FIVE =
      Pattern.compile("(?i)" + NUMBER + "\\s{0,3}(?:/|out of)\\s{0,3}5(?![0-9]|[.,][0-9])");
  private static final Pattern ALONE =
      Pattern.compile("[\\s*_\"`]{0,9}" + NUMBER + "[\\s*_\"`.]{0,9}");

  private ScoreParser() {}

  /** The number that the answer gives, whatever its range; empty where there is none. */
  public static OptionalDouble parse(JsonNode answer) {
    if (answer.isNumber()) {
      return OptionalDouble.of(answer.asDouble());
    }
    if (!answer.isTextual()) {
      return OptionalDouble.empty();
    }
    String text = answer.asText();
    String tail = text.substring(Math.max(0, text.length() - TAIL));
    Matcher alone = ALONE.matcher(tail);
    if (alone.matches()) {
      return OptionalDouble.of(number(alone.group(1)));
    }
    OptionalDouble named = last(NAMED, tail);
    return named.isPresent() ? named : last(OF_FIVE, tail);
  }

  private static OptionalDouble last(Pattern pattern, String text) {
    OptionalDouble last = OptionalDouble.empty();
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      last = OptionalDouble.of(number(matcher.group(1)));
    }
    return last;
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(',', '.').replace('\u2212', '-'));
  }
}
