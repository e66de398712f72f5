package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.CuratedSplitWriter;
import dev.tamis.pipeline.corpus.Excerpts;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.input.ShardReader;
import dev.tamis.pipeline.progress.Meter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;

/** Adapts {@link SplitCurator} to Beam. */
final class CurateSplit extends DoFn<SplitTask, Card> {
  private static final long serialVersionUID = 1L;

  private final Plan.Spec spec;
  private final String work;
  private final int volumeDocuments;
  private transient Plan plan;
  private transient Stages stages;
  private transient List<Signer> signers;

  CurateSplit(Plan.Spec spec, String work, int volumeDocuments) {
    this.spec = spec;
    this.work = work;
    this.volumeDocuments = volumeDocuments;
  }

  @Setup
  public void setup() {
    plan = Plan.of(spec);
    stages = plan.newStages();
    signers = plan.newSigners();
  }

  @ProcessElement
  public void process(@Element SplitTask task, MultiOutputReceiver out) throws IOException {
    CuratedSplitWriter.Limits limits =
        new CuratedSplitWriter.Limits(volumeDocuments, CuratedSplitWriter.Limits.DEFAULT.bytes());
    try (CuratedSplitWriter writer =
            new CuratedSplitWriter(
                work, plan.header(task.split()), task.shard(), task.number(), limits);
        ShardReader reader = ShardReader.open(task.split(), plan.readOptions())) {
      SplitCurator curator =
          new SplitCurator(
              stages,
              new CardMaker(plan.measures()),
              signers,
              plan.siteAgents(),
              plan.newSourceCounter(),
              writer,
              new SplitCurator.Outputs(
                  out.get(Curate.Curated.CARDS)::output,
                  out.get(Curate.Curated.OUTCOMES)::output,
                  signatures(out),
                  out.get(Curate.Curated.STATEMENTS)::output,
                  out.get(Curate.Curated.ACCOUNTS)::output),
              new Excerpts(spec.recipe().report().samples()));
      curator.readAll(task.split(), reader);
      out.get(Curate.Curated.TALLIES).output(curator.finish(out.get(Curate.Curated.FILES)::output));
    }
    Meter.finished(task.split().shard());
  }

  private List<Consumer<Signature>> signatures(MultiOutputReceiver out) {
    List<Consumer<Signature>> receivers = new ArrayList<>();
    for (Signer signer : signers) {
      receivers.add(out.get(Curate.Curated.signaturesOf(signer.stage()))::output);
    }
    return receivers;
  }
}
