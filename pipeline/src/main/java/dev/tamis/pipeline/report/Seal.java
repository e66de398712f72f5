package dev.tamis.pipeline.report;

import dev.tamis.pipeline.assemble.Assemble;
import dev.tamis.pipeline.assemble.Samples;
import dev.tamis.pipeline.assemble.TopDomains;
import dev.tamis.pipeline.assemble.WrittenPart;
import dev.tamis.pipeline.decide.Audit;
import dev.tamis.pipeline.ledger.ReportFile;
import dev.tamis.pipeline.ledger.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The last step, once for the whole run: balances the ledger, gives the parts their final names,
 * writes the account (statistics, report, papers) and {@code MANIFEST.json}, all of it beside the
 * corpus that may be there, and changes over to the new one last. It may run twice: it accepts what
 * is already in its place and deletes nothing.
 */
public final class Seal {
  private final Provenance provenance;
  private final String output;
  private final List<Audit.Step> steps;

  private Seal(String output, Provenance provenance, List<Audit.Step> steps) {
    this.steps = List.copyOf(steps);
    this.output = output;
    this.provenance = provenance;
  }

  /**
   * Sets up the step.
   *
   * @param output the output folder, with a slash at its end
   * @param provenance what the manifest says of how the output came about
   * @param steps the corpus stages in their order
   */
  public static Seal of(String output, Provenance provenance, List<Audit.Step> steps) {
    return new Seal(output, provenance, steps);
  }

  /**
   * Seals what was written when both inputs are complete.
   *
   * @param others tallies of curating and of the corpus stages
   * @param files files of the corpus stages for the report
   */
  public void apply(
      Assemble.Assembled assembled,
      PCollection<Tally> others,
      List<PCollection<ReportFile>> files) {
    PCollection<Tally> counts =
        PCollectionList.of(others)
            .and(assembled.tallies())
            .apply("All tallies", Flatten.pCollections())
            .apply("Add tallies", Combine.globally(new Tally.Sum()));
    PCollectionList<Receipt> receipts =
        PCollectionList.of(receipts("Receipt of counts", counts, Receipt.Counts::new))
            .and(receipts("Receipts of parts", assembled.parts(), Receipt.Part::new))
            .and(receipts("Receipt of domains", assembled.domains(), Receipt.Sources::new))
            .and(receipts("Receipt of samples", assembled.samples(), Receipt.Shown::new));
    for (PCollection<ReportFile> file : files) {
      receipts = receipts.and(receipts("Receipt of " + file.getName(), file, Receipt.Extra::new));
    }
    receipts
        .apply("All receipts", Flatten.pCollections())
        .apply("One key", WithKeys.of("seal"))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), new Receipt.ReceiptCoder()))
        .apply("Wait for all", GroupByKey.create())
        .apply("Seal", ParDo.of(new SealOutput(output, provenance, steps)));
  }

  private static <T> PCollection<Receipt> receipts(
      String name, PCollection<T> of, SerializableFunction<T, Receipt> receipt) {
    return of.apply(name, MapElements.into(TypeDescriptor.of(Receipt.class)).via(receipt))
        .setCoder(new Receipt.ReceiptCoder());
  }

  private static final class SealOutput extends DoFn<KV<String, Iterable<Receipt>>, Void> {
    private static final long serialVersionUID = 1L;

    private final String output;
    private final Provenance provenance;
    private final List<Audit.Step> steps;

    SealOutput(String output, Provenance provenance, List<Audit.Step> steps) {
      this.steps = List.copyOf(steps);
      this.output = output;
      this.provenance = provenance;
    }

    @ProcessElement
    public void process(@Element KV<String, Iterable<Receipt>> receipts) throws IOException {
      Tally tally = new Tally();
      TopDomains domains = TopDomains.NONE;
      Samples samples = new Samples();
      List<WrittenPart> parts = new ArrayList<>();
      List<ReportFile> extras = new ArrayList<>();
      for (Receipt receipt : receipts.getValue()) {
        if (receipt instanceof Receipt.Counts counts) {
          tally.addAll(counts.tally());
        } else if (receipt instanceof Receipt.Part part) {
          parts.add(part.part());
        } else if (receipt instanceof Receipt.Extra extra) {
          extras.add(extra.file());
        } else if (receipt instanceof Receipt.Sources sources) {
          domains = sources.top();
        } else if (receipt instanceof Receipt.Shown shown) {
          samples = shown.samples();
        }
      }
      Ledger.balance(tally, parts, steps);
      OutputFiles files = new OutputFiles(output);
      List<OutputFiles.Published> published = files.publish(parts);
      Account account = new Account(provenance, tally, domains, samples);
      for (Account.Paper paper : account.papers()) {
        published.add(files.write(paper.path(), paper.bytes()));
      }
      extras.sort(Comparator.comparing(ReportFile::path));
      for (ReportFile extra : extras) {
        published.add(files.write(extra.path(), extra.bytes()));
      }
      files.write(Manifest.NAME, provenance.manifest(account.records(), published));
      new ChangeOver(output).run();
    }
  }
}
