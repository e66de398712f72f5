package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.decide.kit.Blocks;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Sends a document of the graph to the two places where the next pass needs it: into each bucket of
 * the bands that it shares, and to itself, for the pass after that. Not thread-safe.
 */
final class Spread {
  /** Members of buckets, by the key of their band. */
  static final TupleTag<KV<Integer, byte[]>> MEMBERS = new TupleTag<>("members") {};

  /** Documents as mail to themselves. */
  static final TupleTag<KV<Integer, byte[]>> CARRIED = new TupleTag<>("carried") {};

  private final Settings settings;
  private final Blocks<Member> members = new Blocks<>(new Member.MemberCoder());
  private final Blocks<Mail> carried = new Blocks<>(new Mail.MailCoder());

  Spread(Settings settings) {
    this.settings = settings;
  }

  void send(Node node, DoFn.MultiOutputReceiver out) {
    Print print = node.print();
    for (int band = node.bands().nextSetBit(0);
        band >= 0;
        band = node.bands().nextSetBit(band + 1)) {
      long key = settings.layout().key(print.sketch(), band, print.group());
      members.add(
          settings.shuffleKey(key),
          new Member(key, band, node.vertex(), node.size(), print, node.kept()),
          out.get(MEMBERS)::output);
    }
    carried.add(
        settings.shuffleKey(node.vertex().place()),
        new Mail.Carried(node),
        out.get(CARRIED)::output);
  }

  void close(DoFn<?, ?>.FinishBundleContext context) {
    members.close(context, MEMBERS);
    carried.close(context, CARRIED);
  }
}
