package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.bytes.Cursor;
import dev.tamis.pipeline.input.bytes.FileBytes;
import java.io.IOException;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Opens files through Beam's file systems. */
final class Files {
  private Files() {}

  static FileBytes open(String resource) throws IOException {
    ResourceId id = FileSystems.matchNewResource(resource, false);
    return new FileBytes(() -> FileSystems.open(id));
  }

  static Cursor cursor(String resource, Compression compression) throws IOException {
    FileBytes file = open(resource);
    return switch (compression) {
      case PLAIN -> Cursor.plain(file);
      case GZIP -> Cursor.gzip(file);
      case ZSTD -> Cursor.zstd(file);
      case BZIP2 -> Cursor.bzip2(file);
      case XZ -> Cursor.xz(file);
      case LZ4 -> Cursor.lz4(file);
    };
  }
}
