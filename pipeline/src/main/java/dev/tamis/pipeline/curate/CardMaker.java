package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.ledger.TextSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the card of a document that has passed every document stage. */
final class CardMaker {
  private final List<String> measures;
  private final UrlKey urls = new UrlKey();

  /**
   * Sets it up.
   *
   * @param measures names of the classifiers whose scores go on the card
   */
  CardMaker(List<String> measures) {
    this.measures = List.copyOf(measures);
  }

  Card card(Document document, Place place) {
    return new Card(
        place,
        document.id(),
        document.language().tag().toString(),
        document.source().domain(),
        urls.of(document),
        TextKey.of(document.text()),
        millis(document.record().fetched()),
        document.text().length(),
        TextSize.bytes(document.text()),
        1,
        scores(document),
        Cuts.NONE);
  }

  /** The scores that go on the card. */
  List<Float> scores(Document document) {
    if (measures.isEmpty()) {
      return List.of();
    }
    List<Float> scores = new ArrayList<>(measures.size());
    for (String model : measures) {
      Double score = document.quality().scores().get(model);
      scores.add(score == null ? Float.NaN : score.floatValue());
    }
    return scores;
  }

  private static long millis(String fetched) {
    return fetched.isEmpty() ? Card.UNKNOWN_TIME : Instant.parse(fetched).toEpochMilli();
  }
}
