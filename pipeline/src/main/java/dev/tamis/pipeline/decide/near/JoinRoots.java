package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.decide.kit.SpillSort;
import java.io.IOException;
import java.util.Iterator;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Sends each document to the first one of its component, which may be itself. */
final class JoinRoots extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  /** Documents, by the first one of their component. */
  static final TupleTag<KV<Integer, byte[]>> JOINED = new TupleTag<>("joined") {};

  private final Settings settings;
  private transient Blocks<Joining> joined;

  JoinRoots(Settings settings) {
    this.settings = settings;
  }

  @StartBundle
  public void start() {
    joined = new Blocks<>(new Joining.JoiningCoder());
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> given, OutputReceiver<KV<Integer, byte[]>> out)
      throws IOException {
    try (SpillSort<Mail> sort =
        Blocks.sort(given.getValue(), new Mail.MailCoder(), Mail.WATCHES_LAST, Mail::weight)) {
      Node node = null;
      Vertex root = null;
      Place place = null;
      for (Iterator<Mail> sorted = sort.sorted(); sorted.hasNext(); ) {
        Mail mail = sorted.next();
        if (!mail.to().equals(place)) {
          join(node, root, out);
          place = mail.to();
          node = null;
          root = null;
        }
        if (mail instanceof Mail.Carried carried) {
          node = carried.node();
        } else if (mail instanceof Mail.Told told
            && (root == null || told.from().compareTo(root) < 0)) {
          root = told.from();
        }
      }
      join(node, root, out);
    }
  }

  private void join(Node node, Vertex root, OutputReceiver<KV<Integer, byte[]>> out) {
    if (node != null) {
      Vertex first = root == null ? node.vertex() : root;
      joined.add(settings.shuffleKey(first.place()), new Joining(first, node), out::output);
    } else if (root != null) {
      throw new IllegalStateException("a document of the component of " + root + " is not there");
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    joined.close(context, JOINED);
  }
}
