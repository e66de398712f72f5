package dev.tamis.pipeline.source.optout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The header {@code Link} (RFC 8288 section 3), as far as it names licences. */
public final class LinkHeader {
  private LinkHeader() {}

  /**
   * A link.
   *
   * @param target between the angle brackets
   * @param rel relations in lower case
   * @param type media type in lower case, or empty
   */
  public record Link(String target, List<String> rel, String type) {
    /** Whether the target is the licence of the page. */
    public boolean isLicence() {
      return rel.contains("license");
    }
  }

  /** The links of a header, one header a line. */
  public static List<Link> parse(String lines) {
    List<Link> links = new ArrayList<>();
    int at = 0;
    while (true) {
      int open = lines.indexOf('<', at);
      int close = open < 0 ? -1 : lines.indexOf('>', open);
      if (close < 0) {
        return links;
      }
      int end = parametersEnd(lines, close + 1);
      String parameters = lines.substring(close + 1, end).toLowerCase(Locale.ROOT);
      links.add(
          new Link(
              lines.substring(open + 1, close),
              List.of(parameter(parameters, "rel").split("\\s+", -1)),
              parameter(parameters, "type")));
      at = end;
    }
  }

  private static int parametersEnd(String lines, int from) {
    boolean quoted = false;
    for (int i = from; i < lines.length(); i++) {
      char c = lines.charAt(i);
      quoted ^= c == '"';
      if (c == '\n' || (c == ',' && !quoted)) {
        return i;
      }
    }
    return lines.length();
  }

  private static String parameter(String parameters, String name) {
    for (String parameter : parameters.split(";", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0 && parameter.substring(0, equals).strip().equals(name)) {
        return parameter.substring(equals + 1).replace("\"", "").strip();
      }
    }
    return "";
  }
}
