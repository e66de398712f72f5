package dev.tamis.language.fasttext;

import com.ibm.icu.util.ULocale;
import dev.tamis.language.LanguageTag;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Understands the labels of language models: {@code eng_Latn} as in GlotLID and OpenLID, {@code en}
 * as in lid.176, {@code fra}, {@code zh-Hant}. A label without a script gets the usual one of its
 * language (Unicode's likely subtags).
 */
final class LabelTags {
  private static final String PREFIX = "__label__";
  private static final Pattern TAG = Pattern.compile("[a-z]{3}_[A-Z][a-z]{3}");
  private static final Pattern CODE = Pattern.compile("[a-z]{2,3}([_-][A-Za-z0-9]{2,8})*");

  /** Codes of Wikipedia that ISO 639 gave up or gave to another language. */
  private static final Map<String, String> WIKIPEDIA =
      Map.of(
          "als", "gsw_Latn",
          "bh", "bih_Deva",
          "eml", "eml_Latn",
          "nah", "nah_Latn",
          "sh", "hbs_Latn",
          "tl", "tgl_Latn",
          "und", "und_Zyyy");

  private LabelTags() {}

  /** The tag that a label stands for, or none where it is no language. */
  static Optional<LanguageTag> tag(String label) {
    String code = label.startsWith(PREFIX) ? label.substring(PREFIX.length()) : label;
    if (TAG.matcher(code).matches()) {
      return Optional.of(LanguageTag.parse(code));
    }
    if (WIKIPEDIA.containsKey(code)) {
      return Optional.of(LanguageTag.parse(WIKIPEDIA.get(code)));
    }
    if (!CODE.matcher(code).matches()) {
      return Optional.empty();
    }
    ULocale locale = ULocale.forLanguageTag(code.replace('_', '-'));
    String language = locale.getLanguage();
    if (language.length() == 2) {
      language = threeLetters(locale);
    }
    String script = ULocale.addLikelySubtags(locale).getScript();
    return language.length() == 3 && script.length() == 4
        ? Optional.of(new LanguageTag(language, script))
        : Optional.empty();
  }

  private static String threeLetters(ULocale locale) {
    try {
      return locale.getISO3Language();
    } catch (MissingResourceException e) {
      return "";
    }
  }
}
