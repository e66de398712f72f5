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
import java.util.function.ToLongFunction;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
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

  private final Folders folders;
  private final CountTokens countTokens;
  private final int samples;
  private transient Words words;
  private transient ToLongFunction<String> tokens;

  /**
   * Sets up the step.
   *
   * @param folders where kept records go
   * @param countTokens by which tokenizer
   * @param samples number of removed records of each reason that the report shows
   */
  ReadCurated(Folders folders, CountTokens countTokens, int samples) {
    this.samples = samples;
    this.folders = folders;
    this.countTokens = countTokens;
  }

  @Setup
  public void setUp() {
    words = new Words();
    tokens = countTokens.counter();
  }

  /**
   * Nothing is thrown where fates are wrong: the seal says it, with what it knows of all stages.
   */
  @ProcessElement
  public void process(@Element KV<Long, Iterable<Docket>> file, MultiOutputReceiver out)
      throws IOException {
    Fates fates = Fates.of(file.getKey(), file.getValue());
    Tally tally = new Tally();
    if (fates.problem() != null) {
      Audit.unbalanced(fates.problem(), tally);
    }
    if (fates.file() != null) {
      Facts facts = new Facts(words, tokens, tally);
      read(fates, out.get(LINES), facts, tally);
      facts.domains().forEach(sum -> out.get(DOMAINS).output(KV.of(sum.domain(), sum)));
    }
    out.get(TALLIES).output(tally);
    StageCounters.show(tally);
  }

  private void read(Fates fates, OutputReceiver<Line> out, Facts facts, Tally tally)
      throws IOException {
    long number = fates.file().number();
    Excerpts excerpts = new Excerpts(samples);
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
  private record Into(Facts facts, Tally tally, Excerpts excerpts, OutputReceiver<Line> lines) {}

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
      into.lines.output(new Line(folders.of(tag, curated.id()), curated.id(), line));
      if (folders.isSampled(curated.id())) {
        into.lines.output(new Line(Folders.SAMPLE, curated.id(), line));
      }
      return;
    }
    Fate.Removed removed = (Fate.Removed) fate;
    Keys.excluded(tally, removed.decision(), tag);
    Audit.removed(removed.decision().stage(), place, removed.survivor().id() != null, tally);
    into.lines.output(
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
