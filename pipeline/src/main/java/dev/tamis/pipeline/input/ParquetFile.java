package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.bytes.FileBytes;
import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file of Beam's file systems, as Parquet's library reads one. */
final class ParquetFile implements InputFile {
  private final String resource;
  private final long length;

  ParquetFile(String resource, long length) {
    this.resource = resource;
    this.length = length;
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    return new Seekable(Files.open(resource));
  }

  private static final class Seekable extends DelegatingSeekableInputStream {
    private final FileBytes file;

    Seekable(FileBytes file) {
      super(new Stream(file));
      this.file = file;
    }

    @Override
    public long getPos() {
      return file.position();
    }

    @Override
    public void seek(long position) throws IOException {
      file.seek(position);
    }
  }

  private static final class Stream extends InputStream {
    private final FileBytes file;

    Stream(FileBytes file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      return file.read(into, offset, length);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
