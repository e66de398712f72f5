package dev.tamis.pipeline.report.papers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.report.page.Format;
import dev.tamis.pipeline.report.statistics.Language;
import dev.tamis.pipeline.report.statistics.Statistics;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code README.md}: a dataset card as Hugging Face reads it, with a configuration for each
 * language, so that {@code load_dataset(path, "deu_Latn")} needs no script.
 */
public final class DatasetCard {
  private static final int LANGUAGES = 60;
  private static final Map<String, String> TWO_LETTERS = twoLetters();

  private final Source source;
  private final StringBuilder out = new StringBuilder();

  private DatasetCard(Source source) {
    this.source = source;
  }

  /** The card as Markdown. */
  public static String of(Source source) {
    DatasetCard card = new DatasetCard(source);
    card.frontMatter();
    card.about();
    card.languages();
    card.making();
    card.privacy();
    card.structure();
    card.rest();
    return card.out.toString();
  }

  private void line(String line) {
    out.append(line).append('\n');
  }

  private void frontMatter() {
    line("---");
    line("pretty_name: " + quoted(source.title()));
    if (source.card().license().isEmpty()) {
      line("# license: " + Source.mark("license"));
    } else {
      line("license: " + license(source.card().license()));
    }
    line("language:");
    TreeSet<String> codes = new TreeSet<>();
    source.languages().forEach(tag -> codes.add(code(tag)));
    codes.forEach(code -> line("- " + code));
    line("task_categories:");
    line("- text-generation");
    line("size_categories:");
    line("- " + sizeCategory(source.statistics().records().kept()));
    line("tags:");
    line("- web-crawl");
    line("- tamis");
    line("configs:");
    String largest = largest();
    for (String tag : source.languages()) {
      line("- config_name: " + tag);
      if (tag.equals(largest)) {
        line("  default: true");
      }
      line("  data_files:");
      for (String split : source.splits()) {
        line("  - split: " + (split.equals("part") ? "train" : split));
        line("    path: " + quoted(source.glob(tag, split)));
      }
    }
    line("---");
    line("");
  }

  /** Hugging Face knows licences by lower-case identifiers; an address is "other". */
  private static String license(String said) {
    return said.contains("/")
        ? "other\nlicense_link: " + quoted(said)
        : said.toLowerCase(Locale.ROOT);
  }

  private String largest() {
    return source.statistics().languages().entrySet().stream()
        .filter(language -> language.getValue().kept() > 0)
        .max(
            Comparator.comparingLong(
                    (Map.Entry<String, Language> language) -> language.getValue().bytes())
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private void about() {
    Statistics statistics = source.statistics();
    Statistics.Totals totals = statistics.totals();
    long kept = statistics.records().kept();
    line("# " + text(source.title()));
    line("");
    line(text(source.said("description")));
    line("");
    line(
        "The corpus has "
            + Format.count(kept)
            + " documents in "
            + Format.count(source.languages().size())
            + " languages, "
            + Format.percent(kept - totals.english(), kept)
            + " of them not English: "
            + Format.count(totals.characters())
            + " characters, "
            + Format.count(totals.words())
            + " words, "
            + Format.bytes(totals.bytes())
            + " of text from "
            + Format.count(statistics.domains().distinct())
            + " registrable domains"
            + period()
            + ".");
    line("");
    line("- Creator: " + text(source.said("creator")) + ", " + text(source.said("contact")));
    line("- Licence: " + text(source.said("license")));
    line("- Source: " + text(source.said("crawl")));
    line("- Made by Tamis " + source.version() + ", recipe " + source.recipeSha256());
    line("");
    line("## Uses");
    line("");
    line(text(source.said("uses")));
    line("");
  }

  private String period() {
    List<String> months = source.months();
    if (months.isEmpty()) {
      return "";
    }
    String first = months.get(0);
    String last = months.get(months.size() - 1);
    return first.equals(last) ? ", fetched in " + first : ", fetched from " + first + " to " + last;
  }

  private void languages() {
    line("## Languages");
    line("");
    line("| Language | Documents | Words | Text | Mean quality | Mean confidence |");
    line("|---|--:|--:|--:|--:|--:|");
    List<Map.Entry<String, Language>> largest =
        source.statistics().languages().entrySet().stream()
            .filter(language -> language.getValue().kept() > 0)
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, Language> language) -> -language.getValue().bytes())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    for (Map.Entry<String, Language> entry :
        largest.subList(0, Math.min(LANGUAGES, largest.size()))) {
      Language language = entry.getValue();
      line(
          "| "
              + entry.getKey()
              + " | "
              + Format.count(language.kept())
              + " | "
              + Format.count(language.words())
              + " | "
              + Format.bytes(language.bytes())
              + " | "
              + Format.score(language.meanQuality())
              + " | "
              + Format.score(language.meanConfidence())
              + " |");
    }
    if (largest.size() > LANGUAGES) {
      line("");
      line(
          (largest.size() - LANGUAGES)
              + " more languages are in `report/statistics.json` and `report/index.html`.");
    }
    line("");
  }

