package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.CuratedSplit;
import dev.tamis.pipeline.corpus.CuratedSplitWriter;
import dev.tamis.pipeline.corpus.Excerpts;
import dev.tamis.pipeline.corpus.KeptSplits;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.input.ShardReader;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.progress.Meter;
import dev.tamis.pipeline.progress.StageCounters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.display.DisplayData;

/** Adapts {@link SplitCurator} to Beam. */
final class CurateSplit extends DoFn<SplitTask, Card> {
  private static final long serialVersionUID = 1L;

  private final Plan.Spec spec;
  private final String kept;
  private final List<String> reused;
  private final int volumeDocuments;
  private transient Plan plan;
  private transient Stages stages;
  private transient List<Signer> signers;

  CurateSplit(Plan.Spec spec, Sources sources, int volumeDocuments) {
    this.spec = spec;
    this.kept = sources.kept();
    this.reused = sources.reused();
    this.volumeDocuments = volumeDocuments;
  }

  /** What an engine's page says of the step. */
  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    Plan shown = Plan.of(spec);
    builder.add(DisplayData.item("plan", shown.digest().toString()).withLabel("Plan"));
    builder.add(
        DisplayData.item("stages", String.join(", ", shown.outcomeStages()))
            .withLabel("Stages of the run"));
    builder.addIfNotNull(DisplayData.item("kept", kept).withLabel("Curated splits"));
  }

  @Setup
  public void setup() {
    plan = Plan.of(spec);
    stages = plan.newStages();
    signers = plan.newSigners();
  }

  @ProcessElement
  public void process(@Element SplitTask task, MultiOutputReceiver out) throws IOException {
    CuratedSplit.Header header =
        plan.header(
            new CuratedSplit.Origin(task.split(), task.number(), task.of(), task.content()));
    KeptSplits splits = new KeptSplits(kept, plan.digest());
    SplitCurator.Outputs outputs =
        new SplitCurator.Outputs(
            out.get(Curate.Curated.CARDS)::output,
            out.get(Curate.Curated.OUTCOMES)::output,
            signatures(out),
            out.get(Curate.Curated.STATEMENTS)::output,
            out.get(Curate.Curated.ACCOUNTS)::output,
            out.get(Curate.Curated.FILES)::output);
    Optional<KeptSplits.Whole> whole = find(header);
    boolean asItIs = whole.isPresent() && whole.get().header().isForTheSameStages(header);
    Tally tally;
    if (asItIs) {
      tally = SplitReplay.replay(whole.get(), task, outputs);
    } else if (whole.isPresent() && whole.get().signed()) {
      tally = curate(task, header, splits, outputs, curator -> curator.takeOver(whole.get()));
    } else if (task.split().resource().isEmpty()) {
      throw new IOException(
          "the curated split of " + task.split().shard() + " is gone, and its shard is not read");
    } else {
      tally = curate(task, header, splits, outputs, curator -> read(task.split(), curator));
    }
    if (whole.isPresent()) {
      Meter.REUSED.increment();
    }
    out.get(Curate.Curated.TALLIES).output(tally);
    StageCounters.show(tally);
    Meter.finished(task.split().shard());
  }

  private Optional<KeptSplits.Whole> find(CuratedSplit.Header wanted) throws IOException {
    Optional<KeptSplits.Whole> whole = Optional.empty();
    for (int i = 0; i < reused.size() && whole.isEmpty(); i++) {
      whole = new KeptSplits(reused.get(i), plan.digest()).find(wanted);
    }
    return whole;
  }

  private interface Work {
    void on(SplitCurator curator) throws IOException;
  }

  private Tally curate(
      SplitTask task,
      CuratedSplit.Header header,
      KeptSplits splits,
      SplitCurator.Outputs outputs,
      Work work)
      throws IOException {
    CuratedSplitWriter.Limits limits =
        new CuratedSplitWriter.Limits(volumeDocuments, CuratedSplitWriter.Limits.DEFAULT.bytes());
    try (CuratedSplitWriter writer =
        new CuratedSplitWriter(splits.folderOf(header.key()), header, task.shard(), limits)) {
      SplitCurator curator =
          new SplitCurator(
              stages,
              new CardMaker(plan.measures()),
              signers,
              plan.siteAgents(),
              plan.newSourceCounter(),
              writer,
              outputs,
              new Excerpts(spec.recipe().report().samples()));
      work.on(curator);
      return curator.finish();
    }
  }

  private void read(Split split, SplitCurator curator) throws IOException {
    try (ShardReader reader = ShardReader.open(split, plan.readOptions())) {
      curator.readAll(split, reader);
    }
  }

  private List<Consumer<Signature>> signatures(MultiOutputReceiver out) {
    List<Consumer<Signature>> receivers = new ArrayList<>();
    for (Signer signer : signers) {
      receivers.add(out.get(Curate.Curated.signaturesOf(signer.stage()))::output);
    }
    return receivers;
  }
}
