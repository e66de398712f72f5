package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.input.ShardReader;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;

/** Adapts {@link SplitCurator} to Beam. */
final class CurateSplit extends DoFn<Split, Card> {
  private static final long serialVersionUID = 1L;

  private final Recipe recipe;
  private final String work;
  private transient Stages stages;
  private transient List<Signer> signers;
  private transient List<String> ranked;

  CurateSplit(Recipe recipe, String work) {
    this.recipe = recipe;
    this.work = work;
  }

  @Setup
  public void setup() {
    stages = StageFactory.create(recipe);
    signers = StageFactory.signers(recipe);
    ranked = StageFactory.ranked(recipe);
  }

  @ProcessElement
  public void process(@Element Split split, MultiOutputReceiver out) throws IOException {
    Tally tally;
    try (SplitCurator curator =
        new SplitCurator(
            stages,
            new CardMaker(ranked),
            signers,
            work,
            new SplitCurator.Outputs(
                out.get(Curate.Curated.CARDS)::output,
                out.get(Curate.Curated.ENDS)::output,
                out.get(Curate.Curated.OUTCOMES)::output,
                signatures(out)))) {
      try (ShardReader reader = ShardReader.open(split, StageFactory.readOptions(recipe))) {
        curator.readAll(split, reader);
      }
      tally = curator.finish();
    }
    out.get(Curate.Curated.TALLIES).output(tally);
    Meter.finished(split.shard());
  }

  private List<Consumer<Signature>> signatures(MultiOutputReceiver out) {
    List<Consumer<Signature>> receivers = new ArrayList<>();
    for (Signer signer : signers) {
      receivers.add(out.get(Curate.Curated.signaturesOf(signer.stage()))::output);
    }
    return receivers;
  }
}
