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
import org.apache.beam.sdk.values.KV;

/** Sorts the lines of a part by id, in memory, and writes them under a name of this attempt. */
final class WritePart extends DoFn<KV<String, Iterable<Line>>, WrittenPart> {
  private static final long serialVersionUID = 1L;
  private static final Comparator<Line> BY_ID =
      Comparator.comparing(Line::id).thenComparing(Line::bytes, Arrays::compare);

  private final String work;
  private final int compressionLevel;

  /**
   * Writes to a folder for files of attempts.
   *
   * @param work the folder, with a slash at its end
   * @param compressionLevel of zstd, 1 to 19
   */
  WritePart(String work, int compressionLevel) {
    this.work = work;
    this.compressionLevel = compressionLevel;
  }

  @ProcessElement
  public void process(@Element KV<String, Iterable<Line>> part, OutputReceiver<WrittenPart> out)
      throws IOException {
    List<Line> lines = new ArrayList<>();
    part.getValue().forEach(lines::add);
    lines.sort(BY_ID);
    ResourceId file =
        FileSystems.matchNewResource(work, true)
            .resolve(UUID.randomUUID() + ".jsonl.zst", StandardResolveOptions.RESOLVE_FILE);
    MessageDigest digest = Hash128.sha256();
    CountingStream counted =
        new CountingStream(
            new DigestOutputStream(
                Channels.newOutputStream(FileSystems.create(file, "application/zstd")), digest));
    try (OutputStream zstd =
        new BufferedOutputStream(new ZstdOutputStream(counted, compressionLevel), 1 << 16)) {
      for (Line line : lines) {
        zstd.write(line.bytes());
        zstd.write('\n');
      }
    }
    Meter.WRITTEN.add(lines.size());
    PartKey key = PartKey.parse(part.getKey());
    out.output(
        new WrittenPart(
            key.folder(),
            key.part(),
            file.toString(),
            lines.size(),
            counted.count,
            HexFormat.of().formatHex(digest.digest())));
  }

  /** Counts what passes. */
  private static final class CountingStream extends OutputStream {
    private final OutputStream out;
    private long count;

    CountingStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
