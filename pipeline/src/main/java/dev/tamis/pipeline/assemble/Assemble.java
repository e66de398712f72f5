package dev.tamis.pipeline.assemble;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.CuratedFile;
import dev.tamis.pipeline.corpus.Fate;
import dev.tamis.pipeline.decide.Decide;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.Outcomes;
import dev.tamis.pipeline.ledger.Tally;
import java.io.Serializable;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Turns curated files and what was decided of their documents into the parts of the output. The
 * number of parts of a folder is known from the cards before any text moves, and the text is
 * shuffled once, keyed by folder and part.
 */
public final class Assemble {
  /** A rough size of the line of a removed record, for the number of parts alone. */
  private static final long OUTCOME_BYTES = 320;

  /** A rough size of all but the text in the line of a kept record, for the same. */
  private static final long FIELD_BYTES = 512;

  /** Where the folders of the languages lie. */
  public static final String DATA = "data/";

  private static final KvCoder<Long, Docket> DOCKETS =
      KvCoder.of(VarLongCoder.of(), new Docket.DocketCoder());

  private static final KvCoder<String, PartItem> ITEMS =
      KvCoder.of(StringUtf8Coder.of(), new PartItem.PartItemCoder());

  private final String work;
  private final Form form;

  private Assemble(String work, Form form) {
    this.work = work;
    this.form = form;
  }

  /**
   * How the corpus is written.
   *
   * @param partBytes size of a part before compression, about
   * @param compressionLevel of zstd, 1 to 19
   * @param parquet whether kept records are written as Parquet and not as lines of JSON
   * @param folders where kept records go
   * @param domains number of the largest domains that are listed
   * @param tokens by which tokenizer tokens are counted
   * @param samples number of excluded records of each reason that the report shows
   */
  public record Form(
      long partBytes,
      int compressionLevel,
      boolean parquet,
      Folders folders,
      int domains,
      CountTokens tokens,
      int samples)
      implements Serializable {}

  /**
   * Sets up the step.
   *
   * @param work folder for the files of attempts, with a slash at its end
   */
  public static Assemble into(String work, Form form) {
    return new Assemble(work, form);
  }

  /**
   * What was written.
   *
   * @param parts the parts, under names of attempts
   * @param tallies what was kept and what the corpus stages removed, as it was written
   * @param domains the largest domains: one element
   * @param samples excluded records that the report shows: one element, or none where it shows none
   */
  public record Assembled(
      PCollection<WrittenPart> parts,
      PCollection<Tally> tallies,
      PCollection<TopDomains> domains,
      PCollection<Samples> samples) {}

  /**
   * Writes the parts.
   *
   * @param files the curated files that are whole
   * @param decided fates of their documents, and what was counted
   * @param outcomes lines of the records that the document stages took out
   */
  public Assembled apply(
      PCollection<CuratedFile> files, Decide.Outcome decided, PCollection<Line> outcomes) {
    PCollectionView<Map<String, Long>> sizes = sizes(decided, outcomes, form.folders());
    PCollection<KV<String, PartItem>> read =
        PCollectionList.of(files.apply("Whole files", ParDo.of(new FileDocket())).setCoder(DOCKETS))
            .and(decided.fates().apply("Fates", ParDo.of(new FateDocket())).setCoder(DOCKETS))
            .apply("Files and fates", Flatten.pCollections())
            .apply("Group by curated file", GroupByKey.create())
            .apply(
                "Read curated files", ParDo.of(new ReadCurated(form, sizes)).withSideInputs(sizes))
            .setCoder(ITEMS);
    PCollectionTuple written =
        PCollectionList.of(read)
            .and(
                outcomes
                    .apply(
                        "Key outcomes by part",
                        ParDo.of(new ChoosePart(sizes, form.partBytes())).withSideInputs(sizes))
                    .setCoder(ITEMS))
            .apply("All lines", Flatten.pCollections())
            .apply("Group by part", GroupByKey.create())
            .apply(
                "Write parts",
                ParDo.of(new WritePart(work, form))
                    .withOutputTags(
                        WritePart.PARTS,
                        TupleTagList.of(WritePart.TALLIES)
                            .and(WritePart.DOMAINS)
                            .and(WritePart.SAMPLES)));
    return new Assembled(
        written.get(WritePart.PARTS).setCoder(new WrittenPart.WrittenPartCoder()),
        written.get(WritePart.TALLIES).setCoder(new Tally.TallyCoder()),
        domains(written.get(WritePart.DOMAINS)),
        written
            .get(WritePart.SAMPLES)
            .setCoder(new Samples.SamplesCoder())
            .apply(
                "Smallest ids of each reason",
                Combine.globally(new Samples.Sum(form.samples())).withoutDefaults()));
  }

