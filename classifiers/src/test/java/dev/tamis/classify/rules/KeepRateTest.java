package dev.tamis.classify.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tamis.classify.AccuracyTable;
import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rules of the default recipe throw no language away: clean running text of each is kept. */
class KeepRateTest {
  private static final List<String> SETS = List.of("gopher-quality", "gopher-repetition");
  private static final double LEAST = 0.8;
  private static final double LEAST_OF_LARGE = 0.9;

  /** The sixty languages that the web has most text in, by Common Crawl's own count. */
  private static final Set<String> LARGE =
      Set.of(
          ("eng_Latn rus_Cyrl deu_Latn jpn_Jpan spa_Latn fra_Latn zho_Hans zho_Hant por_Latn ita_Latn"
                  + " pol_Latn nld_Latn tur_Latn ces_Latn vie_Latn ind_Latn kor_Kore swe_Latn fas_Arab"
                  + " ara_Arab ron_Latn ukr_Cyrl hun_Latn ell_Grek dan_Latn fin_Latn slk_Latn nob_Latn"
                  + " tha_Thai bul_Cyrl hrv_Latn srp_Cyrl srp_Latn lit_Latn slv_Latn cat_Latn est_Latn"
                  + " lav_Latn heb_Hebr hin_Deva ben_Beng tam_Taml tel_Telu mal_Mlym mar_Deva guj_Gujr"
                  + " kan_Knda urd_Arab nep_Deva msa_Latn aze_Latn kat_Geor hye_Armn kaz_Cyrl mon_Cyrl"
                  + " sqi_Latn mkd_Cyrl isl_Latn bel_Cyrl mya_Mymr")
              .split(" ", -1));

  @Test
  void everyLanguageIsKept() throws IOException {
    String data = System.getProperty("tamis.data", "");
    Path archive = Path.of(data, "language/train.tar.gz");
    assumeTrue(Files.exists(archive), "no sentences of the language model in " + archive);
    RuleBook book =
        new RuleBook(SETS.stream().map(RuleSet::named).toList(), new StatisticsComputer());
    StringBuilder table = new StringBuilder();
    table.append("# Documents of clean running text that the rules of the default recipe keep.\n");
    table.append("# mvn -pl classifiers -am test -Dtest=KeepRateTest -Dtamis.accuracy=write");
    table.append(" -Dsurefire.failIfNoSpecifiedTests=false\n");
    table.append("language\tdocuments\tkept\tdropped by\n");
    List<String> few = new ArrayList<>();
    for (Map.Entry<LanguageTag, List<String>> own : CleanDocuments.read(archive).entrySet()) {
      SortedMap<String, Integer> reasons = new TreeMap<>();
      int kept = 0;
      for (String document : own.getValue()) {
        RuleBook.Answer failed = book.judge(document, own.getKey(), false).firstFailed();
        kept += failed == null ? 1 : 0;
        if (failed != null) {
          reasons.merge(failed.rule().name(), 1, Integer::sum);
        }
      }
      double share = (double) kept / own.getValue().size();
      String row =
          String.format(
              Locale.ROOT, "%s\t%d\t%.2f\t%s", own.getKey(), own.getValue().size(), share, reasons);
      table.append(row.replace("{", "").replace("}", "")).append('\n');
      if (share < (LARGE.contains(own.getKey().toString()) ? LEAST_OF_LARGE : LEAST)) {
        few.add(row);
      }
    }
    assertEquals(List.of(), few);
    AccuracyTable.check("keep-rate-by-language.tsv", table.toString());
  }

  @Test
  void languagesOfOtherModelsHaveTheThresholdsOfOurs() {
    RuleSet set = RuleSet.named("gopher-quality");
    for (String[] pair :
        new String[][] {
          {"arb_Arab", "ara_Arab"}, {"cmn_Hani", "zho_Hans"}, {"ekk_Latn", "est_Latn"}
        }) {
      assertEquals(
          set.forLanguage(LanguageTag.parse(pair[1])).rules(),
          set.forLanguage(LanguageTag.parse(pair[0])).rules(),
          pair[0]);
    }
  }
}
