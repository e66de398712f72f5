package dev.tamis.classify;

import com.ibm.icu.impl.ValidIdentifiers;
import com.ibm.icu.impl.ValidIdentifiers.Datasubtype;
import com.ibm.icu.impl.ValidIdentifiers.Datatype;
import com.ibm.icu.util.ULocale;
import dev.tamis.language.LanguageTag;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Tells codes that stand for something from codes that only look so, in what a user writes: a tag
 * that no text can have would be accepted and never used.
 *
 * @see <a href="https://unicode.org/reports/tr35/#unicode_locale_id">CLDR's validity data</a>
 */
public final class AssignedCodes {
  /** ISO 639-3 has them; CLDR has others in their place, or none. */
  private static final Set<String> MORE = Set.of("und", "hbs", "mol", "tgl");

  private AssignedCodes() {}

  /**
   * Checks the language of ISO 639-3; those of private use, {@code qaa} to {@code qtz}, are taken.
   *
   * @throws IllegalArgumentException if no language has the code
   */
  public static void checkLanguage(String code) {
    if (!MORE.contains(code) && !isValid(Datatype.language, new ULocale(code).getLanguage())) {
      throw new IllegalArgumentException("no language of ISO 639-3 has the code " + code);
    }
  }

  /**
   * Checks language and script (ISO 15924).
   *
   * @throws IllegalArgumentException if no language, or no script, has the code
   */
  public static void check(LanguageTag tag) {
    if (!isValid(Datatype.script, tag.script().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "no script has the code " + tag.script() + " (got: \"" + tag + "\")");
    }
    try {
      checkLanguage(tag.language());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + " (got: \"" + tag + "\")", e);
    }
  }

  private static boolean isValid(Datatype kind, String code) {
    return ValidIdentifiers.isValid(kind, EnumSet.allOf(Datasubtype.class), code) != null;
  }
}
