package dev.tamis.pipeline.assemble;

import dev.tamis.pipeline.curate.CuratedFile;
import dev.tamis.pipeline.curate.Mark;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.Outcomes;
import dev.tamis.pipeline.ledger.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Reads a curated file beside the marks on its documents: a kept one gives its line, a removed one
 * the line of its outcome. A file holds a bounded number of documents, so its marks fit in memory.
 */
final class ReadCurated extends DoFn<KV<String, Iterable<Mark>>, Line> {
  private static final long serialVersionUID = 1L;

  static final TupleTag<Line> LINES = new TupleTag<>("lines") {};
  static final TupleTag<Tally> TALLIES = new TupleTag<>("tallies") {};

  @ProcessElement
  public void process(@Element KV<String, Iterable<Mark>> file, MultiOutputReceiver out)
      throws IOException {
    Marks marks = Marks.of(file);
    Tally tally = new Tally();
    try (CuratedFile.Reader reader =
        new CuratedFile.Reader(FileSystems.matchNewResource(file.getKey(), false))) {
      for (int i = 0; i < marks.count; i++) {
        CuratedFile.Entry entry = reader.next();
        Mark.Removal removal = marks.removals.get(i);
        if (removal == null) {
          tally.add(1, "kept");
          tally.addAll(entry.facts());
          long size = marks.sizes.getOrDefault(i, 1L);
          out.get(LINES).output(new Line(entry.folder(), entry.id(), finish(entry.line(), size)));
        } else {
          tally.add(1, "excluded", removal.decision().stage(), removal.decision().rule());
          out.get(LINES)
              .output(
                  Outcomes.excluded(
                      entry.id(), entry.url(), removal.decision(), removal.survivor()));
        }
      }
    }
    out.get(TALLIES).output(tally);
  }

  private static byte[] finish(byte[] line, long clusterSize) {
    byte[] end = (",\"cluster_size\":" + clusterSize + "}").getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[line.length + end.length];
    System.arraycopy(line, 0, whole, 0, line.length);
    System.arraycopy(end, 0, whole, line.length, end.length);
    return whole;
  }

  /** The marks of one file, checked. */
  private record Marks(int count, Map<Integer, Mark.Removal> removals, Map<Integer, Long> sizes) {

    static Marks of(KV<String, Iterable<Mark>> file) {
      int count = -1;
      Map<Integer, Mark.Removal> removals = new HashMap<>();
      Map<Integer, Long> sizes = new HashMap<>();
      int last = -1;
      for (Mark mark : file.getValue()) {
        if (mark instanceof Mark.End end) {
          count = end.index();
          continue;
        }
        last = Math.max(last, mark.index());
        if (mark instanceof Mark.Removal removal) {
          if (removals.put(removal.index(), removal) != null) {
            throw new IllegalStateException(
                "document " + removal.index() + " of " + file.getKey() + " was removed twice");
          }
        } else if (mark instanceof Mark.ClusterSize cluster) {
          sizes.merge(cluster.index(), cluster.size(), Math::max);
        }
      }
      if (last >= count) {
        throw new IllegalStateException(
            "a mark on document " + last + " of " + file.getKey() + ", which has " + count);
      }
      return new Marks(count, removals, sizes);
    }
  }
}
