package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.util.VarInt;
import org.apache.beam.sdk.values.KV;

/**
 * The names of all shards, packed: they are a part of the job that is submitted, and engines limit
 * its size. The files of a crawl have names that differ in a few characters.
 */
final class ShardList {
  private static final int CHUNK = 4096;

  private ShardList() {}

  /** Packs shards into chunks of some thousand, with the number of the first of each. */
  static List<byte[]> pack(List<Shard> shards) {
    List<byte[]> chunks = new ArrayList<>();
    for (int from = 0; from < shards.size(); from += CHUNK) {
      List<Shard> chunk = shards.subList(from, Math.min(shards.size(), from + CHUNK));
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed))) {
        VarInt.encode(from, out);
        VarInt.encode(chunk.size(), out);
        for (Shard shard : chunk) {
          boolean named = shard.resource().endsWith(shard.name());
          String before =
              named
                  ? shard.resource().substring(0, shard.resource().length() - shard.name().length())
                  : shard.resource();
          out.writeBoolean(named);
          StreamCoder.writeString(shard.name(), out);
          StreamCoder.writeString(before, out);
          VarInt.encode(shard.sizeBytes(), out);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      chunks.add(packed.toByteArray());
    }
    return chunks;
  }

  /** Gives the shards of a chunk with their numbers. */
  static final class Unpack extends DoFn<byte[], KV<Long, Shard>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element byte[] packed, OutputReceiver<KV<Long, Shard>> out)
        throws IOException {
      try (DataInputStream in =
          new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
        long number = VarInt.decodeInt(in);
        for (int left = VarInt.decodeInt(in); left > 0; left--) {
          boolean named = in.readBoolean();
          String name = StreamCoder.readString(in);
          String before = StreamCoder.readString(in);
          String resource = named ? before + name : before;
          out.output(KV.of(number++, new Shard(name, resource, VarInt.decodeLong(in))));
        }
      }
    }
  }
}
