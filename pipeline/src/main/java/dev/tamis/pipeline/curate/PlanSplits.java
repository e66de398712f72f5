package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.input.ShardContent;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.input.Splits;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.progress.Meter;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Says in which pieces a shard is read. */
final class PlanSplits extends DoFn<KV<Long, Shard>, SplitTask> {
  private static final long serialVersionUID = 1L;

  private final long splitBytes;

  PlanSplits(long splitBytes) {
    this.splitBytes = splitBytes;
  }

  @ProcessElement
  public void process(@Element KV<Long, Shard> numbered, OutputReceiver<SplitTask> out)
      throws IOException {
    Shard shard = numbered.getValue();
    List<Split> splits = Splits.plan(shard, splitBytes);
    Hash128 content = ShardContent.digest(shard);
    Meter.planned(shard.name(), splits.size());
    for (int i = 0; i < splits.size(); i++) {
      out.output(new SplitTask(numbered.getKey(), i, splits.size(), splits.get(i), content));
    }
  }
}
