package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.decide.kit.SpillSort;
import java.io.IOException;
import java.util.Iterator;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * After the last pass: finds in each bucket the undecided documents of which one that stays is an
 * earlier near-duplicate, without a bound on comparisons. The undecided ones, which are few, are
 * held; those that stay stream past.
 */
final class ClaimByKept extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  private final Settings settings;
  private transient Blocks<Residue> claims;

  ClaimByKept(Settings settings) {
    this.settings = settings;
  }

  @StartBundle
  public void start() {
    claims = new Blocks<>(new Residue.ResidueCoder());
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> buckets, OutputReceiver<KV<Integer, byte[]>> out)
      throws IOException {
    try (SpillSort<Member> sort =
        Blocks.sort(
            buckets.getValue(), new Member.MemberCoder(), Member.UNDECIDED_FIRST, Member::weight)) {
      Earlier<Vertex> undecided = null;
      long key = 0;
      for (Iterator<Member> sorted = sort.sorted(); sorted.hasNext(); ) {
        Member member = sorted.next();
        if (undecided == null || key != member.key()) {
          key = member.key();
          undecided = new Earlier<>(settings.layout(), settings.verifier(), member.band());
        }
        if (member.kept()) {
          claim(member, undecided, out);
        } else {
          Sequential.checkSize(undecided.size(), settings);
          undecided.add(member.print(), member.vertex());
        }
      }
    }
  }

  private void claim(
      Member kept, Earlier<Vertex> undecided, OutputReceiver<KV<Integer, byte[]>> out) {
    undecided.find(
        kept.print(),
        (later, similarity) -> {
          if (kept.vertex().compareTo(later) < 0) {
            Residue claim = new Residue.Claim(later.place(), kept.vertex(), similarity);
            claims.add(0, claim, out::output);
          }
          return true;
        });
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    claims.close(context, Finish.RESIDUES);
  }
}
