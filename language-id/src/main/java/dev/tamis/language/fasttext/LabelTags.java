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

  /** Codes of Wikipedia that are no BCP 47, or that ISO 639 gave up or gave to another language. */
  private static final Map<String, String> WIKIPEDIA =
      Map.ofEntries(
          Map.entry("als", "gsw_Latn"),
          Map.entry("bat-smg", "sgs_Latn"),
          Map.entry("be-x-old", "bel_Cyrl"),
          Map.entry("bh", "bih_Deva"),
          Map.entry("cbk-zam", "cbk_Latn"),
          Map.entry("eml", "eml_Latn"),
          Map.entry("fiu-vro", "vro_Latn"),
          Map.entry("in", "ind_Latn"),
          Map.entry("iw", "heb_Hebr"),
          Map.entry("ji", "yid_Hebr"),
          Map.entry("jw", "jav_Latn"),
          Map.entry("map-bms", "jav_Latn"),
          Map.entry("mo", "ron_Cyrl"),
          Map.entry("nah", "nah_Latn"),
          Map.entry("nds-nl", "nds_Latn"),
          Map.entry("roa-rup", "rup_Latn"),
          Map.entry("roa-tara", "nap_Latn"),
          Map.entry("sh", "hbs_Latn"),
          Map.entry("simple", "eng_Latn"),
          Map.entry("tl", "tgl_Latn"),
          Map.entry("und", "und_Zyyy"),
          Map.entry("zh-classical", "lzh_Hant"),
          Map.entry("zh-min-nan", "nan_Latn"),
          Map.entry("zh-yue", "yue_Hant"));

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
    try {
      return byLikelyScript(code);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "a label without a script, like \"" + code + "\", needs com.ibm.icu:icu4j", e);
    }
  }

  private static Optional<LanguageTag> byLikelyScript(String code) {
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
