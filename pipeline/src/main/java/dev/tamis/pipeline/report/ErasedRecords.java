package dev.tamis.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.language.Identification;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Words;
import dev.tamis.pipeline.assemble.DomainSum;
import dev.tamis.pipeline.assemble.Facts;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Quality;
import dev.tamis.pipeline.corpus.Redactions;
import dev.tamis.pipeline.corpus.Source;
import dev.tamis.pipeline.erase.Eraser;
import dev.tamis.pipeline.erase.LineEraser;
import dev.tamis.pipeline.input.Body;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Position;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Decides on each line of a corpus what of it is erased, and counts what goes. */
final class ErasedRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LineEraser eraser;
  private final NavigableMap<String, String> dropped = new TreeMap<>();
  private final SortedMap<String, String> scrubbed = new TreeMap<>();
  private final Tally before = new Tally();
  private final Tally after = new Tally();
  private final Facts gone;
  private final Facts left;

  /**
   * Sets it up.
   *
   * @param eraser finds what is to go
   * @param tokens counts the tokens of a text, as the run did
   */
  ErasedRecords(Eraser eraser, ToLongFunction<String> tokens) {
    this.eraser = new LineEraser(eraser);
    this.gone = new Facts(new Words(), tokens, before);
    this.left = new Facts(new Words(), tokens, after);
  }

  /** Ids of records that leave, with their requests. */
  SortedMap<String, String> dropped() {
    return dropped;
  }

  /** Ids of records that stay without something, with their requests. */
  SortedMap<String, String> scrubbed() {
    return scrubbed;
  }

  /**
   * A record of the corpus.
   *
   * @param counts whether it counts, and is no copy in the sample
   * @return the same bytes if nothing is erased, null if it leaves
   */
  byte[] kept(byte[] line, boolean counts) throws IOException {
    ObjectNode record = (ObjectNode) JSON.readTree(line);
    String id = record.path("id").asText();
    LineEraser.Found found = eraser.find(record);
    if (found.drop() != null) {
      dropped.put(id, found.drop());
      if (counts) {
        gone.count(document(record), Cuts.NONE, record.path("cluster_size").asLong(1));
        String tag = record.path("language").asText();
        before.add(1, "dropped");
        before.add(-1, Keys.LANGUAGES, tag, Keys.EXCLUDED, ErasureApply.STAGE, "request");
      }
      return null;
    }
    if (found.requests().isEmpty()) {
      return line;
    }
    scrubbed.put(id, String.join(" ", found.requests()));
    if (counts) {
      long size = record.path("cluster_size").asLong(1);
      gone.count(document(record), Cuts.NONE, size);
      left.count(document(found.record()), Cuts.NONE, size);
    }
    return JSON.writeValueAsBytes(found.record());
  }

  /** The line of a record that is not in the corpus; see {@link LineEraser#excluded}. */
  byte[] excluded(byte[] line) throws IOException {
    return eraser.excluded(line, dropped::containsKey, ErasureApply.STAGE);
  }

  private static Document document(ObjectNode record) {
    LanguageTag tag = LanguageTag.parse(record.path("language").asText());
    Double score = record.path("quality").isNumber() ? record.path("quality").asDouble() : null;
    List<Redactions.Redaction> redactions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> kind : record.path("pii").properties()) {
      for (int i = 0; i < kind.getValue().asInt(); i++) {
        redactions.add(new Redactions.Redaction(kind.getKey(), i, i));
      }
    }
    CrawlRecord read =
        new CrawlRecord(
            record.at("/source/shard").asText("unknown"),
            new Position(0, 0),
            "",
            "",
            record.path("fetched").asText(),
            new Body.Chars(false, ""),
            Collections.emptySortedMap(),
            false);
    String domain = record.path("domain").asText();
    return Document.of(read)
        .withText(record.path("text").asText())
        .with(new Source(record.path("url").asText(), domain, domain))
        .with(
            new Identification(
                tag,
                record.path("language_score").asDouble(),
                tag,
                Collections.emptySortedMap(),
                record.path("multilingual").asBoolean()))
        .with(
            new Quality(
                score == null ? Map.of() : Map.of("first", score),
                Map.of(),
                Collections.emptySortedMap()))
        .with(new Redactions(redactions));
  }

  /** How many records of the corpus left. */
  long count() {
    return before.get("dropped");
  }

  /** What is to be added to what was counted. */
  Tally difference() {
    Tally difference = new Tally();
    before.counts().forEach((key, count) -> difference.addTo(key, -count));
    after.counts().forEach(difference::addTo);
    difference.addTo("dropped", count());
    difference.addTo(Keys.KEPT, -count());
    difference.add(count(), Keys.EXCLUDED, ErasureApply.STAGE, "request");
    return difference;
  }

  /** What is to be taken from each domain: documents and bytes. */
  SortedMap<String, long[]> domains() {
    SortedMap<String, long[]> sums = new TreeMap<>();
    for (DomainSum sum : gone.domains()) {
      sums.put(sum.domain(), new long[] {sum.documents(), sum.bytes()});
    }
    for (DomainSum sum : left.domains()) {
      long[] of = sums.computeIfAbsent(sum.domain(), name -> new long[2]);
      of[0] -= sum.documents();
      of[1] -= sum.bytes();
    }
    return sums;
  }
}
