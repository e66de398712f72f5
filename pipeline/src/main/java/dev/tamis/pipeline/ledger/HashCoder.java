package dev.tamis.pipeline.ledger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Encodes hashes in sixteen bytes, as keys of a shuffle. */
public final class HashCoder extends StreamCoder<Hash128> {
  private static final long serialVersionUID = 1L;

  @Override
  protected void write(Hash128 hash, DataOutputStream out) throws IOException {
    hash.write(out);
  }

  @Override
  protected Hash128 read(DataInputStream in) throws IOException {
    return Hash128.read(in);
  }
}
