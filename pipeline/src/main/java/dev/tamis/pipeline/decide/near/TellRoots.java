package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.decide.kit.SpillSort;
import java.io.IOException;
import java.util.Iterator;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Tells every document that is a step from another one which document leads that one's component.
 */
final class TellRoots extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  private final Settings settings;
  private transient Blocks<Mail> mails;

  TellRoots(Settings settings) {
    this.settings = settings;
  }

  @StartBundle
  public void start() {
    mails = new Blocks<>(new Mail.MailCoder());
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> given, OutputReceiver<KV<Integer, byte[]>> out)
      throws IOException {
    try (SpillSort<Edge> sort = Blocks.sort(given.getValue(), new Edge.EdgeCoder(), Edge.ORDER)) {
      Vertex here = null;
      Vertex root = null;
      for (Iterator<Edge> sorted = sort.sorted(); sorted.hasNext(); ) {
        Edge edge = sorted.next();
        boolean earlier = edge.to().compareTo(edge.from()) < 0;
        if (!edge.from().equals(here)) {
          here = edge.from();
          root = earlier ? edge.to() : here;
        }
        if (!earlier) {
          tell(edge.to(), root, out);
        } else {
          tell(here, root, out);
        }
      }
    }
  }

  private void tell(Vertex vertex, Vertex root, OutputReceiver<KV<Integer, byte[]>> out) {
    Mail.Told told = new Mail.Told(vertex.place(), root, true, -1);
    mails.add(settings.shuffleKey(vertex.place()), told, out::output);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    mails.close(context, Superstep.MAIL);
  }
}
