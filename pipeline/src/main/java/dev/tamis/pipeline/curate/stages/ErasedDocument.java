package dev.tamis.pipeline.curate.stages;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Notes;
import dev.tamis.pipeline.corpus.PageFacts;
import dev.tamis.pipeline.corpus.Redactions;
import dev.tamis.pipeline.corpus.Source;
import dev.tamis.pipeline.erase.EraseList;
import dev.tamis.pipeline.erase.Eraser;
import dev.tamis.pipeline.erase.Eraser.Erased;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What somebody asked to be erased, found in what a document holds: text, addresses, title, notes.
 *
 * @param document without it; the same one where nothing was found
 * @param requests ids of the requests, sorted
 * @param drop the request for which the document leaves; null if it stays
 */
public record ErasedDocument(Document document, TreeSet<String> requests, String drop) {

  /** Looks through a document. */
  public static ErasedDocument of(Eraser eraser, Document document) {
    Source source = document.source();
    PageFacts page = document.page();
    Erased text = eraser.text(document.text());
    Erased url = eraser.url(source.url());
    Erased title = eraser.text(page.title());
    Erased canonical = eraser.url(page.canonical());
    List<Erased> parts = new ArrayList<>(List.of(text, url, title, canonical));
    Notes notes = document.notes();
    for (Map.Entry<String, Object> note : document.notes().values().entrySet()) {
      if (note.getValue() instanceof String string) {
        Erased found = eraser.text(string);
        parts.add(found);
        notes = found.isClean() ? notes : notes.with(note.getKey(), found.text());
      }
    }
    TreeSet<String> requests = new TreeSet<>();
    String drop = null;
    for (Erased part : parts) {
      requests.addAll(part.requests());
      drop = drop == null ? part.drop() : drop;
    }
    if (requests.isEmpty()) {
      return new ErasedDocument(document, requests, null);
    }
    Document rest =
        document
            .withText(text.text())
            .with(new Source(url.text(), source.host(), source.domain()))
            .with(new PageFacts(title.text(), page.language(), canonical.text(), page.robots()))
            .with(redactions(document.redactions(), text.taken()))
            .with(notes);
    return new ErasedDocument(rest, requests, drop);
  }

  /** Where they are now; what stood in what is gone is gone with it. */
  private static Redactions redactions(Redactions before, List<Eraser.Stretch> taken) {
    List<Redactions.Redaction> left = new ArrayList<>();
    for (Redactions.Redaction redaction : before.all()) {
      int shift = 0;
      boolean gone = false;
      for (Eraser.Stretch stretch : taken) {
        if (stretch.end() <= redaction.start()) {
          shift += EraseList.MARK.length() - (stretch.end() - stretch.start());
        } else {
          gone |= stretch.start() < redaction.end();
        }
      }
      if (!gone) {
        left.add(
            new Redactions.Redaction(
                redaction.kind(), redaction.start() + shift, redaction.end() + shift));
      }
    }
    return new Redactions(left);
  }
}
