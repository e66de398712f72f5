package dev.tamis.language.train;

import com.ibm.icu.text.Transliterator;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.internal.ResourceLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Languages that are written in two ways of which one follows from the other: the sentences of each
 * teach both, and where nobody has collected the second they make it.
 */
final class Conversions {
  /** The kind of the lines that were made. */
  static final String KIND = "converted";

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

  /** Adds the languages whose lines are made from those of another. */
  static void derive(Sentences sentences, SplittableRandom random) {
    derive(sentences, "aze_Latn", "aze_Cyrl", Letters.of("aze_Cyrl"));
    derive(sentences, "kmr_Latn", "kmr_Arab", Letters.of("kmr_Arab"));
    derive(sentences, "hin_Deva", "hin_Latn", Romanisation.hindi(random.split()));
    derive(sentences, "ben_Beng", "ben_Latn", Romanisation.bengali(random.split()));
    derive(sentences, "rus_Cyrl", "rus_Latn", Romanisation.russian(random.split()));
    derive(sentences, "ell_Grek", "ell_Latn", Romanisation.greek(random.split()));
    derive(sentences, "zho_Hans", "zho_Latn", Romanisation.chinese(random.split()));
    derive(sentences, "jpn_Jpan", "jpn_Latn", Romanisation.japanese(random.split()));
    for (String line : ResourceLines.read(Conversions.class, "romanised.tsv")) {
      String[] fields = line.split("\t", 2);
      words(sentences, LanguageTag.parse(fields[0]), fields[1].split(" ", -1), random.split());
    }
  }

  private static void derive(
      Sentences sentences, String from, String to, UnaryOperator<String> conversion) {
    sentences.derive(LanguageTag.parse(from), LanguageTag.parse(to), KIND, conversion);
  }

  /** Lines of words drawn at random, the first ones most often. */
  private static void words(
      Sentences sentences, LanguageTag tag, String[] words, SplittableRandom random) {
    if (!sentences.training().containsKey(LanguageTag.parse("eng_Latn"))) {
      return;
    }
    for (int i = 0; i < 2000; i++) {
      StringBuilder line = new StringBuilder();
      for (int word = 4 + random.nextInt(10); word > 0; word--) {
        double skewed = random.nextDouble() * random.nextDouble();
        line.append(words[(int) (words.length * skewed)]).append(' ');
      }
      (i % 40 == 0 ? sentences.calibration() : sentences.training())
          .computeIfAbsent(tag, t -> new ArrayList<>())
          .add(line.toString().strip());
    }
  }
}
