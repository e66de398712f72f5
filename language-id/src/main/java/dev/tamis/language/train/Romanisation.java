package dev.tamis.language.train;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Spells languages of other scripts in plain Latin letters as people type them: from scholarly
 * transliteration by simplification, each spelling drawn once a line.
 */
final class Romanisation implements UnaryOperator<String> {
  private static final Pattern MARKS = Pattern.compile("[\\p{Mn}ʹʺʼʻ'’`·]+");
  private static final Pattern MEDIAL =
      Pattern.compile("(?<=[aeiouāīūēō][^aeiouāīūēō\\s]{1,2})a(?=[^aeiouāīūēō\\s]h?[aeiouāīūēō])");
  private static final Pattern FINAL = Pattern.compile("(?<=\\p{L}[^aeiouāīūēō\\s])a\\b");

  private final Transliterator transliterator;
  private final SplittableRandom random;
  private final String[][] spellings;
  private final UnaryOperator<String> before;

  private Romanisation(
      String transliteration,
      SplittableRandom random,
      UnaryOperator<String> before,
      String... spellings) {
    this.transliterator = Transliterator.getInstance(transliteration);
    this.random = random;
    this.before = before;
    this.spellings = new String[spellings.length][];
    for (int i = 0; i < spellings.length; i++) {
      this.spellings[i] = spellings[i].split("[=|]", -1);
    }
  }

  @Override
  public String apply(String line) {
    String latin = transliterator.transliterate(line).toLowerCase(Locale.ROOT);
    latin = before.apply(Normalizer.normalize(latin, Normalizer.Form.NFC));
    for (String[] spelling : spellings) {
      latin = latin.replace(spelling[0], spelling[1 + random.nextInt(spelling.length - 1)]);
    }
    String plain = Normalizer.normalize(latin, Normalizer.Form.NFD);
    return MARKS.matcher(plain).replaceAll("");
  }

  private static String schwas(String line) {
    return MEDIAL.matcher(FINAL.matcher(line).replaceAll("")).replaceAll("");
  }

  static Romanisation hindi(SplittableRandom random) {
    return new Romanisation(
        "Devanagari-Latin",
        random,
        Romanisation::schwas,
        "jñ=gy",
        "cch=chh|cch",
        "ch=chh",
        "c=ch",
        "chhh=chh",
        "ś=sh",
        "ṣ=sh",
        "ā=a|aa",
        "ī=i|ee",
        "ū=u|oo",
        "r̥=ri",
        "ṃ=n",
        "m̐=n|",
        "ṅ=n",
        "v=v|w",
        "ē=e",
        "ō=o",
        "।=.");
  }

  static Romanisation bengali(SplittableRandom random) {
    return new Romanisation(
        "Bengali-Latin",
        random,
        Romanisation::schwas,
        "ch=chh",
        "c=ch",
        "ś=sh",
        "ṣ=sh",
        "a=o|a",
        "ā=a",
        "ī=i|ee",
        "ū=u|oo",
        "r̥=ri",
        "ṁ=ng",
        "y=j|y",
        "v=b",
        "ē=e",
        "ō=o",
        "।=.");
  }

  static Romanisation russian(SplittableRandom random) {
    return new Romanisation(
        "Russian-Latin/BGN",
        random,
        UnaryOperator.identity(),
        "·=",
        "ʹ=|'",
        "ʺ=",
        "yu=yu|ju|iu",
        "ya=ya|ja|ia",
        "kh=kh|h|x",
        "ts=ts|c",
        "zh=zh|j",
        "shch=shch|sch",
        "yy=iy|y|ij",
        "ye=e|ye|je",
        "ë=yo|e|jo");
  }

  static Romanisation greek(SplittableRandom random) {
    return new Romanisation(
        "Greek-Latin",
        random,
        UnaryOperator.identity(),
        "ph=f",
        "ch=x|h|ch",
        "th=th|8",
        "ē=h|i",
        "ō=w|o",
        "y=y|u",
        "ou=ou|oy",
        "x=ks|x|3");
  }

  static Romanisation chinese(SplittableRandom random) {
    return new Romanisation(
        "Han-Latin", random, line -> random.nextInt(2) == 0 ? line : pairs(line, random), "ü=u|v");
  }

  /** Puts some syllables together, as words are. */
  private static String pairs(String line, SplittableRandom random) {
    StringBuilder joined = new StringBuilder();
    for (String syllable : line.split(" ", 0)) {
      joined.append(syllable).append(random.nextInt(2) == 0 ? "" : " ");
    }
    return joined.toString();
  }

  static UnaryOperator<String> japanese(SplittableRandom random) {
    Romanisation kana =
        new Romanisation(
            "Katakana-Latin",
            random,
            UnaryOperator.identity(),
            "ō=o|ou|oo",
            "ū=u|uu",
            "ā=a|aa",
            "si=shi|si",
            "ti=chi|ti",
            "tu=tsu|tu",
            "'=");
    JapaneseTokenizer tokenizer = new JapaneseTokenizer(null, false, JapaneseTokenizer.Mode.NORMAL);
    return line -> kana.apply(readings(tokenizer, line));
  }

  /** How the words of a line are read, in kana; a line with a word of no known reading is left. */
  private static String readings(JapaneseTokenizer tokenizer, String line) {
    StringBuilder out = new StringBuilder();
    try (tokenizer) {
      tokenizer.setReader(new StringReader(line));
      tokenizer.reset();
      ReadingAttribute reading = tokenizer.getAttribute(ReadingAttribute.class);
      CharTermAttribute term = tokenizer.getAttribute(CharTermAttribute.class);
      while (tokenizer.incrementToken()) {
        String kana = reading.getReading();
        String word = term.toString();
        if (kana != null) {
          out.append(kana.equals("ハ") && word.equals("は") ? "ワ" : kana).append(' ');
        }
      }
      tokenizer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
