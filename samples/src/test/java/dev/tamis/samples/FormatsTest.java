package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTest {
  @TempDir Path folder;

  private long kept(Path shard) throws IOException {
    Path out = folder.resolve(shard.getFileName() + ".out");
    Command command =
        Command.run(
            "run",
            "--input",
            shard.toString(),
            "--output",
            out.toString(),
            "--",
            "--runner=DirectRunner");
    assertEquals(0, command.status(), command.err());
    return new Corpus(out).statistics().at("/records/kept").asLong();
  }

  @Test
  void parquet() throws IOException {
    Path rows = folder.resolve("rows");
    try (var in = FormatsTest.class.getResourceAsStream("rows.parquet")) {
      Files.write(rows, in.readAllBytes());
    }
    assertEquals(6, kept(rows));
  }

  @Test
  void theSameRecordsPlainGzipAndZstd() throws IOException {
    WarcBuilder wet = new WarcBuilder().info();
    for (String tag : new String[] {"eng_Latn", "deu_Latn", "jpn_Jpan"}) {
      wet.record(
          "conversion",
          "https://a.tamis-sample.org/" + tag,
          "2026-03-01T12:00:00Z",
          "text/plain",
          WarcBuilder.utf8(Prose.read().get(tag)));
    }
    byte[] gzip = wet.toBytes();
    byte[] plain;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      plain = in.readAllBytes();
    }
    assertEquals(3, kept(Files.write(folder.resolve("gzip"), gzip)));
    assertEquals(3, kept(Files.write(folder.resolve("plain"), plain)));
    assertEquals(3, kept(Files.write(folder.resolve("zstd"), Zstd.compress(plain))));
    byte[] first = Zstd.compress(Arrays.copyOf(plain, plain.length / 2));
    byte[] second = Zstd.compress(Arrays.copyOfRange(plain, plain.length / 2, plain.length));
    byte[] frames = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, frames, first.length, second.length);
    assertEquals(3, kept(Files.write(folder.resolve("zstd-frames"), frames)));
  }
}
