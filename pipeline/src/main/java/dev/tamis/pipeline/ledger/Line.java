package dev.tamis.pipeline.ledger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One line of an output file, as the bytes that will be written.
 *
 * @param folder where it belongs below the output folder, such as {@code data/eng_Latn}
 * @param id its place in the file: the lines of a part are sorted by id
 * @param bytes JSON in UTF-8, without the line break; not copied, not to be changed
 * @param excerpt what the report may show of an excluded record; empty for nothing, and never
 *     written beside the line
 */
public record Line(String folder, Hash128 id, byte[] bytes, String excerpt) {
  /** A line of which the report shows nothing. */
  public Line(String folder, Hash128 id, byte[] bytes) {
    this(folder, id, bytes, "");
  }

  /** The same with an excerpt. */
  public Line withExcerpt(String shown) {
    return new Line(folder, id, bytes, shown);
  }

  /** Encodes lines for the text shuffle. */
  public static final class LineCoder extends StreamCoder<Line> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Line line, DataOutputStream out) throws IOException {
      writeString(line.folder, out);
      line.id.write(out);
      writeBytes(line.bytes, out);
      writeString(line.excerpt, out);
    }

    @Override
    protected Line read(DataInputStream in) throws IOException {
      return new Line(readString(in), Hash128.read(in), readBytes(in), readString(in));
    }
  }
}
