package dev.tamis.pipeline.erase;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An entry of a list of erasures.
 *
 * @param kind of the value
 * @param unit of a name, how many words it has, or characters as a negative number; else 0
 * @param quick sixteen bits of a keyed hash
 * @param tag HMAC-SHA-256 of kind and value, 64 hexadecimal digits
 * @param action what is done where it is found
 * @param request the id of the request
 */
public record EraseEntry(
    EraseKind kind, int unit, int quick, String tag, Action action, String request) {
  private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern TAG = Pattern.compile("[0-9a-f]{64}");
  private static final int FIELDS = 6;

  /** What is done where a value is found. */
  public enum Action {
    /** What was found is taken out of the text. */
    SCRUB,
    /** The document is taken out. */
    DROP
  }

  /** Checks the form. */
  public EraseEntry {
    if (!REQUEST.matcher(request).matches()) {
      throw new IllegalArgumentException(
          "a request's id has 1 to 64 letters, digits, dots, lines and hyphens (got "
              + request.length()
              + " characters)");
    }
    if (!TAG.matcher(tag).matches() || quick < 0 || quick > 0xffff) {
      throw new IllegalArgumentException("an entry needs two hashes");
    }
  }

  String line() {
    return String.join(
        "\t",
        kind.label(),
        Integer.toString(unit),
        Integer.toString(quick),
        tag,
        action.name().toLowerCase(Locale.ROOT),
        request);
  }

  static EraseEntry parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("an entry has " + FIELDS + " fields");
    }
    return new EraseEntry(
        EraseKind.of(fields[0]),
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        fields[3],
        Action.valueOf(fields[4].toUpperCase(Locale.ROOT)),
        fields[5]);
  }
}
