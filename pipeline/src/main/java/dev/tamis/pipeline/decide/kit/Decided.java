package dev.tamis.pipeline.decide.kit;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.ledger.ReportFile;
import dev.tamis.pipeline.ledger.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What a corpus stage gives back: the cards of the documents that are left, a removal for each
 * document that is not, and what the stage counted.
 */
public final class Decided implements POutput {
  /** The tag of the cards that are left. */
  public static final TupleTag<Card> LEFT = new TupleTag<>("left") {};

  /** The tag of the removals. */
  public static final TupleTag<Removal> REMOVALS = new TupleTag<>("removals") {};

  /** The tag of the tallies. */
  public static final TupleTag<Tally> TALLIES = new TupleTag<>("tallies") {};

  private final PCollection<Card> left;
  private final PCollection<Removal> removals;
  private final PCollection<Tally> tallies;
  private final List<PCollection<ReportFile>> files;

  /** Takes the outputs of the stage's last transforms. */
  public Decided(
      PCollection<Card> left, PCollection<Removal> removals, PCollection<Tally> tallies) {
    this(left, removals, tallies, List.of());
  }

  private Decided(
      PCollection<Card> left,
      PCollection<Removal> removals,
      PCollection<Tally> tallies,
      List<PCollection<ReportFile>> files) {
    this.left = left.setCoder(new Card.CardCoder());
    this.removals = removals.setCoder(new Removal.RemovalCoder());
    this.tallies = tallies.setCoder(new Tally.TallyCoder());
    this.files = List.copyOf(files);
  }

  /** The answer of a stage that counts nothing of its own. */
  public static Decided uncounted(PCollection<Card> left, PCollection<Removal> removals) {
    return new Decided(
        left,
        removals,
        left.getPipeline().apply("No tallies", Create.empty(new Tally.TallyCoder())));
  }

  /**
   * The answer of a stage whose last transform put out all three.
   *
   * @param outputs under the tags of this class
   * @param always is counted even where no document came, so that the statistics name the stage's
   *     rules
   */
  public static Decided counted(PCollectionTuple outputs, Tally always) {
    PCollection<Tally> tallies = outputs.get(TALLIES).setCoder(new Tally.TallyCoder());
    PCollection<Tally> zero =
        outputs.getPipeline().apply("Rules", Create.of(always).withCoder(new Tally.TallyCoder()));
    return new Decided(
        outputs.get(LEFT),
        outputs.get(REMOVALS),
        PCollectionList.of(tallies).and(zero).apply("Tallies", Flatten.pCollections()));
  }

  /** Puts out what a bundle counted, at its end. */
  public static void tell(Tally tally, DoFn<?, ?>.FinishBundleContext context) {
    // DirectRunner ends and retries a bundle until its side input is there: one that then put
    // anything out would keep the runner busy for ever.
    if (!tally.counts().isEmpty()) {
      context.output(TALLIES, tally, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
    }
  }

  /** The cards of the documents that are left. */
  public PCollection<Card> left() {
    return left;
  }

  /** The removals. */
  public PCollection<Removal> removals() {
    return removals;
  }

  /** What the stage counted, for the statistics; the ledger counts removals as they are written. */
  public PCollection<Tally> tallies() {
    return tallies;
  }

  /** The same with files for the report. */
  public Decided withFiles(List<PCollection<ReportFile>> newFiles) {
    return new Decided(left, removals, tallies, newFiles);
  }

  /** Files for the report, each collection of few elements. */
  public List<PCollection<ReportFile>> files() {
    return files;
  }

  @Override
  public Pipeline getPipeline() {
    return left.getPipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    Map<TupleTag<?>, PValue> all = new LinkedHashMap<>();
    all.put(LEFT, left);
    all.put(REMOVALS, removals);
    all.put(TALLIES, tallies);
    for (int i = 0; i < files.size(); i++) {
      all.put(new TupleTag<ReportFile>("file-" + i), files.get(i));
    }
    return all;
  }

  @Override
  public void finishSpecifyingOutput(String name, PInput input, PTransform<?, ?> transform) {}
}
