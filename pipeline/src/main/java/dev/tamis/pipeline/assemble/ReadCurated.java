package dev.tamis.pipeline.assemble;

import dev.tamis.language.words.Words;
import dev.tamis.pipeline.corpus.CuratedSplit;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Excerpts;
import dev.tamis.pipeline.corpus.Fate;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.Audit;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.Outcomes;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.progress.StageCounters;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Reads a curated file beside the fates of its documents: a kept one gives its line, which is made
 * here and nowhere else, a removed one the line of its outcome.
 */
final class ReadCurated extends DoFn<KV<Long, Iterable<Docket>>, KV<String, PartItem>> {
  private static final long serialVersionUID = 1L;

  private final Assemble.Form form;
  private final PCollectionView<Map<String, Long>> sizes;
  private transient Words words;
  private transient ToLongFunction<String> tokens;

  /**
   * Sets up the step.
   *
   * @param form how lines are written
   * @param sizes of the folders
   */
  ReadCurated(Assemble.Form form, PCollectionView<Map<String, Long>> sizes) {
    this.form = form;
    this.sizes = sizes;
  }

  @Setup
  public void setUp() {
    words = new Words();
    tokens = form.tokens().counter();
  }

  /**
   * Nothing is thrown where fates are wrong: the seal says it, with what it knows of all stages.
   */
  @ProcessElement
  public void process(ProcessContext context) throws IOException {
    KV<Long, Iterable<Docket>> file = context.element();
    PartSizes parts = new PartSizes(context.sideInput(sizes), form.partBytes());
    Fates fates = Fates.of(file.getKey(), file.getValue());
    Tally tally = new Tally();
    if (fates.problem() != null) {
      Audit.unbalanced(fates.problem(), tally);
    }
    Facts facts = new Facts(words, tokens, tally);
    if (fates.file() != null) {
      read(fates, line -> context.output(parts.keyed(line)), facts, tally);
    }
    context.output(
        KV.of(
            PartKey.ofAccount(file.getKey()).toString(),
            new PartItem.Account(tally, facts.domains())));
    StageCounters.show(tally);
  }

  private void read(Fates fates, Consumer<Line> out, Facts facts, Tally tally) throws IOException {
    long number = fates.file().number();
    Excerpts excerpts = new Excerpts(form.samples());
    try (CuratedSplit.Reader reader =
        new CuratedSplit.Reader(FileSystems.matchNewResource(fates.file().path(), false))) {
      int index = 0;
      for (CuratedSplit.Entry entry = reader.next(); ; entry = reader.next()) {
        if (entry instanceof CuratedSplit.Curated curated) {
          Place place = new Place(number, index++);
          Fate fate = fates.get(place.index());
          if (fate != null) {
            write(curated.document(), place, fate, new Into(facts, tally, excerpts, out));
          }
        } else if (entry instanceof CuratedSplit.End end) {
          check(fates, index, end.documents());
          return;
        }
      }
    }
  }

  /** What a document of a file goes into. */
  private record Into(Facts facts, Tally tally, Excerpts excerpts, Consumer<Line> lines) {}

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

  private void write(Document curated, Place place, Fate fate, Into into) {
    Tally tally = into.tally;
    String tag = curated.language().tag().toString();
    if (fate instanceof Fate.Kept kept) {
      Document document =
          curated
              .withText(kept.cuts().applyTo(curated.text()))
              .with(curated.notes().withMarks(kept.marks()));
      tally.add(1, Keys.KEPT);
      Audit.kept(kept.size(), tally);
      into.facts.count(document, kept.cuts(), kept.size());
      byte[] line = DocumentLine.of(document, kept.cuts(), kept.size());
      into.lines.accept(new Line(form.folders().of(tag, curated.id()), curated.id(), line));
      if (form.folders().isSampled(curated.id())) {
        into.lines.accept(new Line(Folders.SAMPLE, curated.id(), line));
      }
      return;
    }
    Fate.Removed removed = (Fate.Removed) fate;
    Keys.excluded(tally, removed.decision(), tag);
    Audit.removed(removed.decision().stage(), place, removed.survivor().id() != null, tally);
    into.lines.accept(
        Outcomes.excluded(
                curated.id(),
                curated.source().url(),
                tag,
                removed.decision(),
                removed.survivor().id(),
                removed.survivor().leftBy())
            .withExcerpt(into.excerpts.of(curated.id(), removed.decision(), curated::text)));
  }
}