  /** Exact sums, however many domains there are; only the largest reach one machine. */
  private PCollection<TopDomains> domains(PCollection<KV<String, DomainSum>> sums) {
    return sums.setCoder(KvCoder.of(StringUtf8Coder.of(), new DomainSum.DomainSumCoder()))
        .apply("Add up domains", Combine.perKey(DomainSum::sum))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), new DomainSum.DomainSumCoder()))
        .apply("Sums of domains", Values.create())
        .setCoder(new DomainSum.DomainSumCoder())
        .apply("Largest domains", Combine.globally(new TopDomains.Largest(form.domains())));
  }

  private static PCollectionView<Map<String, Long>> sizes(
      Decide.Outcome decided, PCollection<Line> outcomes, Folders folders) {
    KvCoder<String, Long> coder = KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of());
    return PCollectionList.of(
            decided
                .left()
                .apply("Sizes of kept lines", ParDo.of(new SizeOfCard(folders)))
                .setCoder(coder))
        .and(
            decided
                .fates()
                .apply("Sizes of removals", ParDo.of(new SizeOfRemoval()))
                .setCoder(coder))
        .and(outcomes.apply("Sizes of outcomes", ParDo.of(new SizeOfLine())).setCoder(coder))
        .apply("All sizes", Flatten.pCollections())
        .apply("Add sizes by folder", Sum.longsPerKey())
        .apply("Sizes by folder", View.asMap());
  }

  private static final class FileDocket extends DoFn<CuratedFile, KV<Long, Docket>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element CuratedFile file, OutputReceiver<KV<Long, Docket>> out) {
      out.output(KV.of(file.number(), new Docket.Whole(file)));
    }
  }

  private static final class FateDocket extends DoFn<Fate.At, KV<Long, Docket>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Fate.At at, OutputReceiver<KV<Long, Docket>> out) {
      out.output(KV.of(at.place().file(), new Docket.Fated(at)));
    }
  }

  private static final class SizeOfCard extends DoFn<Card, KV<String, Long>> {
    private static final long serialVersionUID = 1L;

    private final Folders folders;

    SizeOfCard(Folders folders) {
      this.folders = folders;
    }

    @ProcessElement
    public void process(@Element Card card, OutputReceiver<KV<String, Long>> out) {
      long bytes = card.bytes() + FIELD_BYTES;
      out.output(KV.of(folders.of(card.tag(), card.id()), bytes));
      if (folders.isSampled(card.id())) {
        out.output(KV.of(Folders.SAMPLE, bytes));
      }
    }
  }

  private static final class SizeOfRemoval extends DoFn<Fate.At, KV<String, Long>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Fate.At at, OutputReceiver<KV<String, Long>> out) {
      if (at.fate() instanceof Fate.Removed removed) {
        out.output(KV.of(Outcomes.excludedFolder(removed.decision().stage()), OUTCOME_BYTES));
      }
    }
  }

  private static final class SizeOfLine extends DoFn<Line, KV<String, Long>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Line line, OutputReceiver<KV<String, Long>> out) {
      out.output(KV.of(line.folder(), (long) line.bytes().length));
    }
  }

  private static final class ChoosePart extends DoFn<Line, KV<String, PartItem>> {
    private static final long serialVersionUID = 1L;

    private final PCollectionView<Map<String, Long>> sizes;
    private final long partBytes;

    ChoosePart(PCollectionView<Map<String, Long>> sizes, long partBytes) {
      this.sizes = sizes;
      this.partBytes = partBytes;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      PartSizes parts = new PartSizes(context.sideInput(sizes), partBytes);
      context.output(parts.keyed(context.element()));
    }
  }
}
