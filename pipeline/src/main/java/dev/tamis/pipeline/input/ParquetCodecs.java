package dev.tamis.pipeline.input;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * The codecs of Parquet pages that corpora use: none, Snappy, gzip and zstd. Parquet's own factory
 * needs Hadoop, which is larger than all of Tamis.
 */
final class ParquetCodecs implements CompressionCodecFactory {
  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED, SNAPPY, GZIP, ZSTD -> new Decompressor(codec);
      default ->
          throw new IllegalArgumentException(
              "pages compressed by " + codec + "; UNCOMPRESSED, SNAPPY, GZIP and ZSTD are read");
    };
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("Parquet is read and not written");
  }

  @Override
  public void release() {}

  private record Decompressor(CompressionCodecName codec) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      return BytesInput.from(inflate(bytes.toInputStream().readAllBytes(), size));
    }

    @Override
    public void decompress(ByteBuffer from, int compressed, ByteBuffer to, int size)
        throws IOException {
      byte[] bytes = new byte[compressed];
      from.get(bytes);
      to.put(inflate(bytes, size));
    }

    private byte[] inflate(byte[] bytes, int size) throws IOException {
      if (codec == CompressionCodecName.UNCOMPRESSED) {
        return bytes;
      }
      if (codec == CompressionCodecName.SNAPPY) {
        return Snappy.uncompress(bytes);
      }
      try (InputStream in = stream(bytes)) {
        byte[] inflated = in.readNBytes(size);
        if (inflated.length != size) {
          throw new IOException("a page has " + inflated.length + " bytes, not " + size);
        }
        return inflated;
      }
    }

    private InputStream stream(byte[] bytes) throws IOException {
      InputStream in = new ByteArrayInputStream(bytes);
      return codec == CompressionCodecName.GZIP ? new GZIPInputStream(in) : new ZstdInputStream(in);
    }

    @Override
    public void release() {}
  }
}
