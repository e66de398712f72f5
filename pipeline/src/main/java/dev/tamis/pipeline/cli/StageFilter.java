package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.language.Identification;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Source;
import dev.tamis.pipeline.curate.stages.DocumentStage;
import dev.tamis.pipeline.curate.stages.Verdict;
import dev.tamis.pipeline.input.Body;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Position;
import dev.tamis.pipeline.source.Urls;
import java.util.Collections;
import java.util.TreeMap;

/**
 * A stage of the run as a filter: a line of JSON becomes a document, the stage itself judges it,
 * and a verdict other than to keep it is told as {@code keep} and {@code reason}. Not thread-safe.
 */
final class StageFilter {
  private final DocumentStage stage;
  private long number;

  StageFilter(DocumentStage.Loaded loaded) {
    this.stage = loaded.newStage().get();
  }

  /**
   * The document of a line: its text or html, url, and language where it names one.
   *
   * @param number of the line, from 0, for its place
   */
  static Document document(ObjectNode line, long number) {
    boolean html = !line.path("text").isTextual();
    return document(line, number, html, line.path(html ? "html" : "text").asText(""));
  }

  private static Document document(ObjectNode line, long number, boolean html, String body) {
    return Document.of(
        new CrawlRecord(
            "standard input",
            new Position(number, 0),
            "",
            line.path("url").asText(""),
            "",
            new Body.Chars(html, body),
            new TreeMap<>(),
            false));
  }

  /** Judges a line whose text the stages before have made. */
  Verdict judge(ObjectNode line) {
    // Without the text as its body: nobody asks for the id, which is a digest of it.
    Document document = document(line, number++, false, "");
    String url = Urls.normalize(document.record().url());
    String host = Urls.host(url);
    return judge(
        document
            .withText(line.path("text").asText(""))
            .with(new Source(url, host, Urls.registrableDomain(host)))
            .with(language(line)));
  }

  /** Judges a document. */
  Verdict judge(Document document) {
    return stage.apply(document);
  }

  /** Why a document does not pass the stage, as {@code stage/rule}; null where it does. */
  static String reason(Verdict verdict) {
    if (verdict instanceof Verdict.Excluded excluded) {
      return excluded.decision().stage() + "/" + excluded.decision().rule();
    }
    return verdict instanceof Verdict.Failed failed ? failed.error() : null;
  }

  /** Says of a line that a run would not keep it, and why. */
  static void tell(Verdict verdict, ObjectNode line) {
    String reason = reason(verdict);
    if (reason != null) {
      line.put("keep", false).put("reason", reason);
    }
  }

  /** The document as far as the stage has brought it; null where it failed. */
  static Document documentOf(Verdict verdict) {
    if (verdict instanceof Verdict.Kept kept) {
      return kept.document();
    }
    return verdict instanceof Verdict.Excluded excluded ? excluded.document() : null;
  }

  private static Identification language(JsonNode line) {
    try {
      LanguageTag tag = LanguageTag.parse(line.path("language").asText(""));
      return new Identification(tag, 1, tag, Collections.emptySortedMap(), false);
    } catch (IllegalArgumentException e) {
      return Identification.NONE; // it names none, or none that is known
    }
  }
}
