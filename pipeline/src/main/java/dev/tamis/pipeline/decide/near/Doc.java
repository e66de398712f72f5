package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.util.VarInt;

/** Temporary: stands for a card. */
record Doc(Vertex vertex, long size) {
  static final class DocCoder extends StreamCoder<Doc> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Doc doc, DataOutputStream out) throws IOException {
      doc.vertex.write(out);
      VarInt.encode(doc.size, out);
    }

    @Override
    protected Doc read(DataInputStream in) throws IOException {
      return new Doc(Vertex.read(in), VarInt.decodeLong(in));
    }
  }
}
