package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.decide.kit.Blocks;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * The usual rule, for comparison with other systems: of each connected component of the graph of
 * near-duplicates the first document in survivor order stays. By rounds of alternating stars, of
 * which there are two for each pass, and one worker that closes what they left. Given and answered
 * is what {@link Independent} is given and answers.
 */
final class Components extends PTransform<PCollectionTuple, PCollection<KV<Integer, byte[]>>> {
  private static final long serialVersionUID = 1L;

  private final Settings settings;

  private Components(Settings settings) {
    this.settings = settings;
  }

  static Components of(Settings settings) {
    return new Components(settings);
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollectionTuple documents) {
    PCollection<KV<Integer, byte[]>> edges =
        step("Link buckets", documents.get(Spread.MEMBERS), new LinkBuckets(settings), Star.EDGES);
    for (int round = 1; round <= 2 * settings.passes(); round++) {
      edges = step("Large stars " + round, edges, new Star(settings, true), Star.EDGES);
      edges = step("Small stars " + round, edges, new Star(settings, false), Star.EDGES);
    }
    PCollectionTuple known =
        edges
            .apply("Group paths", GroupByKey.create())
            .apply(
                "Find bridges",
                ParDo.of(new Bridges(settings))
                    .withOutputTags(Bridges.STEPS, TupleTagList.of(Bridges.BRIDGES)));
    Blocks.coded(known, List.of(Bridges.STEPS, Bridges.BRIDGES));
    PCollection<KV<Integer, byte[]>> roots =
        step("Close bridges", known.get(Bridges.BRIDGES), new CloseBridges(settings), Star.EDGES);
    PCollection<KV<Integer, byte[]>> told =
        step(
            "Tell roots",
            PCollectionList.of(known.get(Bridges.STEPS))
                .and(roots)
                .apply("Steps and roots", Flatten.pCollections()),
            new TellRoots(settings),
            Superstep.MAIL);
    PCollection<KV<Integer, byte[]>> joined =
        step(
            "Join roots",
            PCollectionList.of(told)
                .and(documents.get(Spread.CARRIED))
                .apply("Roots and documents", Flatten.pCollections()),
            new JoinRoots(settings),
            JoinRoots.JOINED);
    return step("Decide", joined, new DecideComponents(settings), Superstep.FATES);
  }

  private static PCollection<KV<Integer, byte[]>> step(
      String name,
      PCollection<KV<Integer, byte[]>> blocks,
      DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> function,
      TupleTag<KV<Integer, byte[]>> tag) {
    return blocks
        .apply(name + ": group", GroupByKey.create())
        .apply(name, ParDo.of(function).withOutputTags(tag, TupleTagList.empty()))
        .get(tag)
        .setCoder(Blocks.CODER);
  }
}
