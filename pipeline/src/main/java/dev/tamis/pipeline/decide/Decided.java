package dev.tamis.pipeline.decide;

import dev.tamis.pipeline.curate.Card;
import dev.tamis.pipeline.curate.Mark;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What a corpus stage gives back: the cards of the documents that are left, and a mark for each
 * document that is not or that stays for several.
 */
public final class Decided implements POutput {
  /** The tag of the cards that are left. */
  public static final TupleTag<Card> LEFT = new TupleTag<>("left") {};

  /** The tag of the marks. */
  public static final TupleTag<Mark> MARKS = new TupleTag<>("marks") {};

  private final PCollection<Card> left;
  private final PCollection<Mark> marks;

  /** Takes the outputs of the stage's last transforms. */
  public Decided(PCollection<Card> left, PCollection<Mark> marks) {
    this.left = left;
    this.marks = marks;
  }

  /** The answer of a stage that is switched off: all stay, nothing is marked. */
  public static Decided keepAll(PCollection<Card> cards) {
    return new Decided(
        cards, cards.getPipeline().apply("No marks", Create.empty(new Mark.MarkCoder())));
  }

  /** The cards of the documents that are left. */
  public PCollection<Card> left() {
    return left;
  }

  /** The marks. */
  public PCollection<Mark> marks() {
    return marks;
  }

  @Override
  public Pipeline getPipeline() {
    return left.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    return Map.of(LEFT, left, MARKS, marks);
  }

  @Override
  public void finishSpecifyingOutput(String name, PInput input, PTransform<?, ?> transform) {}
}
