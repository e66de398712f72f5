package dev.tamis.pipeline.assemble;

import dev.tamis.language.words.StopWords;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.ledger.Tally;

/** What is counted of a document as it is written. */
final class Facts {
  private Facts() {}

  /**
   * Counts a document.
   *
   * @param document as it is written, cuts applied
   * @param cuts what was cut, for what was redacted there
   */
  static void count(Document document, Cuts cuts, Tally tally) {
    String tag = document.language().tag().toString();
    tally.add(1, "languages", tag, "kept");
    tally.add(
        document.text().codePointCount(0, document.text().length()),
        "languages",
        tag,
        "characters");
    if (document.language().multilingual()) {
      tally.add(1, "languages", tag, "multilingual");
    }
    if (!StopWords.isKnown(document.language().tag())) {
      tally.add(1, "words", "no_stop_words", tag);
    }
    document.redactions().counts(cuts).forEach((kind, count) -> tally.add(count, "pii", kind));
  }
}
