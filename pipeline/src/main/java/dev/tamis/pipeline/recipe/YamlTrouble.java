package dev.tamis.pipeline.recipe;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in one line what is wrong with a YAML text, with line and column. */
final class YamlTrouble {
  private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'");

  private static final Pattern NO_NUMBER = Pattern.compile("Malformed numeric value '(.*)'");

  private YamlTrouble() {}

  static String describe(String name, JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
      String context = yaml.getContext() == null ? "" : " " + yaml.getContext();
      return name
          + ":"
          + (yaml.getProblemMark().getLine() + 1)
          + ":"
          + (yaml.getProblemMark().getColumn() + 1)
          + ": this is not YAML: "
          + yaml.getProblem()
          + context
          + advice(yaml.getProblem());
    }
    JsonLocation at = e.getLocation();
    String where = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
    Matcher malformed = NO_NUMBER.matcher(firstLine(e.getOriginalMessage()));
    if (malformed.find()) {
      return name + where + ": this is no number: " + malformed.group(1);
    }
    Matcher twice = TWICE.matcher(firstLine(e.getOriginalMessage()));
    return name
        + where
        + ": "
        + (twice.find()
            ? "the key \"" + twice.group(1) + "\" stands there twice"
            : firstLine(e.getOriginalMessage()));
  }

  private static String advice(String problem) {
    if (problem.contains("TAB")) {
      return "; YAML is indented with spaces";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "; a value with \": \" in it needs quotes, and keys of one section the same indent";
    }
    return "";
  }

  static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
