package dev.tamis.classify;

import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.UResourceBundle;
import com.ibm.icu.util.UResourceBundleIterator;
import com.ibm.icu.util.VersionInfo;
import dev.tamis.language.LanguageTag;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells codes that stand for something from codes that only look so, in what a user writes: a tag
 * that no text can have would be accepted and never used.
 *
 * @see <a href="https://unicode.org/reports/tr35/#unicode_locale_id">CLDR's validity data</a>
 */
public final class AssignedCodes {
  /** ISO 639-3 has them; CLDR has others in their place, or none. */
  private static final Set<String> MORE = Set.of("und", "hbs", "mol", "tgl");

  private static final Set<String> LANGUAGES = codes("language");
  private static final Set<String> SCRIPTS = codes("script");

  private AssignedCodes() {}

  /**
   * Checks the language of ISO 639-3; those of private use, {@code qaa} to {@code qtz}, are taken.
   *
   * @throws IllegalArgumentException if no language has the code
   */
  public static void checkLanguage(String code) {
    if (!MORE.contains(code) && !LANGUAGES.contains(new ULocale(code).getLanguage())) {
      throw new IllegalArgumentException("no language of ISO 639-3 has the code " + code);
    }
  }

  /**
   * Checks language and script (ISO 15924).
   *
   * @throws IllegalArgumentException if no language, or no script, has the code
   */
  public static void check(LanguageTag tag) {
    if (!SCRIPTS.contains(tag.script())) {
      throw new IllegalArgumentException(
          "no script has the code " + tag.script() + " (got: \"" + tag + "\")");
    }
    try {
      checkLanguage(tag.language());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + " (got: \"" + tag + "\")", e);
    }
  }

  /** All codes of a kind in CLDR's data, which is part of ICU's. */
  private static Set<String> codes(String kind) {
    Set<String> codes = new TreeSet<>();
    UResourceBundleIterator states = supplement().get("idValidity").get(kind).getIterator();
    while (states.hasNext()) {
      UResourceBundle state = states.next();
      boolean one = state.getType() == UResourceBundle.STRING;
      for (String range : one ? new String[] {state.getString()} : state.getStringArray()) {
        addRange(range, codes);
      }
    }
    return codes;
  }

  /** {@code aaa~i} stands for {@code aaa} to {@code aai}. */
  private static void addRange(String range, Set<String> codes) {
    int tilde = range.indexOf('~');
    String first = tilde < 0 ? range : range.substring(0, tilde);
    String last = tilde < 0 ? first.substring(first.length() - 1) : range.substring(tilde + 1);
    if (last.length() != 1) {
      throw new IllegalStateException("ICU's data have a range of codes of another form: " + range);
    }
    String before = first.substring(0, first.length() - 1);
    for (char c = first.charAt(first.length() - 1); c <= last.charAt(0); c++) {
      codes.add(before + c);
    }
  }

  private static UResourceBundle supplement() {
    int release = VersionInfo.ICU_VERSION.getMajor();
    MissingResourceException missing = null;
    for (String data : List.of("icudata", "icudt" + release + "b")) {
      try {
        return UResourceBundle.getBundleInstance(
            "com/ibm/icu/impl/data/" + data,
            "supplementalData",
            UResourceBundle.class.getClassLoader());
      } catch (MissingResourceException e) {
        missing = e;
      }
    }
    throw new IllegalStateException("ICU has no data of assigned codes", missing);
  }
}
