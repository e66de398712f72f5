package dev.tamis.pipeline;

import dev.tamis.pipeline.corpus.CuratedSplit;
import dev.tamis.pipeline.corpus.KeptSplits;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.files.Listed;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.input.ShardContent;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.input.Splits;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run would curate and what it would take from splits that were curated before. A shard is
 * read to its end only where something was curated of one of its name.
 *
 * @param shards each with what there is of it
 * @param others bytes of curated splits in the folder that other document stages made
 */
public record PlanOfRun(List<OfShard> shards, long others) {
  /** Copies the list. */
  public PlanOfRun {
    shards = List.copyOf(shards);
  }

  /**
   * A shard.
   *
   * @param shard the file
   * @param splits number of splits in which it is read
   * @param reused how many of them are there, as they are needed
   * @param signed how many more are there, and need other scores or signatures
   * @param bytes of the splits that are curated, in the shard
   */
  public record OfShard(Shard shard, int splits, int reused, int signed, long bytes) {}

  /** Looks; touches nothing. */
  public static PlanOfRun of(CorpusPipeline.Job job) throws IOException {
    Plan plan = job.plan();
    Map<Hash128, List<KeptSplits.Whole>> there = new HashMap<>();
    Set<String> names = new HashSet<>();
    long others = 0;
    for (String folder : job.sources().reused()) {
      KeptSplits kept = new KeptSplits(folder, plan.digest());
      for (KeptSplits.Whole whole : kept.attempts()) {
        there.computeIfAbsent(whole.key(), key -> new ArrayList<>()).add(whole);
        names.add(whole.header().origin().split().shard());
      }
      for (Listed file : Storage.list(folder)) {
        boolean other =
            KeptSplits.isCurated(file.path()) && !file.path().startsWith(kept.ofTheseStages());
        others += other ? file.sizeBytes() : 0;
      }
    }
    List<OfShard> shards = new ArrayList<>();
    for (Shard shard : job.input().shards()) {
      shards.add(of(shard, plan, names.contains(shard.name()), there));
    }
    return new PlanOfRun(shards, others);
  }

  private static OfShard of(
      Shard shard, Plan plan, boolean perhaps, Map<Hash128, List<KeptSplits.Whole>> there)
      throws IOException {
    List<Split> splits = Splits.plan(shard, plan.spec().recipe().input().splitSize().bytes());
    Hash128 content = perhaps ? ShardContent.digest(shard) : null;
    int reused = 0;
    int signed = 0;
    long bytes = 0;
    for (int i = 0; i < splits.size(); i++) {
      KeptSplits.Whole whole = null;
      CuratedSplit.Header header = null;
      if (perhaps) {
        header = plan.header(new CuratedSplit.Origin(splits.get(i), i, splits.size(), content));
        whole = KeptSplits.best(there.getOrDefault(header.key(), List.of()), header).orElse(null);
      }
      if (whole != null && whole.header().isForTheSameStages(header)) {
        reused++;
      } else if (whole != null && whole.signed()) {
        signed++;
      } else {
        bytes += splits.get(i).to() - splits.get(i).from();
      }
    }
    return new OfShard(shard, splits.size(), reused, signed, bytes);
  }
}
