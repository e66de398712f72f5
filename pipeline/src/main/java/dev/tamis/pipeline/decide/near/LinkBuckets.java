package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.decide.kit.SpillSort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * The first step of {@link Components}: in each bucket finds which documents are near-duplicates of
 * each other over any number of steps, and links each to the first of its like. A document is
 * compared with earlier ones until there is one set of them left, so that a bucket of copies costs
 * one comparison each.
 */
final class LinkBuckets extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  /** Documents of one bucket; they are held in memory. */
  private static final int LARGEST = 400_000;

  private final Settings settings;
  private transient Blocks<Edge> edges;

  LinkBuckets(Settings settings) {
    this.settings = settings;
  }

  @StartBundle
  public void start() {
    edges = new Blocks<>(new Edge.EdgeCoder());
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> buckets, OutputReceiver<KV<Integer, byte[]>> out)
      throws IOException {
    try (SpillSort<Member> sort =
        Blocks.sort(
            buckets.getValue(), new Member.MemberCoder(), Member.BY_BUCKET, Member::weight)) {
      Bucket bucket = null;
      for (Iterator<Member> sorted = sort.sorted(); sorted.hasNext(); ) {
        Member member = sorted.next();
        if (bucket == null || bucket.key != member.key()) {
          link(bucket, out);
          bucket = new Bucket(member.key(), member.band());
        }
        bucket.take(member);
      }
      link(bucket, out);
    }
  }

  private void link(Bucket bucket, OutputReceiver<KV<Integer, byte[]>> out) {
    for (int i = 0; bucket != null && i < bucket.vertices.size(); i++) {
      int first = bucket.sets.find(i);
      if (first != i) {
        Edge edge = new Edge(bucket.vertices.get(i), bucket.vertices.get(first));
        Star.send(settings, edges, edge, out::output);
        Star.send(settings, edges, edge.reversed(), out::output);
      }
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    edges.close(context, Star.EDGES);
  }

  private final class Bucket {
    private final long key;
    private final Earlier<Integer> earlier;
    private final List<Vertex> vertices = new ArrayList<>();
    private final UnionFind sets = new UnionFind();
    private int different;

    Bucket(long key, int band) {
      this.key = key;
      this.earlier = new Earlier<>(settings.layout(), settings.verifier(), band);
    }

    void take(Member member) {
      if (vertices.size() == LARGEST) {
        throw new IllegalStateException(
            "dedup.near.rule: components takes at most "
                + LARGEST
                + " documents that share a band; more rows in dedup.near.rows, or rule: anchored,"
                + " which has no such limit");
      }
      vertices.add(member.vertex());
      int number = sets.add();
      different++;
      // Stops as soon as there is one set.
      earlier.find(
          member.print(),
          (other, similarity) -> {
            different -= sets.unite(other, number) ? 1 : 0;
            return different > 1;
          });
      earlier.add(member.print(), number);
    }
  }
}
