package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.ledger.Hash128;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the card of a document that has passed every document stage. */
final class CardMaker {
  private final List<String> ranked;

  /**
   * Sets it up.
   *
   * @param ranked names of the classifiers whose scores go on the card
   */
  CardMaker(List<String> ranked) {
    this.ranked = List.copyOf(ranked);
  }

  Card card(Document document, String file, int index, String folder, int lineBytes) {
    return new Card(
        document.id(),
        file,
        index,
        folder,
        lineBytes,
        document.domain(),
        Hash128.of(document.url()),
        TextKey.of(document.text()),
        millis(document.record().fetched()),
        document.text().length(),
        scores(document));
  }

  private List<Float> scores(Document document) {
    if (ranked.isEmpty()) {
      return List.of();
    }
    List<Float> scores = new ArrayList<>(ranked.size());
    for (String model : ranked) {
      Double score = document.scores().get(model);
      scores.add(score == null ? Float.NaN : score.floatValue());
    }
    return scores;
  }

  private static long millis(String fetched) {
    return fetched.isEmpty() ? Card.UNKNOWN_TIME : Instant.parse(fetched).toEpochMilli();
  }
}
