package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.internal.ResourceLines;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How likely a language is before a word of a text is read: a rare one must earn what a common one
 * is believed. Shares of the web are those of {@code priors.tsv}, roughly those of web crawls;
 * their logarithm counts a part only, for whoever asks for a rare language has much of it.
 */
final class Priors {
  /** The part of the logarithm that counts. */
  static final double STRENGTH = 0.3;

  /** Percent of the web for a language that the table does not have. */
  private static final double RARE = 0.003;

  private static final Map<String, Double> SHARES = read();

  private Priors() {}

  /** The prior of each tag in nats. */
  static float[] of(List<LanguageTag> tags) {
    float[] priors = new float[tags.size()];
    for (int i = 0; i < priors.length; i++) {
      priors[i] = (float) (STRENGTH * StrictMath.log(share(tags.get(i))));
    }
    return priors;
  }

  private static double share(LanguageTag tag) {
    Double own = SHARES.get(tag.toString());
    return own != null ? own : RARE;
  }

  private static Map<String, Double> read() {
    Map<String, Double> shares = new TreeMap<>();
    for (String line : ResourceLines.read(Priors.class, "priors.tsv")) {
      String[] fields = line.split("\t", 2);
      for (String tag : fields[1].split(" ", -1)) {
        shares.put(tag, Double.parseDouble(fields[0]));
      }
    }
    return shares;
  }
}
