package dev.tamis.classify.textness;

import java.util.Locale;

/** Writes the model card of {@link Textness} from what was measured. */
final class ModelCard {
  private ModelCard() {}

  /**
   * What the card tells beside the tables.
   *
   * @param cut suggested
   * @param clean number of clean texts that it was set by
   * @param views number of views of texts that the model was trained on
   * @param bytes size of the model
   * @param seed of every random choice
   */
  record Facts(double cut, int clean, int views, int bytes, long seed) {}

  static String of(HeldOut heldOut, Facts facts) {
    StringBuilder card = new StringBuilder("# Model card: textness-v1\n\n");
    line(
        card,
        "A network of %d statistics, 32 hidden units and %d outputs",
        TextnessFeatures.COUNT,
        Textness.LABELS.size());
    line(card, "(%s), %,d bytes of ONNX.", String.join(", ", Textness.LABELS), facts.bytes());
    card.append(
        """
        Its score is the probability of *prose*: how much a text looks like clean running prose, in any language
        that has stop words.

        **It is not a measure of truth, usefulness or educational value.** The prototype of this model (the same
        statistics and data) told informational from promotional pages with AUC 0.60, little above chance. For a
        judgement of that kind, distil a teacher's: `docs/distil.md`.

        ## Made by

        `tamis train textness textness-train.jsonl.gz --sentences train.tar.gz --output textness-v1.onnx` makes the model and
        this card; the same data and seed give the same bytes.
        """);
    line(card, "Seed %d, %,d views of texts,", facts.seed(), facts.views());
    card.append(
        """
        cropped to 150 to 1,700 characters at random, one in three with its lines joined. Prose: the Universal
        Declaration of Human Rights in 408 languages, CC BY textbooks, documentation and stories, public-domain law.
        Not prose: interface strings, lists, cookie banners, spam, code, broken versions of the same prose, and
        logs, code and advertisements that are made of its words. Every text of the data names its source and licence.

        ## Measured on sources that it did not see

        The sources are dealt over eight folds; each text is scored by a network that saw nothing of its source.
        All versions of a text are in the fold of its source. AUC and cut are against clean text that no network saw:
        long sentences of 42 languages out of the language model's data, put together by threes.
        """);
    line(
        card,
        "Suggested cut (in the model's metadata): %.4f, below which 1%% of %,d clean texts lie.",
        facts.cut(),
        facts.clean());
    card.append(
        "Nothing is dropped by default.\n\n| Not prose | Views | AUC | Below the cut | Named rightly |\n|---|---|---|---|---|\n");
    for (HeldOut.Line row : heldOut.junk()) {
      line(
          card,
          "| %s | %,d | %.3f | %.1f%% | %.1f%% |",
          row.name(),
          row.texts(),
          row.auc(),
          100 * row.below(),
          100 * row.named());
    }
    card.append("\n| Prose | Views | Below the cut (lost) |\n|---|---|---|\n");
    for (HeldOut.Line row : heldOut.prose()) {
      line(card, "| %s | %,d | %.1f%% |", row.name(), row.texts(), 100 * row.below());
    }
    card.append(
        """

        ## Limits

        - **Abstains** on texts under 150 characters, in languages without stop words, and in Tibetan, Burmese, Khmer,
          Lao, Ethiopic, Sinhala and Thaana script.
        - A text of more than 1,700 characters is looked at in at most four pieces; the score is their mean.
        - Weak where the tables say so: words shuffled out of order and broken encodings often pass, as do interface
          strings that are whole sentences. Stories for children lose most when no story was seen in training.
        - Real pages are messier than clean prose: choose a cut on a sample of your own.
        """);
    return card.toString();
  }

  private static void line(StringBuilder card, String format, Object... values) {
    card.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
