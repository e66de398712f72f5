package dev.tamis.pipeline.ledger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;

/**
 * A small file that a corpus stage has to say, to be written with the report.
 *
 * @param path below the output folder, such as {@code report/sources.csv}
 * @param bytes its content; not copied, not to be changed
 */
public record ReportFile(String path, byte[] bytes) {
  /** Checks the path. */
  public ReportFile {
    Objects.requireNonNull(bytes, "bytes is null");
    if (!path.startsWith("report/") || path.contains("..")) {
      throw new IllegalArgumentException("a report's file lies in report/ (got: " + path + ")");
    }
  }

  /** Encodes files. */
  public static final class ReportFileCoder extends StreamCoder<ReportFile> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(ReportFile file, DataOutputStream out) throws IOException {
      writeString(file.path, out);
      writeBytes(file.bytes, out);
    }

    @Override
    protected ReportFile read(DataInputStream in) throws IOException {
      return new ReportFile(readString(in), readBytes(in));
    }
  }
}
