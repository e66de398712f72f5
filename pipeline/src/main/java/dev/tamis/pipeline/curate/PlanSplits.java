package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.input.Splits;
import dev.tamis.pipeline.recipe.Recipe;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;

/** Says in which pieces a shard is read. */
final class PlanSplits extends DoFn<Shard, Split> {
  private static final long serialVersionUID = 1L;

  private final long splitBytes;

  PlanSplits(Recipe recipe) {
    this.splitBytes = recipe.input().splitSize().bytes();
  }

  @ProcessElement
  public void process(@Element Shard shard, OutputReceiver<Split> out) throws IOException {
    List<Split> splits = Splits.plan(shard, splitBytes);
    Meter.planned(shard.name(), splits.size());
    splits.forEach(out::output);
  }
}
