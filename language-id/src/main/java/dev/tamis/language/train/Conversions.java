package dev.tamis.language.train;

import com.ibm.icu.text.Transliterator;
import dev.tamis.language.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Languages that are written in two ways of which one follows from the other: the sentences of each
 * teach both.
 */
final class Conversions {
  private static final List<Conversion> ALL =
      List.of(
          new Conversion("srp_Cyrl", "srp_Latn", "Serbian-Latin/BGN"),
          new Conversion("zho_Hant", "zho_Hans", "Traditional-Simplified"),
          new Conversion("zho_Hans", "zho_Hant", "Simplified-Traditional"),
          new Conversion("uzb_Latn", "uzb_Cyrl", "uz_Latn-uz_Cyrl"));

  /** By the name that ICU's transliteration has. */
  private record Conversion(String from, String to, String transliteration) {}

  private Conversions() {}

  /**
   * Adds to each tag the converted lines of the tags that it follows from, but for those that would
   * not have been trained on had they stood in its own file.
   */
  static Map<LanguageTag, List<String>> addTo(Map<LanguageTag, List<String>> lines) {
    Map<LanguageTag, List<String>> all = new TreeMap<>(lines);
    for (Conversion conversion : ALL) {
      LanguageTag to = LanguageTag.parse(conversion.to);
      List<String> from = lines.get(LanguageTag.parse(conversion.from));
      if (from != null && lines.containsKey(to)) {
        Transliterator transliterator = Transliterator.getInstance(conversion.transliteration);
        List<String> both = new ArrayList<>(all.get(to));
        from.stream()
            .map(transliterator::transliterate)
            .filter(Sentences::isTraining)
            .forEach(both::add);
        all.put(to, both);
      }
    }
    return all;
  }
}
