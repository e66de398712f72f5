package dev.tamis.pipeline.report.statistics;

import dev.tamis.pipeline.ledger.Bins;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Statistics of a large run that never was: 240 languages, 50,000 domains, 40 rules. */
public final class GeneratedStatistics {
  private static final String[] RULES = {
    "min-words",
    "max-words",
    "mean-word-length",
    "symbol-ratio",
    "bullet-lines",
    "stop-words",
    "ellipsis-lines",
    "alphabetic-words",
    "duplicate-lines",
    "top-2-gram"
  };
  private static final String[] SETS = {"gopher-quality", "gopher-repetition", "fineweb", "llama3"};

  private GeneratedStatistics() {}

  /** The same for the same seed. */
  public static Statistics of(long seed, int languages, int domains) {
    Random random = new Random(seed);
    Tally tally = new Tally();
    long kept = 0;
    long excluded = 0;
    for (int i = 0; i < languages; i++) {
      String tag = i == 0 ? "eng_Latn" : tag(i);
      long documents = Math.max(3, Math.round(4_000_000 / Math.pow(i + 1, 1.4)));
      kept += documents;
      count(tally, tag, documents, random);
      for (String set : SETS) {
        for (String rule : RULES) {
          long removed = i == 7 ? documents * 2 : documents * random.nextInt(9) / 100;
          if (removed > 0 && !rule.equals("max-words")) {
            tally.add(removed, Keys.EXCLUDED, set, rule);
            tally.add(removed, Keys.LANGUAGES, tag, Keys.EXCLUDED, set, rule);
            excluded += removed;
          }
        }
      }
    }
    excluded += corpusStages(tally);
    tally.add(1_234, Keys.FAILED, "record-too-large");
    tally.add(77, Keys.FAILED, "truncated");
    tally.add(1_311, Keys.FAILED_SHARDS, "CC-MAIN-0001.warc.gz", "record-too-large");
    tally.add(kept, Keys.KEPT);
    tally.add(kept + excluded + 1_311, Keys.READ);
    tally.add(90, Keys.SKIPPED, "warcinfo");
    tally.add(kept, Keys.SKIPPED, "request");
    sources(tally, kept);
    histograms(tally, kept, random);
    return Counted.of(
        tally,
        new Counted.Beside(
            new Statistics.Run(List.of("generated"), List.of("0.1.0"), List.of("00".repeat(32)), 1),
            List.of(
                "domains",
                "extraction",
                "language",
                "gopher-quality",
                "gopher-repetition",
                "fineweb",
                "llama3",
                "quality",
                "pii",
                "exact"),
            "",
            domains(domains, random)));
  }

  private static void count(Tally tally, String tag, long documents, Random random) {
    Keys.language(tally, documents, tag, Keys.KEPT);
    Keys.language(tally, documents * 2_900, tag, Keys.CHARACTERS);
    Keys.language(tally, documents * 520, tag, Keys.WORDS);
    Keys.language(tally, documents * 3_400, tag, Keys.BYTES);
    Keys.language(tally, documents / 30, tag, Keys.MULTILINGUAL);
    Keys.language(tally, documents * (550_000 + random.nextInt(440_000)), tag, Keys.CONFIDENCE);
    Keys.language(tally, documents, tag, Keys.SCORED);
    Keys.language(tally, documents * (300_000 + random.nextInt(600_000)), tag, Keys.QUALITY);
    Keys.language(tally, documents / 8, tag, Keys.WITH_PII);
    for (String kind : List.of("EMAIL", "PHONE", "IP", "IBAN")) {
      long found = documents / (3 + kind.length());
      if (found > 0) {
        tally.add(found, Keys.PII, kind);
        tally.add(found, Keys.LANGUAGES, tag, Keys.PII, kind);
      }
    }
  }

