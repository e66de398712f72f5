package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.files.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The closing table: what became of the records, in which languages, and where the report lies. */
public final class Summary {
  private static final int LANGUAGES = 12;

  private final String report;
  private final JsonNode statistics;

  private Summary(String report, JsonNode statistics) {
    this.report = report;
    this.statistics = statistics;
  }

  /** Reads what a run has counted; {@code output} has a slash at its end. */
  static Summary read(String output) throws IOException {
    String report = output + "report/statistics.json";
    return new Summary(report, new ObjectMapper().readTree(Storage.read("report", report)));
  }

  /** Prints that of a corpus, whose folder has a slash at its end, on standard output. */
  public static void print(String output) {
    try {
      read(output)
          .print(new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the report of " + output + " cannot be read", e);
    }
  }

  void print(PrintWriter out) {
    JsonNode records = statistics.get("records");
    long read = records.get("read").asLong();
    row(out, "read", read, read);
    row(out, "kept", records.get("kept").asLong(), read);
    row(out, "excluded", records.get("excluded").asLong(), read);
    for (Map.Entry<String, JsonNode> stage : statistics.get("excluded").properties()) {
      for (Map.Entry<String, JsonNode> rule : stage.getValue().properties()) {
        row(out, "  " + stage.getKey() + "/" + rule.getKey(), rule.getValue().asLong(), read);
      }
    }
    row(out, "failed", records.get("failed").asLong(), read);
    for (Map.Entry<String, JsonNode> cause : statistics.get("failed").properties()) {
      row(out, "  " + cause.getKey(), cause.getValue().asLong(), read);
    }
    out.println();
    out.println("languages: " + languages(statistics.get("languages")));
    notJudged(statistics.get("corpus_stages"), out);
    for (JsonNode rule : statistics.get("never_evaluated")) {
      out.println("never evaluated: " + rule.asText());
    }
    long dates = statistics.at("/input/notes/unreadable-date").asLong();
    if (dates > 0) {
      out.println(String.format(Locale.ROOT, "dates that could not be read: %,d records", dates));
    }
    out.println("report:    " + report.replace("statistics.json", "index.html"));
    out.println("numbers:   " + report);
    out.flush();
  }

  /** How many shards could not be read at all, by what they look like; empty if there are none. */
  List<String> unreadShards() {
    JsonNode shards = statistics.at("/input/shards");
    long unreadable = shards.path("unreadable").asLong();
    if (unreadable == 0) {
      return List.of();
    }
    List<String> kinds = new ArrayList<>();
    for (Map.Entry<String, JsonNode> kind : statistics.at("/input/unreadable").properties()) {
      kinds.add(kind.getValue().asLong() + " " + kind.getKey());
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "%,d of %,d shards could not be read (%,d of %,d bytes): %s; failed/ names each",
            unreadable,
            shards.path("read").asLong(),
            shards.path("unreadable_bytes").asLong(),
            shards.path("bytes").asLong(),
            String.join("; ", kinds)));
  }

  /** How many records failed; empty if none did. */
  List<String> failedRecords() {
    long failed = statistics.at("/records/failed").asLong();
    return failed == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%,d of %,d records could not be read or judged; failed/ names each",
                failed,
                statistics.at("/records/read").asLong()));
  }

  private static void row(PrintWriter out, String name, long count, long of) {
    out.println(
        String.format(
            Locale.ROOT, "%-44s %,12d %6.1f%%", name, count, of == 0 ? 0.0 : 100.0 * count / of));
  }

  /** Languages that a corpus stage could not judge. */
  private static void notJudged(JsonNode stages, PrintWriter out) {
    for (Map.Entry<String, JsonNode> stage : stages.properties()) {
      int languages = 0;
      long documents = 0;
      for (JsonNode language : stage.getValue()) {
        long few = language.path("too-few-documents").asLong();
        languages += few > 0 ? 1 : 0;
        documents += few;
      }
      if (documents > 0) {
        out.println(
            String.format(
                Locale.ROOT,
                "not judged by %s: %,d documents in %d languages that have too few",
                stage.getKey(),
                documents,
                languages));
      }
    }
  }

  private static String languages(JsonNode languages) {
    List<Map.Entry<String, JsonNode>> all = new ArrayList<>(languages.properties());
    all.sort(
        Comparator.comparingLong(
                (Map.Entry<String, JsonNode> language) ->
                    -language.getValue().path("kept").asLong())
            .thenComparing(Map.Entry::getKey));
    List<String> named = new ArrayList<>();
    for (Map.Entry<String, JsonNode> language : all.subList(0, Math.min(LANGUAGES, all.size()))) {
      named.add(language.getKey() + " " + language.getValue().path("kept").asLong());
    }
    String more = all.size() > LANGUAGES ? " and " + (all.size() - LANGUAGES) + " more" : "";
    return named.isEmpty() ? "none" : String.join(", ", named) + more;
  }
}
