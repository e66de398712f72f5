package dev.tamis.language.words;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.internal.ResourceLines;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * The stop words of a language: its most frequent words, counted in the sentences that the language
 * model was trained on, or where these are too few the list of Lucene's analyzer. The first are of
 * like size in every language, so that a share or a number of stop words means the same; Lucene's
 * have from 33 words (English) to 1470 (Estonian). Immutable and thread-safe.
 */
public final class StopWords {
  private static final Map<String, Supplier<CharArraySet>> LUCENE = new TreeMap<>();
  private static final Map<LanguageTag, StopWords> FREQUENT = readFrequent();

  static {
    LUCENE.put("ara", ArabicAnalyzer::getDefaultStopSet);
    LUCENE.put("bul", BulgarianAnalyzer::getDefaultStopSet);
    LUCENE.put("ben", BengaliAnalyzer::getDefaultStopSet);
    LUCENE.put("cat", CatalanAnalyzer::getDefaultStopSet);
    LUCENE.put("ckb", SoraniAnalyzer::getDefaultStopSet);
    LUCENE.put("ces", CzechAnalyzer::getDefaultStopSet);
    LUCENE.put("dan", DanishAnalyzer::getDefaultStopSet);
    LUCENE.put("deu", GermanAnalyzer::getDefaultStopSet);
    LUCENE.put("ell", GreekAnalyzer::getDefaultStopSet);
    LUCENE.put("eng", EnglishAnalyzer::getDefaultStopSet);
    LUCENE.put("spa", SpanishAnalyzer::getDefaultStopSet);
    LUCENE.put("est", EstonianAnalyzer::getDefaultStopSet);
    LUCENE.put("eus", BasqueAnalyzer::getDefaultStopSet);
    LUCENE.put("fas", PersianAnalyzer::getDefaultStopSet);
    LUCENE.put("fin", FinnishAnalyzer::getDefaultStopSet);
    LUCENE.put("fra", FrenchAnalyzer::getDefaultStopSet);
    LUCENE.put("gle", IrishAnalyzer::getDefaultStopSet);
    LUCENE.put("glg", GalicianAnalyzer::getDefaultStopSet);
    LUCENE.put("hin", HindiAnalyzer::getDefaultStopSet);
    LUCENE.put("hun", HungarianAnalyzer::getDefaultStopSet);
    LUCENE.put("hye", ArmenianAnalyzer::getDefaultStopSet);
    LUCENE.put("ind", IndonesianAnalyzer::getDefaultStopSet);
    LUCENE.put("ita", ItalianAnalyzer::getDefaultStopSet);
    LUCENE.put("jpn", JapaneseAnalyzer::getDefaultStopSet);
    LUCENE.put("lit", LithuanianAnalyzer::getDefaultStopSet);
    LUCENE.put("lav", LatvianAnalyzer::getDefaultStopSet);
    LUCENE.put("nep", NepaliAnalyzer::getDefaultStopSet);
    LUCENE.put("nld", DutchAnalyzer::getDefaultStopSet);
    LUCENE.put("nob", NorwegianAnalyzer::getDefaultStopSet);
    LUCENE.put("por", PortugueseAnalyzer::getDefaultStopSet);
    LUCENE.put("ron", RomanianAnalyzer::getDefaultStopSet);
    LUCENE.put("rus", RussianAnalyzer::getDefaultStopSet);
    LUCENE.put("swe", SwedishAnalyzer::getDefaultStopSet);
    LUCENE.put("tam", TamilAnalyzer::getDefaultStopSet);
    LUCENE.put("tel", TeluguAnalyzer::getDefaultStopSet);
    LUCENE.put("tha", ThaiAnalyzer::getDefaultStopSet);
    LUCENE.put("tur", TurkishAnalyzer::getDefaultStopSet);
  }

  private static final StopWords NONE = new StopWords(CharArraySet.EMPTY_SET, "none");

  /** Codes of single languages, as other models have them, for those of the embedded one. */
  private static final Map<String, String> MEMBERS = read("members.tsv");

  private final CharArraySet words;
  private final String source;

  private StopWords(CharArraySet words, String source) {
    this.words = words;
    this.source = source;
  }

  /**
   * The stop words of a language; an empty list, whose source is {@code none}, where none is known.
   */
  public static StopWords of(LanguageTag tag) {
    StopWords frequent = FREQUENT.get(tag);
    if (frequent == null) {
      frequent = FREQUENT.get(inOurCodes(tag));
    }
    return frequent == null ? lucene(tag) : frequent;
  }

  /** Lucene's list for a language; an empty one, whose source is {@code none}, without one. */
  public static StopWords lucene(LanguageTag tag) {
    LanguageTag own = inOurCodes(tag);
    // Lucene's Serbian list is in Cyrillic letters alone.
    Supplier<CharArraySet> words =
        own.toString().equals("srp_Cyrl")
            ? SerbianAnalyzer::getDefaultStopSet
            : LUCENE.get(own.language());
    return words == null ? NONE : new StopWords(words.get(), "lucene");
  }

  /** Whether a list is known for a language. */
  public static boolean isKnown(LanguageTag tag) {
    return !of(tag).isEmpty();
  }

  /** The languages that have stop words. */
  public static Set<String> languages() {
    Set<String> languages = new TreeSet<>(LUCENE.keySet());
    FREQUENT.keySet().forEach(tag -> languages.add(tag.language()));
    return languages;
  }

  /** Where the list is from: {@code frequent}, {@code lucene} or {@code none}. */
  public String source() {
    return source;
  }

  /** Whether no list is known for the language. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** Number of words, the two forms of an apostrophe counted as one. */
  public int size() {
    return (int) words().stream().filter(word -> word.indexOf('\u2019') < 0).count();
  }

  /** All words, in the order of their characters. */
  public Set<String> words() {
    Set<String> all = new TreeSet<>();
    for (Object word : words) {
      all.add(new String((char[]) word));
    }
    return all;
  }

  /** Whether a word is one, as it stands: the lists are in lower case. */
  public boolean contains(char[] text, int offset, int length) {
    return words.contains(text, offset, length);
  }

  /** Whether a word is one, as it stands. */
  public boolean contains(CharSequence word) {
    return words.contains(word);
  }

  /**
   * The tag of the embedded language model for a language that another model names by the code of a
   * single one of its members, as {@code ara_Arab} for {@code arb_Arab}; the tag itself otherwise.
   */
  public static LanguageTag inOurCodes(LanguageTag tag) {
    String language = MEMBERS.getOrDefault(tag.language(), tag.language());
    String script =
        switch (tag.script()) {
          case "Hani" -> language.equals("yue") ? "Hant" : "Hans";
          case "Hang" -> "Kore";
          default -> tag.script();
        };
    return new LanguageTag(language, script);
  }

  private static Map<LanguageTag, StopWords> readFrequent() {
    Map<LanguageTag, StopWords> lists = new TreeMap<>();
    read("frequent.tsv")
        .forEach(
            (tag, list) -> {
              Set<String> words = new TreeSet<>(List.of(list.split(" ", -1)));
              words.addAll(words.stream().map(word -> word.replace('\'', '\u2019')).toList());
              CharArraySet set = CharArraySet.unmodifiableSet(new CharArraySet(words, false));
              lists.put(LanguageTag.parse(tag), new StopWords(set, "frequent"));
            });
    return lists;
  }

  /** The two columns of a table beside this class. */
  private static Map<String, String> read(String name) {
    Map<String, String> rows = new TreeMap<>();
    for (String line : ResourceLines.read(StopWords.class, name)) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        rows.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    return rows;
  }
}
