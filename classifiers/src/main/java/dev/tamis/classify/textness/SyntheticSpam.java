package dev.tamis.classify.textness;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Makes the shape of advertising mail out of the sentences of a text in any language: cut and
 * shouted sentences, prices, addresses, rulers. The same random numbers give the same text. Not
 * thread-safe.
 */
final class SyntheticSpam {
  private static final String[] CURRENCIES = {"$", "\u00a3", "\u20ac", "US$"};
  private static final String[] ENDINGS = {"", ".99", ".95", ",000"};
  private static final String[] RULERS = {"=", "-", "*", "_", "~"};

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?\u3002\uff01\uff1f]) *");

  private final SplittableRandom random;
  private final SyntheticLogs names;

  SyntheticSpam(SplittableRandom random) {
    this.random = random;
    this.names = new SyntheticLogs(random);
  }

  String of(String text, String[] words) {
    String[] sentences = SENTENCE_END.splitAsStream(text.replace('\n', ' ')).toArray(String[]::new);
    int count = names.between(3, 12);
    int strength = random.nextInt(3);
    int start = random.nextInt(Math.max(1, sentences.length - count));
    String space = random.nextInt(100) < 60 ? "\n" : " ";
    StringBuilder spam = new StringBuilder();
    for (int i = start; i < Math.min(sentences.length, start + count); i++) {
      spam.append(shout(sentences[i].strip(), strength));
      spam.append(random.nextInt(100) < 60 ? space : " ");
      if (random.nextInt(100) < 30 + 10 * strength) {
        spam.append(bait(words)).append(space);
      }
    }
    return spam.toString();
  }

  private String shout(String sentence, int strength) {
    String said = sentence;
    if (said.length() > 220) {
      said = said.substring(0, names.between(60, 220));
    }
    if (random.nextInt(10) < 3 && said.length() > 40) {
      said = said.substring(0, names.between(15, 40));
    }
    if (random.nextInt(100) < 25 + 10 * strength) {
      said = said.toUpperCase(Locale.ROOT);
    }
    if (random.nextInt(100) < 35 + 15 * strength) {
      boolean ended = said.endsWith(".") || said.endsWith("\u3002");
      said =
          (ended ? said.substring(0, said.length() - 1) : said) + "!".repeat(names.between(1, 3));
    }
    return said;
  }

  private String bait(String[] words) {
    String loud = names.pick(words).toUpperCase(Locale.ROOT);
    return switch (random.nextInt(10)) {
      case 0 -> names.pick(CURRENCIES) + names.between(5, 999) + names.pick(ENDINGS);
      case 1 ->
          "http://www." + names.name() + ".example/" + names.name() + "?id=" + names.digits(4);
      case 2 -> "100% " + loud;
      case 3 -> "*** " + loud + " " + names.pick(words).toUpperCase(Locale.ROOT) + " ***";
      case 4 -> ">>> " + names.pick(words) + " <<<";
      case 5 -> "1-800-" + names.digits(3) + "-" + names.digits(4);
      case 6 -> names.pick(RULERS).repeat(names.between(8, 50));
      case 7 -> names.name() + "@" + names.name() + ".example";
      case 8 -> names.between(5, 95) + "% " + names.pick(words) + "!";
      default -> names.between(1, 9) + ") " + names.pick(words) + " " + names.pick(words);
    };
  }
}
