package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.decide.kit.SpillSort;
import java.io.IOException;
import java.util.Iterator;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Of each component the first document stays; the others go, however similar they are to it. */
final class DecideComponents extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  private final Settings settings;
  private transient Blocks<Arrival> fates;

  DecideComponents(Settings settings) {
    this.settings = settings;
  }

  @StartBundle
  public void start() {
    fates = new Blocks<>(new Arrival.ArrivalCoder());
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> joined, OutputReceiver<KV<Integer, byte[]>> out)
      throws IOException {
    try (SpillSort<Joining> sort =
        Blocks.sort(
            joined.getValue(), new Joining.JoiningCoder(), Joining.ORDER, Joining::weight)) {
      Node root = null;
      for (Iterator<Joining> sorted = sort.sorted(); sorted.hasNext(); ) {
        Joining joining = sorted.next();
        Node node = joining.node();
        if (joining.root().equals(node.vertex())) {
          root = node;
          put(Fate.kept(node.vertex().place()), out);
        } else if (root == null || !root.vertex().equals(joining.root())) {
          throw new IllegalStateException(
              "the component at " + joining.root().place() + " lacks its first document");
        } else {
          double similarity = settings.verifier().measure(node.print(), root.print());
          put(Fate.removed(node.vertex().place(), root.vertex(), similarity), out);
          put(Fate.gained(root.vertex(), node.size()), out);
        }
      }
    }
  }

  private void put(Fate fate, OutputReceiver<KV<Integer, byte[]>> out) {
    fates.add(settings.shuffleKey(fate.to()), new Arrival.Decided(fate), out::output);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    fates.close(context, Superstep.FATES);
  }
}
