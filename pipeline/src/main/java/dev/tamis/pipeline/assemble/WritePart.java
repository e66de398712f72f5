package dev.tamis.pipeline.assemble;

import com.github.luben.zstd.ZstdOutputStream;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.Line;
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

/** Sorts the lines of a part by id, in memory, and writes them under a name of this attempt. */
final class WritePart extends DoFn<KV<String, Iterable<Line>>, WrittenPart> {
  private static final long serialVersionUID = 1L;
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
  public void process(@Element KV<String, Iterable<Line>> part, OutputReceiver<WrittenPart> out)
      throws IOException {
    List<Line> lines = new ArrayList<>();
    part.getValue().forEach(lines::add);
    lines.sort(BY_ID);
    PartKey key = PartKey.parse(part.getKey());
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
    out.output(
        new WrittenPart(
            key.folder(),
            key.part(),
            file.toString(),
            lines.size(),
            counted.count(),
            HexFormat.of().formatHex(digest.digest())));
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