  private void making() {
    Statistics.Records records = source.statistics().records();
    line("## How it was made");
    line("");
    line(
        "Of "
            + Format.count(records.read())
            + " records read, "
            + Format.count(records.kept())
            + " were kept, "
            + Format.count(records.excluded())
            + " excluded by a rule and "
            + Format.count(records.failed())
            + " could not be read or judged; `excluded/` and `failed/` have a line for each.");
    line("");
    line("| Stage | Taken out | Left |");
    line("|---|--:|--:|");
    for (Statistics.Stage stage : source.statistics().funnel()) {
      line(
          "| "
              + stage.stage()
              + " | "
              + Format.count(stage.removed())
              + " | "
              + Format.count(stage.left())
              + " |");
    }
    line("");
    source.sets().forEach((name, about) -> line("- `" + name + "`: " + text(about)));
    if (!source.sets().isEmpty()) {
      line("");
    }
    line(
        "Kept documents stand for "
            + Format.count(source.statistics().duplicates())
            + " duplicates that were left out; `cluster_size` says how many each stands for.");
    line("");
  }

  private void privacy() {
    Statistics statistics = source.statistics();
    line("## Personal data");
    line("");
    if (statistics.pii().isEmpty()) {
      line("Nothing was found and redacted.");
    } else {
      line(
          "In "
              + Format.count(statistics.totals().withPii())
              + " documents personal data was found and redacted ("
              + source.piiAction()
              + "):");
      line("");
      line("| Kind | Findings |");
      line("|---|--:|");
      statistics
          .pii()
          .forEach((kind, found) -> line("| " + kind + " | " + Format.count(found) + " |"));
    }
    line("");
    line(
        "What no rule finds is still there, names of people among it. To have something removed: "
            + text(source.said("maintenance")));
    line("");
    if (!statistics.leftOutByOptOut().isEmpty()) {
      line("Documents that opted out and are not in the corpus:");
      line("");
      statistics
          .leftOutByOptOut()
          .forEach((signal, count) -> line("- " + signal + ": " + Format.count(count)));
      line("");
    }
  }

  private void structure() {
    line("## Structure");
    line("");
    line("```");
    line("from datasets import load_dataset");
    String largest = largest();
    line("corpus = load_dataset(\"PATH\", \"" + largest + "\", split=\"train\")");
    line("```");
    line("");
    line("| Field | |");
    line("|---|---|");
    for (Fields.Field field : Fields.ALL) {
      line("| `" + field.name() + "` | " + field.description() + " |");
    }
    line("");
  }

  private void rest() {
    line("## Limitations");
    line("");
    line(text(source.said("limitations")));
    line("");
    line(
        "Files, digests and the resolved recipe are in `MANIFEST.json`, all numbers in"
            + " `report/statistics.json`, models and lists in `NOTICE`, the public summary of"
            + " training content in `training-content-summary.md`.");
  }

  /** ISO 639-1 where a language has such a code, else its three letters. */
  static String code(String tag) {
    String three = tag.substring(0, Math.min(3, tag.length()));
    return TWO_LETTERS.getOrDefault(three, three);
  }

  private static Map<String, String> twoLetters() {
    Map<String, String> codes = new TreeMap<>();
    for (String two : Locale.getISOLanguages()) {
      codes.putIfAbsent(new Locale(two).getISO3Language(), two);
    }
    return codes;
  }

  static String sizeCategory(long records) {
    String[] names = {"K", "10K", "100K", "1M", "10M", "100M", "1B", "10B", "100B", "1T"};
    long bound = 1_000;
    for (int i = 0; i < names.length; i++) {
      if (records < bound) {
        return i == 0 ? "n<1K" : (i == 1 ? "1K" : names[i - 1]) + "<n<" + names[i];
      }
      bound *= 10;
    }
    return "n>1T";
  }

  /** A name or sentence that cannot start Markdown or HTML of its own. */
  static String text(String said) {
    return said.replace("\\", "\\\\")
        .replace("<", "&lt;")
        .replace("|", "\\|")
        .replace("`", "\\`")
        .replaceAll("\\s*\\R\\s*", " ");
  }

  private static String quoted(String said) {
    try {
      return new ObjectMapper().writeValueAsString(said);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
