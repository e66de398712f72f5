package dev.tamis.pipeline.assemble;

import com.github.luben.zstd.ZstdOutputStream;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.progress.Meter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Sorts the lines of a part by id, in memory, and writes them under a name of this attempt. What
 * was counted goes on as it came.
 */
final class WritePart extends DoFn<KV<String, Iterable<PartItem>>, WrittenPart> {
  private static final long serialVersionUID = 1L;

  static final TupleTag<WrittenPart> PARTS = new TupleTag<>("parts") {};
  static final TupleTag<Tally> TALLIES = new TupleTag<>("tallies") {};
  static final TupleTag<KV<String, DomainSum>> DOMAINS = new TupleTag<>("domains") {};
  static final TupleTag<Samples> SAMPLES = new TupleTag<>("samples") {};

  private static final Comparator<Line> BY_ID =
      Comparator.comparing(Line::id).thenComparing(Line::bytes, Arrays::compare);

  private final String work;
  private final Assemble.Form form;

  /**
   * Writes to a folder for files of attempts.
   *
   * @param work the folder, with a slash at its end
   * @param form how it is written
   */
  WritePart(String work, Assemble.Form form) {
    this.work = work;
    this.form = form;
  }

  /** What an engine's page says of the step. */
  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("work", work).withLabel("Files of attempts"));
    builder.add(DisplayData.item("part-size", form.partBytes()).withLabel("Bytes of a part"));
  }

  @ProcessElement
  public void process(@Element KV<String, Iterable<PartItem>> part, MultiOutputReceiver out)
      throws IOException {
    List<Line> lines = new ArrayList<>();
    Samples samples = new Samples();
    for (PartItem item : part.getValue()) {
      if (item instanceof PartItem.Account account) {
        out.get(TALLIES).output(account.tally());
        account.domains().forEach(sum -> out.get(DOMAINS).output(KV.of(sum.domain(), sum)));
      } else if (item instanceof PartItem.Written written) {
        lines.add(written.line());
        if (!written.line().excerpt().isEmpty()) {
          samples.add(written.line(), form.samples());
        }
      }
    }
    if (!samples.isEmpty()) {
      out.get(SAMPLES).output(samples);
    }
    if (!lines.isEmpty()) {
      lines.sort(BY_ID);
      out.get(PARTS).output(write(PartKey.parse(part.getKey()), lines));
    }
  }

  private WrittenPart write(PartKey key, List<Line> lines) throws IOException {
    boolean parquet = form.parquet() && key.folder().startsWith(Assemble.DATA);
    ResourceId file =
        FileSystems.matchNewResource(work, true)
            .resolve(
                UUID.randomUUID() + (parquet ? WrittenPart.PARQUET : WrittenPart.LINES),
                StandardResolveOptions.RESOLVE_FILE);
    MessageDigest digest = Hash128.sha256();
    CountingStream counted =
        new CountingStream(
            new DigestOutputStream(
                Channels.newOutputStream(FileSystems.create(file, "application/octet-stream")),
                digest));
    try (counted) {
      if (parquet) {
        BufferedOutputStream buffered = new BufferedOutputStream(counted, 1 << 16);
        ParquetPart.write(
            lines.stream().map(Line::bytes).toList(), buffered, form.compressionLevel());
        buffered.flush();
      } else {
        writeLines(lines, counted);
      }
    }
    Meter.WRITTEN.add(lines.size());
    return new WrittenPart(
        key.folder(),
        key.part(),
        file.toString(),
        lines.size(),
        counted.count(),
        HexFormat.of().formatHex(digest.digest()));
  }

  private void writeLines(List<Line> lines, OutputStream to) throws IOException {
    try (OutputStream zstd =
        new BufferedOutputStream(new ZstdOutputStream(to, form.compressionLevel()), 1 << 16)) {
      for (Line line : lines) {
        zstd.write(line.bytes());
        zstd.write('\n');
      }
    }
  }
}
