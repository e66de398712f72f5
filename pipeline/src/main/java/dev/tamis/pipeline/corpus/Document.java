package dev.tamis.pipeline.corpus;

import dev.tamis.language.Identification;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.RecordId;
import dev.tamis.pipeline.ledger.Hash128;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A record on its way through the document stages: its text as it stands now, and a bag of what
 * each stage found out, by type. Immutable; a stage passes on a copy.
 */
public final class Document {
  private final Hash128 id;
  private final CrawlRecord record;
  private final String text;
  private final Map<Class<?>, Object> findings;

  private Document(Hash128 id, CrawlRecord record, String text, Map<Class<?>, Object> findings) {
    this.id = id;
    this.record = record;
    this.text = text;
    this.findings = findings;
  }

  /** A document of which nothing but the record is known yet. */
  public static Document of(CrawlRecord record) {
    return new Document(RecordId.of(record), record, "", Map.of());
  }

  /** A document with all of its findings. */
  static Document restored(Hash128 id, CrawlRecord record, String text, Record... findings) {
    Map<Class<?>, Object> all = new HashMap<>(2 * findings.length);
    for (Record finding : findings) {
      all.put(finding.getClass(), finding);
    }
    return new Document(id, record, text, all);
  }

  /** The record's id, from its content and place: the same in every run. */
  public Hash128 id() {
    return id;
  }

  /** What was read. */
  public CrawlRecord record() {
    return record;
  }

  /** The text as it stands now; empty until it is extracted. */
  public String text() {
    return text;
  }

  /** The same document with another text. */
  public Document withText(String newText) {
    return new Document(id, record, Objects.requireNonNull(newText, "text is null"), findings);
  }

  /** The same document with one finding more, or in place of the one of its class. */
  public Document with(Record finding) {
    Map<Class<?>, Object> more = new HashMap<>(findings);
    more.put(finding.getClass(), finding);
    return new Document(id, record, text, more);
  }

  /** The finding of a class; {@code none} where no stage has put one there. */
  public <T extends Record> T find(Class<T> type, T none) {
    Object found = findings.get(type);
    return found == null ? none : type.cast(found);
  }

  /** Where it comes from. */
  public Source source() {
    return find(Source.class, Source.NONE);
  }

  /** What the page says of itself. */
  public PageFacts page() {
    return find(PageFacts.class, PageFacts.NONE);
  }

  /** Which language it is written in. */
  public Identification language() {
    return find(Identification.class, Identification.NONE);
  }

  /** What rules and classifiers say of it. */
  public Quality quality() {
    return find(Quality.class, Quality.NONE);
  }

  /** What stands in place of personal data. */
  public Redactions redactions() {
    return find(Redactions.class, Redactions.NONE);
  }

  /** What else is to be written beside it. */
  public Notes notes() {
    return find(Notes.class, Notes.NONE);
  }

  /** The same document with one note more. */
  public Document note(String name, Object value) {
    return with(notes().with(name, value));
  }

  /** Says where it is, and nothing of what it says. */
  @Override
  public String toString() {
    return "Document[" + id + ", " + record.shard() + "@" + record.offset() + "]";
  }
}
