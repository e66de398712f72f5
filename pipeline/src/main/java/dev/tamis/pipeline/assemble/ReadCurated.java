package dev.tamis.pipeline.assemble;

import dev.tamis.pipeline.corpus.CuratedSplit;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Fate;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.Audit;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.Outcomes;
import dev.tamis.pipeline.ledger.Tally;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Reads a curated file beside the fates of its documents: a kept one gives its line, which is made
 * here and nowhere else, a removed one the line of its outcome.
 */
final class ReadCurated extends DoFn<KV<Long, Iterable<Docket>>, Line> {
  private static final long serialVersionUID = 1L;

  static final TupleTag<Line> LINES = new TupleTag<>("lines") {};
  static final TupleTag<Tally> TALLIES = new TupleTag<>("tallies") {};

  private final PCollectionView<Tally> audit;
  private final List<String> stages;

  /**
   * Reads nothing before the audit of all stages is there.
   *
   * @param audit what came out of which stage
   * @param stages names of the corpus stages in their order
   */
  ReadCurated(PCollectionView<Tally> audit, List<String> stages) {
    this.audit = audit;
    this.stages = List.copyOf(stages);
  }

  @ProcessElement
  public void process(ProcessContext context, MultiOutputReceiver out) throws IOException {
    Fates fates = fates(context);
    Tally tally = new Tally();
    try (CuratedSplit.Reader reader =
        new CuratedSplit.Reader(FileSystems.matchNewResource(fates.file().path(), false))) {
      int index = 0;
      for (CuratedSplit.Entry entry = reader.next(); ; entry = reader.next()) {
        if (entry instanceof CuratedSplit.Curated curated) {
          out.get(LINES).output(line(curated.document(), fates.get(index++), tally));
        } else if (entry instanceof CuratedSplit.End end) {
          check(fates, index, end.documents());
          break;
        }
      }
    }
    out.get(TALLIES).output(tally);
  }

  /** What is wrong is said with the stages that are to blame, where their counts tell it. */
  private Fates fates(ProcessContext context) {
    try {
      return Fates.of(context.element().getKey(), context.element().getValue());
    } catch (IllegalStateException e) {
      List<String> problems = Audit.problems(context.sideInput(audit), stages);
      throw new IllegalStateException(
          "the account does not balance: "
              + e.getMessage()
              + (problems.isEmpty() ? "" : "; " + String.join("; ", problems))
              + "; the output is not sealed",
          e);
    }
  }

  private static void check(Fates fates, int read, int written) throws IOException {
    if (read != fates.file().documents() || written != read) {
      throw new IOException(
          Place.describe(fates.file().number())
              + " holds "
              + read
              + " documents, its end says "
              + written
              + ", the flow "
              + fates.file().documents());
    }
  }

  private static Line line(Document curated, Fate fate, Tally tally) {
    String tag = curated.language().tag().toString();
    if (fate instanceof Fate.Kept kept) {
      Document document =
          curated
              .withText(kept.cuts().applyTo(curated.text()))
              .with(curated.notes().withMarks(kept.marks()));
      tally.add(1, "kept");
      Audit.kept(kept.size(), tally);
      Facts.count(document, kept.cuts(), tally);
      return new Line(
          Assemble.DATA + tag, curated.id(), DocumentLine.of(document, kept.cuts(), kept.size()));
    }
    Fate.Removed removed = (Fate.Removed) fate;
    tally.add(1, "excluded", removed.decision().stage(), removed.decision().rule());
    Audit.removed(removed.survivor().id() != null, tally);
    return Outcomes.excluded(
        curated.id(),
        curated.source().url(),
        tag,
        removed.decision(),
        removed.survivor().id(),
        removed.survivor().leftBy());
  }
}
