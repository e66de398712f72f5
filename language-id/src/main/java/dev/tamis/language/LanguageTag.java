package dev.tamis.language;

import java.util.Objects;

/**
 * A language and the script that it is written in, such as {@code eng_Latn}: an ISO 639-3 code, an
 * underscore and an ISO 15924 code. Text that is in no language has the language {@code und}; text
 * without letters has the script {@code Zyyy}.
 *
 * @param language ISO 639-3, three lower-case letters, or {@code und}
 * @param script ISO 15924, four letters, the first in upper case
 */
public record LanguageTag(String language, String script) implements Comparable<LanguageTag> {

  /** Text in no language and no script. */
  public static final LanguageTag UNDETERMINED = new LanguageTag("und", "Zyyy");

  /** Checks the form of both codes; whether they are assigned is not checked. */
  public LanguageTag {
    Objects.requireNonNull(language, "language is null");
    Objects.requireNonNull(script, "script is null");
    if (!isLower(language, 0) || language.length() != 3) {
      throw new IllegalArgumentException(
          "language must be an ISO 639-3 code of three lower-case letters, like \"eng\" (got: \""
              + language
              + "\")");
    }
    if (script.length() != 4
        || script.charAt(0) < 'A'
        || script.charAt(0) > 'Z'
        || !isLower(script, 1)) {
      throw new IllegalArgumentException(
          "script must be an ISO 15924 code of four letters, like \"Latn\" (got: \""
              + script
              + "\")");
    }
  }

  /**
   * Reads a tag of the form {@code eng_Latn}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static LanguageTag parse(String tag) {
    int underscore = tag.indexOf('_');
    if (underscore < 0) {
      throw new IllegalArgumentException(
          "a language tag looks like \"eng_Latn\" (got: \"" + tag + "\")");
    }
    return new LanguageTag(tag.substring(0, underscore), tag.substring(underscore + 1));
  }

  /** Whether the language is {@code und}, whatever the script. */
  public boolean isUndetermined() {
    return language.equals("und");
  }

  @Override
  public int compareTo(LanguageTag other) {
    int byLanguage = language.compareTo(other.language);
    return byLanguage != 0 ? byLanguage : script.compareTo(other.script);
  }

  /** The tag as it is written everywhere, such as {@code eng_Latn}. */
  @Override
  public String toString() {
    return language + "_" + script;
  }

  private static boolean isLower(String code, int from) {
    for (int i = from; i < code.length(); i++) {
      if (code.charAt(i) < 'a' || code.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }
}
