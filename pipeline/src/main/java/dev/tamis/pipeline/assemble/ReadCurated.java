package dev.tamis.pipeline.assemble;

import dev.tamis.language.words.Words;
import dev.tamis.pipeline.corpus.CuratedSplit;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Fate;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.Audit;
import dev.tamis.pipeline.ledger.Keys;
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
  static final TupleTag<KV<String, DomainSum>> DOMAINS = new TupleTag<>("domains") {};

  private final PCollectionView<Tally> audit;
  private final List<String> stages;
  private final Folders folders;
  private transient Words words;

  /**
   * Reads nothing before the audit of all stages is there.
   *
   * @param audit what came out of which stage
   * @param stages names of the corpus stages in their order
   * @param folders where kept records go
   */
  ReadCurated(PCollectionView<Tally> audit, List<String> stages, Folders folders) {
    this.audit = audit;
    this.stages = List.copyOf(stages);
    this.folders = folders;
  }

  @Setup
  public void setUp() {
    words = new Words();
  }

  @ProcessElement
  public void process(ProcessContext context, MultiOutputReceiver out) throws IOException {
    Fates fates = fates(context);
    Tally tally = new Tally();
    Facts facts = new Facts(words, tally);
    try (CuratedSplit.Reader reader =
        new CuratedSplit.Reader(FileSystems.matchNewResource(fates.file().path(), false))) {
      int index = 0;
      for (CuratedSplit.Entry entry = reader.next(); ; entry = reader.next()) {
        if (entry instanceof CuratedSplit.Curated curated) {
          write(curated.document(), fates.get(index++), facts, tally, out.get(LINES));
        } else if (entry instanceof CuratedSplit.End end) {
          check(fates, index, end.documents());
          break;
        }
      }
    }
    facts.domains().forEach(sum -> out.get(DOMAINS).output(KV.of(sum.domain(), sum)));
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

  private void write(
      Document curated, Fate fate, Facts facts, Tally tally, OutputReceiver<Line> lines) {
    String tag = curated.language().tag().toString();
    if (fate instanceof Fate.Kept kept) {
      Document document = curated.withText(kept.cuts().applyTo(curated.text()));
      tally.add(1, Keys.KEPT);
      Audit.kept(kept.size(), tally);
      facts.count(document, kept.cuts(), kept.size());
      byte[] line = DocumentLine.of(document, kept.cuts(), kept.size());
      lines.output(new Line(folders.of(tag, curated.id()), curated.id(), line));
      if (folders.isSampled(curated.id())) {
        lines.output(new Line(Folders.SAMPLE, curated.id(), line));
      }
      return;
    }
    Fate.Removed removed = (Fate.Removed) fate;
    Keys.excluded(tally, removed.decision(), tag);
    Audit.removed(removed.survivor().id() != null, tally);
    lines.output(
        Outcomes.excluded(
            curated.id(),
            curated.source().url(),
            tag,
            removed.decision(),
            removed.survivor().id(),
            removed.survivor().leftBy()));
  }
}