  private static long corpusStages(Tally tally) {
    long excluded = 0;
    for (Decision decision :
        List.of(
            new Decision("domains", "adult", null, null),
            new Decision("extraction", "empty", null, null),
            new Decision("language", "min-confidence", null, null),
            new Decision("quality", "textness", null, null),
            new Decision("exact", "same-text", null, null))) {
      long removed = 400_000L + decision.rule().length() * 10_000L;
      tally.add(removed, Keys.EXCLUDED, decision.stage(), decision.rule());
      excluded += removed;
    }
    tally.add(0, Keys.RULES, "llama3", "flagged-words");
    tally.add(812_000, Keys.OPT_OUTS, "found", "noai");
    tally.add(12, Keys.OPT_OUTS, "found", "tdm-reservation");
    tally.add(90, Keys.CRAWLERS, "Apache Nutch 1.20");
    for (long size : new long[] {1, 2, 3, 7, 12, 40, 1_000}) {
      Keys.cluster(tally, size);
    }
    return excluded;
  }

  private static void sources(Tally tally, long kept) {
    int i = 0;
    for (String tld : List.of("com", "org", "de", "fr", "jp", "net", "br", "info", "it", "es")) {
      tally.add(kept / (i + 2), Keys.TLDS, tld, Keys.DOCUMENTS);
      tally.add(kept * 3_400 / (i + 2), Keys.TLDS, tld, Keys.BYTES);
      i++;
    }
    for (int month = 1; month <= 9; month++) {
      String name = String.format(Locale.ROOT, "2026-%02d", month);
      tally.add(kept / 9, Keys.MONTHS, name, Keys.DOCUMENTS);
      tally.add(kept / 9 * 3_400, Keys.MONTHS, name, Keys.BYTES);
    }
  }

  private static void histograms(Tally tally, long kept, Random random) {
    for (String set : SETS) {
      for (String rule : RULES) {
        Bins bins = rule.endsWith("words") && !rule.startsWith("alpha") ? Bins.COUNT : Bins.SHARE;
        bell(tally, set, rule, bins, kept, random);
        Keys.cut(
            tally, kept, set, rule, rule.startsWith("min"), bins.equals(Bins.COUNT) ? 50 : 0.2);
        tally.add(kept, Keys.RULES, set, rule);
      }
    }
    bell(tally, "language", "confidence", Bins.SHARE, kept, random);
    Keys.cut(tally, kept, "language", "confidence", true, 0.3);
    bell(tally, "quality", "textness", Bins.SHARE, kept, random);
  }

  private static void bell(
      Tally tally, String stage, String name, Bins bins, long kept, Random random) {
    double middle = bins.count() * (0.2 + 0.6 * random.nextDouble());
    for (int i = 0; i < bins.count(); i++) {
      double x = (i - middle) / (bins.count() / 9.0);
      long count = Math.round(kept / 20.0 * StrictMath.exp(-x * x / 2));
      if (count > 0) {
        Keys.histogram(tally, count, stage, name, bins, i);
      }
    }
    Keys.histogram(tally, kept / 100, stage, name, bins, bins.count());
  }

  private static Statistics.Domains domains(int count, Random random) {
    List<Statistics.Domain> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long documents = 1 + Math.round(90_000 / Math.pow(i + 1, 1.1));
      all.add(
          new Statistics.Domain(
              String.format(Locale.ROOT, "site-%05d.example", i),
              documents,
              documents * (1_000 + random.nextInt(9_000))));
    }
    return new Statistics.Domains(
        count,
        all.stream().sorted(Merge.BY_BYTES).limit(Statistics.Domains.TOP).toList(),
        all.stream().sorted(Merge.BY_DOCUMENTS).limit(Statistics.Domains.TOP).toList(),
        true);
  }

  /** Codes that no language has, but look like one. */
  private static String tag(int i) {
    String letters = "" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
    String script = List.of("Latn", "Cyrl", "Arab", "Deva", "Hans").get(i % 5);
    return "q" + letters + "_" + script;
  }
}
